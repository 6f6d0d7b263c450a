// The library writes files only, so the workbook goes through a temporary one that is read back and removed.
#define _GNU_SOURCE
#include "CXLSX.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct invest_xlsx {
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *formats[INVEST_XLSX_STYLES];
  char path[4096];
  uint8_t *bytes;
};

static const char *folder(void) {
  const char *chosen = getenv("TMPDIR");
  return chosen && *chosen ? chosen : "/tmp";
}

invest_xlsx *invest_xlsx_new(void) {
  invest_xlsx *book = calloc(1, sizeof *book);
  if (!book) return NULL;
  snprintf(book->path, sizeof book->path, "%s/invest-XXXXXX", folder());
  int file = mkstemp(book->path);
  if (file < 0) {
    free(book);
    return NULL;
  }
  close(file);
  // Rows are written out as they come: memory does not grow with them.
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder()};
  book->workbook = workbook_new_opt(book->path, &options);
  if (!book->workbook) {
    unlink(book->path);
    free(book);
    return NULL;
  }
  // The same rows give the same bytes, whenever they are written.
  lxw_doc_properties properties = {.comments = "written by invest", .created = 946684800};
  workbook_set_properties(book->workbook, &properties);
  for (int style = INVEST_XLSX_HEADING; style < INVEST_XLSX_STYLES; style++)
    book->formats[style] = workbook_add_format(book->workbook);
  format_set_bold(book->formats[INVEST_XLSX_HEADING]);
  format_set_bottom(book->formats[INVEST_XLSX_HEADING], LXW_BORDER_THIN);
  format_set_num_format(book->formats[INVEST_XLSX_WHOLE], "#,##0");
  format_set_num_format(book->formats[INVEST_XLSX_FRACTION], "#,##0.00");
  format_set_num_format(book->formats[INVEST_XLSX_PERCENT], "0.0##\"%\"");
  format_set_num_format(book->formats[INVEST_XLSX_DAY], "yyyy-mm-dd");
  format_set_num_format(book->formats[INVEST_XLSX_CODE], "@");
  return book;
}

void invest_xlsx_free(invest_xlsx *book) {
  if (!book) return;
  if (book->workbook) lxw_workbook_free(book->workbook);
  unlink(book->path);
  free(book->bytes);
  free(book);
}

int invest_xlsx_begin_sheet(invest_xlsx *book, const char *name) {
  book->sheet = workbook_add_worksheet(book->workbook, name);
  return book->sheet ? 0 : LXW_ERROR_PARAMETER_VALIDATION;
}

int invest_xlsx_text(invest_xlsx *book, uint32_t row, uint16_t column, const char *text, invest_xlsx_style style) {
  return (int)worksheet_write_string(book->sheet, row, column, text, book->formats[style]);
}

int invest_xlsx_number(invest_xlsx *book, uint32_t row, uint16_t column, double value, invest_xlsx_style style) {
  return (int)worksheet_write_number(book->sheet, row, column, value, book->formats[style]);
}

int invest_xlsx_day(invest_xlsx *book, uint32_t row, uint16_t column, int year, int month, int day) {
  lxw_datetime value = {.year = year, .month = month, .day = day};
  return (int)worksheet_write_datetime(book->sheet, row, column, &value, book->formats[INVEST_XLSX_DAY]);
}

int invest_xlsx_width(invest_xlsx *book, uint16_t column, double characters) {
  return (int)worksheet_set_column(book->sheet, column, column, characters, NULL);
}

int invest_xlsx_end_sheet(invest_xlsx *book, uint32_t rows, uint16_t columns) {
  worksheet_freeze_panes(book->sheet, 1, 0);
  if (rows < 1 || columns < 1) return 0;
  return (int)worksheet_autofilter(book->sheet, 0, 0, rows - 1, columns - 1);
}

int invest_xlsx_finish(invest_xlsx *book, const uint8_t **bytes, size_t *length) {
  lxw_error code = workbook_close(book->workbook);
  book->workbook = NULL;
  if (code) return (int)code;
  FILE *file = fopen(book->path, "rb");
  struct stat status;
  if (!file || fstat(fileno(file), &status) != 0) {
    if (file) fclose(file);
    return LXW_ERROR_READING_TMPFILE;
  }
  size_t size = (size_t)status.st_size;
  book->bytes = malloc(size ? size : 1);
  size_t read = book->bytes ? fread(book->bytes, 1, size, file) : 0;
  fclose(file);
  if (read != size) return LXW_ERROR_READING_TMPFILE;
  *bytes = book->bytes;
  *length = size;
  return 0;
}

const char *invest_xlsx_reason(int code) { return lxw_strerror((lxw_error)code); }
