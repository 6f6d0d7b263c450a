// Decimal digits, two at a time from the last to the first.
//
// A decimal of at most 15 digits and the double nearest to it belong to each other one to one, and a division of two
// doubles that are exact is rounded correctly: the decimal that reads back as the double is the shortest there is.
#include "CDigits.h"

#include <math.h>
#include <string.h>

static const char pairs[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657"
    "585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

static const double powers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

uint8_t *invest_write_decimal(int64_t number, unsigned scale, uint8_t *target) {
  uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  while (scale > 0 && rest % 10 == 0) {
    rest /= 10;
    scale--;
  }
  // At most 22 digits behind the mark, which is more than a number has, a zero before it, the mark and the sign.
  uint8_t digits[64];
  uint8_t *const end = digits + 32;
  uint8_t *place = end;
  if (scale > 0) {
    for (; scale > 1; scale -= 2) {
      place -= 2;
      memcpy(place, pairs + rest % 100 * 2, 2);
      rest /= 100;
    }
    if (scale > 0) {
      *--place = (uint8_t)('0' + rest % 10);
      rest /= 10;
    }
    *--place = '.';
  }
  while (rest >= 100) {
    place -= 2;
    memcpy(place, pairs + rest % 100 * 2, 2);
    rest /= 100;
  }
  if (rest >= 10) {
    place -= 2;
    memcpy(place, pairs + rest * 2, 2);
  } else {
    *--place = (uint8_t)('0' + rest);
  }
  if (number < 0) *--place = '-';
  // Always as many bytes: a copy of known length is a few instructions.
  memcpy(target, place, 32);
  return target + (end - place);
}

// Whether the double is a whole number of at most 15 digits over a power of ten.
static inline int is_decimal(double number, double power, int64_t *whole) {
  const double scaled = number * power;
  if (!(fabs(scaled) < 1e15)) return 0;
  *whole = (int64_t)(scaled + (scaled < 0 ? -0.5 : 0.5));
  return (double)*whole / power == number;
}

uint8_t *invest_write_real(double number, unsigned *scale, uint8_t *target) {
  int64_t whole;
  if (is_decimal(number, powers[*scale], &whole)) return invest_write_decimal(whole, *scale, target);
  for (unsigned other = 0; other < 10; other++) {
    if (is_decimal(number, powers[other], &whole)) {
      *scale = other;
      return invest_write_decimal(whole, other, target);
    }
  }
  return 0;
}
