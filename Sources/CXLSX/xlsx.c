// The library writes files only, so the workbook goes through a temporary one that is read back and removed.
#define _GNU_SOURCE
#include "CXLSX.h"

#include <CLoading.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

// The functions of libxlsxwriter that are used, by their own types.
#define FUNCTIONS(X)                                                                                                   \
  X(format_set_bold)                                                                                                   \
  X(format_set_bottom)                                                                                                 \
  X(format_set_num_format)                                                                                             \
  X(lxw_strerror)                                                                                                      \
  X(lxw_workbook_free)                                                                                                 \
  X(workbook_add_format)                                                                                               \
  X(workbook_add_worksheet)                                                                                            \
  X(workbook_close)                                                                                                    \
  X(workbook_new_opt)                                                                                                  \
  X(workbook_set_properties)                                                                                           \
  X(worksheet_autofilter)                                                                                              \
  X(worksheet_freeze_panes)                                                                                            \
  X(worksheet_set_column)                                                                                              \
  X(worksheet_write_datetime)                                                                                          \
  X(worksheet_write_number)                                                                                            \
  X(worksheet_write_string)

// The library whose header this was built with: structures are handed over as they are declared there.
#ifdef LXW_SOVERSION
#define LIBRARY "libxlsxwriter.so." LXW_SOVERSION
#else
#define LIBRARY "libxlsxwriter.so"
#endif

INVEST_LIBRARY(FUNCTIONS, LIBRARY)

bool invest_xlsx_available(void) { return is_loaded(); }

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
  if (!invest_xlsx_available()) return NULL;
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
  book->workbook = api.workbook_new_opt_(book->path, &options);
  if (!book->workbook) {
    unlink(book->path);
    free(book);
    return NULL;
  }
  // The same rows give the same bytes, whenever they are written.
  lxw_doc_properties properties = {.comments = "written by invest", .created = 946684800};
  api.workbook_set_properties_(book->workbook, &properties);
  for (int style = INVEST_XLSX_HEADING; style < INVEST_XLSX_STYLES; style++)
    book->formats[style] = api.workbook_add_format_(book->workbook);
  api.format_set_bold_(book->formats[INVEST_XLSX_HEADING]);
  api.format_set_bottom_(book->formats[INVEST_XLSX_HEADING], LXW_BORDER_THIN);
  api.format_set_num_format_(book->formats[INVEST_XLSX_WHOLE], "#,##0");
  api.format_set_num_format_(book->formats[INVEST_XLSX_FRACTION], "#,##0.00");
  api.format_set_num_format_(book->formats[INVEST_XLSX_PERCENT], "0.0##\"%\"");
  api.format_set_num_format_(book->formats[INVEST_XLSX_DAY], "yyyy-mm-dd");
  api.format_set_num_format_(book->formats[INVEST_XLSX_CODE], "@");
  return book;
}

void invest_xlsx_free(invest_xlsx *book) {
  if (!book) return;
  if (book->workbook) api.lxw_workbook_free_(book->workbook);
  unlink(book->path);
  free(book->bytes);
  free(book);
}

int invest_xlsx_begin_sheet(invest_xlsx *book, const char *name) {
  book->sheet = api.workbook_add_worksheet_(book->workbook, name);
  return book->sheet ? 0 : LXW_ERROR_PARAMETER_VALIDATION;
}

int invest_xlsx_text(invest_xlsx *book, uint32_t row, uint16_t column, const char *text, invest_xlsx_style style) {
  return (int)api.worksheet_write_string_(book->sheet, row, column, text, book->formats[style]);
}

int invest_xlsx_number(invest_xlsx *book, uint32_t row, uint16_t column, double value, invest_xlsx_style style) {
  return (int)api.worksheet_write_number_(book->sheet, row, column, value, book->formats[style]);
}

int invest_xlsx_day(invest_xlsx *book, uint32_t row, uint16_t column, int year, int month, int day) {
  lxw_datetime value = {.year = year, .month = month, .day = day};
  return (int)api.worksheet_write_datetime_(book->sheet, row, column, &value, book->formats[INVEST_XLSX_DAY]);
}

int invest_xlsx_width(invest_xlsx *book, uint16_t column, double characters) {
  return (int)api.worksheet_set_column_(book->sheet, column, column, characters, NULL);
}

int invest_xlsx_end_sheet(invest_xlsx *book, uint32_t rows, uint16_t columns) {
  api.worksheet_freeze_panes_(book->sheet, 1, 0);
  if (rows < 1 || columns < 1) return 0;
  return (int)api.worksheet_autofilter_(book->sheet, 0, 0, rows - 1, columns - 1);
}

int invest_xlsx_finish(invest_xlsx *book, const uint8_t **bytes, size_t *length) {
  lxw_error code = api.workbook_close_(book->workbook);
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

const char *invest_xlsx_reason(int code) { return api.lxw_strerror_((lxw_error)code); }
