// The inner loops of the price blocks, by the vector instructions of processors that have them.
#ifndef INVEST_CPACKING_H
#define INVEST_CPACKING_H

#include <stddef.h>
#include <stdint.h>

// Unpacks numbers of `width` bits (0...57 or 64), least significant bit first, and adds `base` to each.
// From `bytes` on, `readable` bytes may be read: at least those of the numbers and 8 more.
void invest_unpack(const uint8_t *bytes, size_t readable, size_t count, unsigned width, int64_t base, int64_t *numbers);

// Turns differences into numbers: each becomes the sum of itself, those before it and `first`.
void invest_sum_up(int64_t *numbers, size_t count, int64_t first);

// Divides whole numbers, each below 2^51 in size, by a power of ten: the nearest doubles.
void invest_divide(const int64_t *numbers, size_t count, double power, double *doubles);

// The least, the greatest and the sum of numbers, of which there is one at least; the sum wraps around.
void invest_summarize(const int64_t *numbers, size_t count, int64_t summary[3]);

// Finds the places where the numbers of all columns (1 or more) are 0: counted from `first`, ascending. `places` has room
// for `count`. Returns how many there are.
size_t invest_zeros(
    const int64_t *const columns[], size_t kinds, size_t count, int64_t first, int64_t *places);

// For each of some runs of numbers the greatest, the least or the sum (which wraps around). The first run begins at
// `start`, each ends where `ends` says and has one number at least. Unless `others` is null, its numbers are added first.
void invest_greatest_of_runs(
    const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results);
void invest_least_of_runs(
    const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results);
void invest_sums_of_runs(
    const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results);

// The most numbers of a column, and what the first byte of one says; see `price_blocks` in schema.sql.
enum { INVEST_BLOCK = 1024, INVEST_VALUES = 0, INVEST_DELTAS = 1, INVEST_RESIDUAL = 32 };

// Encodes a column of 1 to INVEST_BLOCK whole numbers below 2^56 in size, none of them missing, as values or as deltas,
// or as what they differ by from a `reference` (unless that is null), whichever is shortest. `target` has room for 10
// bytes for each number and 80 more. Returns how many bytes there are.
size_t invest_encode_column(
    const int64_t *numbers, size_t count, unsigned scale, const int64_t *reference, uint8_t *target);

// Whether some number of a column is missing (INT64_MIN; 1), all of them are (2), or the size of some reaches `limit` (4).
unsigned invest_survey(const int64_t *numbers, size_t count, int64_t limit);

// Narrows days to 32 bits; 0 where they do not ascend or do not fit.
int invest_narrow_days(const int64_t *numbers, size_t count, int32_t *days);

#endif
