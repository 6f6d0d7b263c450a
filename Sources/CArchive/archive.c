// For locales of one thread.
#define _GNU_SOURCE
#include "CArchive.h"

#include <CLoading.h>
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

// The functions of libarchive that are used, by their own types.
#define FUNCTIONS(X)                                                                                                   \
  X(archive_read_new)                                                                                                  \
  X(archive_read_free)                                                                                                 \
  X(archive_read_support_filter_all)                                                                                   \
  X(archive_read_support_format_tar)                                                                                   \
  X(archive_read_support_format_zip)                                                                                   \
  X(archive_read_support_format_7zip)                                                                                  \
  X(archive_read_support_format_cpio)                                                                                  \
  X(archive_read_support_format_raw)                                                                                   \
  X(archive_read_open_memory)                                                                                          \
  X(archive_read_next_header)                                                                                          \
  X(archive_read_data)                                                                                                 \
  X(archive_error_string)                                                                                              \
  X(archive_filter_bytes)                                                                                              \
  X(archive_format)                                                                                                    \
  X(archive_entry_pathname)                                                                                            \
  X(archive_entry_pathname_utf8)                                                                                       \
  X(archive_entry_filetype)                                                                                            \
  X(archive_entry_is_encrypted)

INVEST_LIBRARY(FUNCTIONS, "libarchive.so.13", "libarchive.so")

bool invest_archive_available(void) { return is_loaded(); }

struct invest_archive {
  struct archive *reader;
  struct archive_entry *entry;
  // Names of members come in the characters of the locale, and the program has none: they are to come in UTF-8.
  locale_t utf8;
};

invest_archive *invest_archive_open(const uint8_t *bytes, size_t length) {
  if (!invest_archive_available()) return NULL;
  invest_archive *archive = calloc(1, sizeof *archive);
  if (!archive) return NULL;
  archive->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  archive->reader = api.archive_read_new_();
  if (!archive->reader) {
    invest_archive_close(archive);
    return NULL;
  }
  api.archive_read_support_filter_all_(archive->reader);
  // Not all formats: one of them (mtree) takes plain text for its own.
  api.archive_read_support_format_tar_(archive->reader);
  api.archive_read_support_format_zip_(archive->reader);
  api.archive_read_support_format_7zip_(archive->reader);
  api.archive_read_support_format_cpio_(archive->reader);
  api.archive_read_support_format_raw_(archive->reader);
  if (api.archive_read_open_memory_(archive->reader, bytes, length) != ARCHIVE_OK) {
    invest_archive_close(archive);
    return NULL;
  }
  return archive;
}

void invest_archive_close(invest_archive *archive) {
  if (archive->reader) api.archive_read_free_(archive->reader);
  if (archive->utf8) freelocale(archive->utf8);
  free(archive);
}

invest_archive_step invest_archive_next(invest_archive *archive) {
  locale_t before = archive->utf8 ? uselocale(archive->utf8) : (locale_t)0;
  int result = api.archive_read_next_header_(archive->reader, &archive->entry);
  // The name is converted when it is first asked for.
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) api.archive_entry_pathname_(archive->entry);
  if (archive->utf8) uselocale(before);
  if (result == ARCHIVE_EOF) return INVEST_ARCHIVE_END;
  return result == ARCHIVE_OK || result == ARCHIVE_WARN ? INVEST_ARCHIVE_MEMBER : INVEST_ARCHIVE_FAILED;
}

bool invest_archive_is_single(invest_archive *archive) {
  return api.archive_format_(archive->reader) == ARCHIVE_FORMAT_RAW;
}

const char *invest_archive_name(invest_archive *archive) {
  if (invest_archive_is_single(archive)) return "";
  locale_t before = archive->utf8 ? uselocale(archive->utf8) : (locale_t)0;
  const char *name = api.archive_entry_pathname_utf8_(archive->entry);
  if (!name) name = api.archive_entry_pathname_(archive->entry);
  if (archive->utf8) uselocale(before);
  return name ? name : "";
}

bool invest_archive_is_file(invest_archive *archive) {
  // Compressed files that are no archives have no type.
  return invest_archive_is_single(archive) || api.archive_entry_filetype_(archive->entry) == AE_IFREG;
}

bool invest_archive_is_encrypted(invest_archive *archive) { return api.archive_entry_is_encrypted_(archive->entry); }

ptrdiff_t invest_archive_read(invest_archive *archive, uint8_t *buffer, size_t capacity) {
  la_ssize_t count = api.archive_read_data_(archive->reader, buffer, capacity);
  return count < 0 ? -1 : count;
}

int64_t invest_archive_used(invest_archive *archive) { return api.archive_filter_bytes_(archive->reader, -1); }

const char *invest_archive_problem(invest_archive *archive) {
  const char *problem = api.archive_error_string_(archive->reader);
  return problem ? problem : "";
}
