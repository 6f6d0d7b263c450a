// SHA-256 by the instructions that many processors have for it.
#ifndef INVEST_CHASH_H
#define INVEST_CHASH_H

#include <stddef.h>
#include <stdint.h>

// Adds blocks of 64 bytes to the eight words of the state. Returns 0, and does nothing, where this processor cannot.
int invest_sha256_blocks(uint32_t state[8], const uint8_t *data, size_t blocks);

// The 64 constants of the rounds.
const uint32_t *invest_sha256_constants(void);

// Lets the process keep the memory that it frees, for files that are read in large buffers which come and go.
void invest_keep_freed_memory(void);

// Lets the system begin to write what a file that this process has open holds in memory; a hint, nothing waits for it.
void invest_begin_writing(const char *path);

// Sets SQLite up for several threads with a connection each. Has an effect before SQLite is used for the first time only.
void invest_prepare_sqlite(void);

#endif
