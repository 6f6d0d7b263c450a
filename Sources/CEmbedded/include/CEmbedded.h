// The files that travel inside the program, by their path in the project.
#ifndef INVEST_CEMBEDDED_H
#define INVEST_CEMBEDDED_H

#include <stddef.h>
#include <stdint.h>

/// One embedded file: its name ("schema.sql", "queries/total.sql", "lexicons/ko/names.tsv"), its bytes and their count.
typedef struct {
  const char *_Nonnull name;
  const uint8_t *_Nonnull bytes;
  size_t length;
} invest_embedded_file;

/// How many files there are.
size_t invest_embedded_count(void);

/// The file at an index below the count, in the order of the list in embedded.c.
const invest_embedded_file *_Nonnull invest_embedded_at(size_t index);

/// The file of that name, or NULL. Linear in the number of files.
const invest_embedded_file *_Nullable invest_embedded_find(const char *_Nonnull name);

#endif
