// Numbers as decimal digits, written to a place that has room for them.
#ifndef INVEST_CDIGITS_H
#define INVEST_CDIGITS_H

#include "CRows.h"

#include <stdint.h>

// Writes a whole number over ten to the power of `scale` (0...22) without zeros at its end: `1.5`, `-0.02`, `300`.
// 42 bytes of room are enough; some behind the end may be written over. Returns the end.
uint8_t *invest_write_decimal(int64_t number, unsigned scale, uint8_t *target);

// Writes a double that is a decimal of at most 15 digits, as its shortest digits. `scale` is how many digits behind the
// mark are tried first; it becomes what was found. Returns null, with nothing written, where the double is none such.
uint8_t *invest_write_real(double number, unsigned *scale, uint8_t *target);

#endif
