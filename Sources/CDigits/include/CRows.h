// The plainest rows of large tables: ISO days, digits with a point, no quotes.
#ifndef INVEST_CROWS_H
#define INVEST_CROWS_H

#include <stddef.h>
#include <stdint.h>

// What a cell is.
enum { INVEST_DAY, INVEST_SYMBOL, INVEST_NUMBER, INVEST_SKIP };

typedef struct {
  uint8_t kind;
  // Which column a number belongs to: open, high, low, close, adjusted close, volume.
  uint8_t slot;
} InvestStep;

// What a column of numbers is that cannot take a number as it is.
enum { INVEST_NOT_SIMPLE = 255 };

typedef struct {
  // The cells of a row from left to right.
  const InvestStep *steps;
  size_t step_count;
  uint8_t delimiter;
  // Whether rows have a high and a low.
  uint8_t has_range;
  // How many digits numbers of each column have behind the mark.
  uint8_t scales[6];
  // What stands in the cell of the symbol.
  const uint8_t *symbol;
  size_t symbol_length;
  // Where rows go.
  int32_t *days;
  int64_t *values[6];
  // What is known of the month of the row before: `2025-02-`, the number of the day before the first, the length.
  uint64_t month;
  int32_t month_base;
  uint32_t month_length;
} InvestLane;

// Reads rows from a place on, as far as all of their numbers fit the columns as they are and none is no price, and puts
// them behind `*rows` others; at most up to `most` rows. Returns the place of the first line that was not read, which may
// be any: whoever calls reads that one by other means. Reads none where the processor has no vectors for it.
size_t invest_scan_rows(
    InvestLane *lane, const uint8_t *bytes, size_t size, size_t from, size_t *rows, size_t most);

#endif
