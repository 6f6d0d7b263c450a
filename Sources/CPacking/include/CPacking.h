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

#endif
