// Decimal digits, two at a time from the last to the first.
//
// A decimal of at most 15 digits and the double nearest to it belong to each other one to one, and a division of two
// doubles that are exact is rounded correctly: the decimal that reads back as the double is the shortest there is. Longer
// ones are found between the double's neighbours in whole numbers of 128 bits, exactly (after Steele and White, "How to print
// floating-point numbers accurately", 1990).
#include "CDigits.h"

#include <math.h>
#include <string.h>

static const char pairs[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657"
    "585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

static const double powers[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static const uint64_t fives[] = {1,
                                 5,
                                 25,
                                 125,
                                 625,
                                 3125,
                                 15625,
                                 78125,
                                 390625,
                                 1953125,
                                 9765625,
                                 48828125,
                                 244140625,
                                 1220703125,
                                 6103515625,
                                 30517578125,
                                 152587890625,
                                 762939453125,
                                 3814697265625,
                                 19073486328125,
                                 95367431640625,
                                 476837158203125,
                                 2384185791015625};

// So many digits behind the mark are tried one after the other; with as many or more a number is taken for a long one.
enum { SHORT = 10 };

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

// Writes the double and says how many digits stand behind the mark; null for those out of range and those that have no
// even neighbourhood.
static uint8_t *write_shortest(double number, unsigned *behind, uint8_t *target) {
  const double size = fabs(number);
  if (!(size >= 1e-5 && size < 1e15)) return 0;
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  const uint64_t fraction = bits & (((uint64_t)1 << 52) - 1);
  // Below a power of two doubles lie closer than above it.
  if (fraction == 0) return 0;
  const uint64_t odd = fraction & 1, significand = fraction | (uint64_t)1 << 52;
  const int exponent = (int)(bits >> 52 & 0x7FF) - 1075;
  // Times a power of ten it has 17 or 18 digits before the mark; 1233 / 4096 is the logarithm of 2. As
  // significand · 5^power over 2^shift that is exact, and so is half the way to either neighbour: 5^power over 2^(shift + 1).
  int power = 16 - ((exponent + 52) * 1233 >> 12);
  const int shift = -(power + exponent);
  const unsigned __int128 whole = (unsigned __int128)significand * fives[power];
  const unsigned __int128 mask = ((unsigned __int128)2 << shift) - 1;
  const unsigned __int128 below = 2 * whole - fives[power], above = 2 * whole + fives[power];
  // All whole numbers from `low` to `high` read back as the double; the borders themselves where the significand is even.
  uint64_t low = (uint64_t)((below + (odd ? 0 : mask)) >> (shift + 1)) + odd;
  uint64_t high = (uint64_t)((above + (odd ? mask : 0)) >> (shift + 1)) - odd;
  uint64_t unit = 1;
  while (high / 10 >= (low + 9) / 10) {
    high /= 10;
    low = (low + 9) / 10;
    unit *= 10;
    power--;
  }
  if (low != high) {
    // The nearest of several.
    low = (uint64_t)(whole >> shift) / unit;
    const unsigned __int128 rest = whole - ((unsigned __int128)(low * unit) << shift);
    const unsigned __int128 step = (unsigned __int128)unit << shift;
    if (2 * rest == step) return 0;
    if (2 * rest > step) low++;
  }
  for (; power < 0; power++) low *= 10;
  *behind = (unsigned)power;
  return invest_write_decimal(number < 0 ? -(int64_t)low : (int64_t)low, (unsigned)power, target);
}

uint8_t *invest_write_real(double number, unsigned *scale, uint8_t *target) {
  int64_t whole;
  uint8_t *end;
  if (*scale >= SHORT) {
    unsigned behind;
    if ((end = write_shortest(number, &behind, target))) {
      *scale = behind;
      return end;
    }
  } else if (is_decimal(number, powers[*scale], &whole)) {
    return invest_write_decimal(whole, *scale, target);
  }
  for (unsigned other = 0; other < SHORT; other++) {
    if (is_decimal(number, powers[other], &whole)) {
      *scale = other;
      return invest_write_decimal(whole, other, target);
    }
  }
  return *scale < SHORT ? write_shortest(number, scale, target) : 0;
}
