// libxlsxwriter behind a header of its own: a workbook written cell by cell, row after row, handed over as bytes.
// The library is loaded when the first workbook is made, so that it costs other commands nothing.
#ifndef INVEST_CXLSX_H
#define INVEST_CXLSX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct invest_xlsx invest_xlsx;

typedef enum {
  INVEST_XLSX_PLAIN,
  INVEST_XLSX_HEADING,
  // Thousands marks, no decimals.
  INVEST_XLSX_WHOLE,
  // Thousands marks, two decimals shown.
  INVEST_XLSX_FRACTION,
  // 11 is shown as 11.0%.
  INVEST_XLSX_PERCENT,
  INVEST_XLSX_DAY,
  // Text even where it looks like a number.
  INVEST_XLSX_CODE,
  INVEST_XLSX_STYLES,
} invest_xlsx_style;

// The most rows and columns of a sheet, and the most UTF-16 units of a cell's text.
#define INVEST_XLSX_ROWS 1048576
#define INVEST_XLSX_COLUMNS 16384
#define INVEST_XLSX_TEXT 32767

// Whether libxlsxwriter is there.
bool invest_xlsx_available(void);

// A workbook without sheets; NULL where no temporary file can be made or the library is not there.
invest_xlsx *invest_xlsx_new(void);
void invest_xlsx_free(invest_xlsx *book);

// All of these return 0, or a code that invest_xlsx_reason puts into words. Cells go to the sheet that was begun last,
// its rows in order. Names have at most 31 characters and none of []:*?/\.
int invest_xlsx_begin_sheet(invest_xlsx *book, const char *name);
int invest_xlsx_text(invest_xlsx *book, uint32_t row, uint16_t column, const char *text, invest_xlsx_style style);
int invest_xlsx_number(invest_xlsx *book, uint32_t row, uint16_t column, double value, invest_xlsx_style style);
int invest_xlsx_day(invest_xlsx *book, uint32_t row, uint16_t column, int year, int month, int day);
int invest_xlsx_width(invest_xlsx *book, uint16_t column, double characters);
// Freezes the first row of the sheet and puts filters on it; rows counts the heading.
int invest_xlsx_end_sheet(invest_xlsx *book, uint32_t rows, uint16_t columns);

// Ends the workbook. The bytes live as long as the book; nothing can be added after this.
int invest_xlsx_finish(invest_xlsx *book, const uint8_t **bytes, size_t *length);

const char *invest_xlsx_reason(int code);

#endif
