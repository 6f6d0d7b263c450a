// libarchive behind a header of its own: the members of a compressed file or an archive that lies in memory.
// The library is loaded when the first archive is opened, so that it costs other commands nothing.
#ifndef INVEST_CARCHIVE_H
#define INVEST_CARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct invest_archive invest_archive;

typedef enum {
  INVEST_ARCHIVE_MEMBER,
  INVEST_ARCHIVE_END,
  INVEST_ARCHIVE_FAILED,
} invest_archive_step;

// Whether libarchive is there.
bool invest_archive_available(void);

// Opens an archive; the bytes must stay where they are until it is closed. NULL where it is no archive or memory runs out.
invest_archive *invest_archive_open(const uint8_t *bytes, size_t length);
void invest_archive_close(invest_archive *archive);

// Moves to the next member.
invest_archive_step invest_archive_next(invest_archive *archive);

// Of the member that was moved to: its name as stored (empty for a file that is compressed and no archive), valid until the
// next step; whether it is a plain file; whether its content is encrypted.
const char *invest_archive_name(invest_archive *archive);
bool invest_archive_is_file(invest_archive *archive);
bool invest_archive_is_encrypted(invest_archive *archive);
// Whether this is one compressed file and no archive of several.
bool invest_archive_is_single(invest_archive *archive);

// Reads on in the member; 0 at its end, -1 where it cannot be read.
ptrdiff_t invest_archive_read(invest_archive *archive, uint8_t *buffer, size_t capacity);

// How many bytes of the archive were used up so far.
int64_t invest_archive_used(invest_archive *archive);
// Why the last step failed; empty where nothing is known.
const char *invest_archive_problem(invest_archive *archive);

#endif
