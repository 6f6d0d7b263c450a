// Numbers as decimal digits, written to a place that has room for them.
#ifndef INVEST_CDIGITS_H
#define INVEST_CDIGITS_H

#include "CRows.h"

#include <stdint.h>

// Writes a whole number over ten to the power of `scale` (0...22) without zeros at its end: `1.5`, `-0.02`, `300`.
// 42 bytes of room are enough; some behind the end may be written over. Returns the end.
uint8_t *invest_write_decimal(int64_t number, unsigned scale, uint8_t *target);

// Writes a double as the shortest digits that read back as it, of several the nearest, without an exponent; at most 32
// bytes, some behind the end may be written over. `scale` is how many digits behind the mark are tried first (0 at the
// start); it becomes what was found. Returns null, with nothing written, for most doubles below 0.00001 or of 10^15 and
// more, for powers of two and for what is no number: those have to be written by other means.
uint8_t *invest_write_real(double number, unsigned *scale, uint8_t *target);

#endif
