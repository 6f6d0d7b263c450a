// Passes over text with SSSE3, which every x86-64 processor since 2006 has; those over whole documents with AVX2 where there
// is any.
#include "CScan.h"

static inline size_t is_control(uint8_t byte) {
  return byte < 0x20 ? (byte < 9 || byte > 13) && byte != 0x1B : byte == 0x7F;
}

#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#define SSSE3 __attribute__((target("ssse3")))

#define AVX2 __attribute__((target("avx2,popcnt")))

static inline int has_ssse3(void) { return __builtin_cpu_supports("ssse3"); }
static inline int has_avx2(void) { return __builtin_cpu_supports("avx2"); }

// UTF-8 by three look-ups of half bytes: Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte"
// (Software: Practice and Experience 51, 2021). Each bit is an error that both halves of a byte and the next one allow.
enum {
  TOO_SHORT = 1 << 0, TOO_LONG = 1 << 1, OVERLONG_3 = 1 << 2, TOO_LARGE = 1 << 3, SURROGATE = 1 << 4,
  OVERLONG_2 = 1 << 5, TOO_LARGE_1000 = 1 << 6, OVERLONG_4 = 1 << 6, TWO_CONTS = 1 << 7,
  CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

// What the high half of a byte, its low half and the high half of the byte behind it allow.
static const uint8_t first_highs[16] = {
  TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
  TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS, TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
  TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4
};
enum { LARGE = CARRY | TOO_LARGE | TOO_LARGE_1000 };
static const uint8_t first_lows[16] = {
  CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY, CARRY, CARRY | TOO_LARGE,
  LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE | SURROGATE, LARGE, LARGE
};
enum { SECOND = TOO_LONG | OVERLONG_2 | TWO_CONTS };
static const uint8_t second_highs[16] = {
  TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
  SECOND | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4, SECOND | OVERLONG_3 | TOO_LARGE,
  SECOND | SURROGATE | TOO_LARGE, SECOND | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT
};

SSSE3 static inline __m128i high_halves(__m128i bytes) {
  return _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(0x0F));
}

SSSE3 static inline __m128i look_up(const uint8_t *table, __m128i halves) {
  return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)table), halves);
}

SSSE3 static inline __m128i errors(__m128i input, __m128i before) {
  const __m128i last = _mm_alignr_epi8(input, before, 15);
  const __m128i special = _mm_and_si128(
      _mm_and_si128(
          look_up(first_highs, high_halves(last)), look_up(first_lows, _mm_and_si128(last, _mm_set1_epi8(0x0F)))),
      look_up(second_highs, high_halves(input)));
  const __m128i third = _mm_subs_epu8(_mm_alignr_epi8(input, before, 14), _mm_set1_epi8((char)(0xE0 - 0x80)));
  const __m128i fourth = _mm_subs_epu8(_mm_alignr_epi8(input, before, 13), _mm_set1_epi8((char)(0xF0 - 0x80)));
  const __m128i must = _mm_and_si128(_mm_or_si128(third, fourth), _mm_set1_epi8((char)0x80));
  return _mm_xor_si128(must, special);
}

static inline __m128i equals(__m128i bytes, int byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)byte)); }

// The bytes from `low` on, `width` of them and no more than 128.
static inline __m128i within(__m128i bytes, int low, int width) {
  const __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8((char)low));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8((char)(width - 1))), offset);
}

// The same for thirty-two bytes at once.

AVX2 static inline __m256i equals_32(__m256i bytes, int byte) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)byte));
}

AVX2 static inline __m256i within_32(__m256i bytes, int low, int width) {
  const __m256i offset = _mm256_sub_epi8(bytes, _mm256_set1_epi8((char)low));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(offset, _mm256_set1_epi8((char)(width - 1))), offset);
}

AVX2 static inline __m256i look_up_32(const uint8_t *table, __m256i halves) {
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table)), halves);
}

AVX2 static inline __m256i high_halves_32(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

AVX2 static int check_32(const uint8_t *bytes, size_t count, struct invest_utf8 *result) {
  __m256i before = _mm256_setzero_si256(), error = before, nul = before, composing = before;
  size_t wide = 0, place = 0;
  for (int is_last = 0; !is_last; place += 32) {
    __m256i input;
    if (place + 32 <= count) {
      input = _mm256_loadu_si256((const __m256i *)(bytes + place));
    } else {
      uint8_t rest[32];
      memset(rest, 0x20, 32);
      memcpy(rest, bytes + place, count - place);
      input = _mm256_loadu_si256((const __m256i *)rest);
      is_last = 1;
    }
    nul = _mm256_or_si256(nul, equals_32(input, 0));
    if (((unsigned)_mm256_movemask_epi8(input) | (unsigned)_mm256_movemask_epi8(before) >> 29) != 0) {
      const __m256i across = _mm256_permute2x128_si256(before, input, 0x21);
      const __m256i last = _mm256_alignr_epi8(input, across, 15), second = _mm256_alignr_epi8(input, across, 14);
      const __m256i special = _mm256_and_si256(
          _mm256_and_si256(
              look_up_32(first_highs, high_halves_32(last)),
              look_up_32(first_lows, _mm256_and_si256(last, _mm256_set1_epi8(0x0F)))),
          look_up_32(second_highs, high_halves_32(input)));
      const __m256i third = _mm256_subs_epu8(second, _mm256_set1_epi8((char)(0xE0 - 0x80)));
      const __m256i fourth =
          _mm256_subs_epu8(_mm256_alignr_epi8(input, across, 13), _mm256_set1_epi8((char)(0xF0 - 0x80)));
      const __m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
      error = _mm256_or_si256(error, _mm256_xor_si256(must, special));
      wide += (size_t)__builtin_popcount((unsigned)_mm256_movemask_epi8(within_32(input, 0xC0, 0x40)));
      const __m256i jamo = _mm256_and_si256(equals_32(last, 0xE1), within_32(input, 0x84, 4));
      const __m256i kana = _mm256_and_si256(
          _mm256_and_si256(equals_32(second, 0xE3), equals_32(last, 0x82)), within_32(input, 0x99, 2));
      composing = _mm256_or_si256(composing, _mm256_or_si256(jamo, kana));
    }
    before = input;
  }
  if (!_mm256_testz_si256(error, error)) return 0;
  result->wide = wide;
  result->has_nul = _mm256_movemask_epi8(nul) != 0;
  result->composes = _mm256_movemask_epi8(composing) != 0;
  return 1;
}

SSSE3 static int check(const uint8_t *bytes, size_t count, struct invest_utf8 *result) {
  __m128i before = _mm_setzero_si128(), error = before, nul = before, composing = before;
  size_t wide = 0, place = 0;
  for (int is_last = 0; !is_last; place += 16) {
    __m128i input;
    if (place + 16 <= count) {
      input = _mm_loadu_si128((const __m128i *)(bytes + place));
      nul = _mm_or_si128(nul, equals(input, 0));
    } else {
      // The end, and blanks behind it: a character that is cut off is none.
      uint8_t rest[16];
      memset(rest, 0x20, 16);
      memcpy(rest, bytes + place, count - place);
      input = _mm_loadu_si128((const __m128i *)rest);
      nul = _mm_or_si128(nul, equals(input, 0));
      is_last = 1;
    }
    const int highs = _mm_movemask_epi8(input) | _mm_movemask_epi8(_mm_srli_si128(before, 13));
    if (highs != 0) {
      error = _mm_or_si128(error, errors(input, before));
      wide += (size_t)__builtin_popcount((unsigned)_mm_movemask_epi8(within(input, 0xC0, 0x40)));
      const __m128i last = _mm_alignr_epi8(input, before, 15);
      const __m128i jamo = _mm_and_si128(equals(last, 0xE1), within(input, 0x84, 4));
      const __m128i kana = _mm_and_si128(
          _mm_and_si128(equals(_mm_alignr_epi8(input, before, 14), 0xE3), equals(last, 0x82)), within(input, 0x99, 2));
      composing = _mm_or_si128(composing, _mm_or_si128(jamo, kana));
    }
    before = input;
  }
  if (_mm_movemask_epi8(_mm_cmpeq_epi8(error, _mm_setzero_si128())) != 0xFFFF) return 0;
  result->wide = wide;
  result->has_nul = _mm_movemask_epi8(nul) != 0;
  result->composes = _mm_movemask_epi8(composing) != 0;
  return 1;
}

int invest_utf8_check(const uint8_t *bytes, size_t count, struct invest_utf8 *result) {
  if (has_avx2()) return check_32(bytes, count, result);
  return has_ssse3() && check(bytes, count, result);
}

SSSE3 static inline size_t sum(__m128i counts) {
  const __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
  return (size_t)_mm_cvtsi128_si64(sums) + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sums, 8));
}

struct lead_counts {
  __m128i letters, two, e381, e382, e383, e4, e5, ea, eb;
};

// Counts the bytes of `input`, zeros among them for none; `next` holds the byte behind each.
SSSE3 static inline void count_leads(struct lead_counts *counts, __m128i input, __m128i next) {
  counts->letters =
      _mm_sub_epi8(counts->letters, within(_mm_or_si128(input, _mm_set1_epi8(0x20)), 0x61, 26));
  if (_mm_movemask_epi8(input) == 0) return;
  const __m128i e3 = equals(input, 0xE3);
  counts->two = _mm_sub_epi8(counts->two, within(input, 0xC2, 30));
  counts->e381 = _mm_sub_epi8(counts->e381, _mm_and_si128(e3, equals(next, 0x81)));
  counts->e382 = _mm_sub_epi8(counts->e382, _mm_and_si128(e3, equals(next, 0x82)));
  counts->e383 = _mm_sub_epi8(counts->e383, _mm_and_si128(e3, equals(next, 0x83)));
  counts->e4 = _mm_sub_epi8(counts->e4, equals(input, 0xE4));
  counts->e5 = _mm_sub_epi8(counts->e5, within(input, 0xE5, 5));
  counts->ea = _mm_sub_epi8(counts->ea, within(input, 0xEA, 4));
  counts->eb = _mm_sub_epi8(counts->eb, within(input, 0xEB, 2));
}

SSSE3 static inline void add_counts(const struct lead_counts *counts, struct invest_leads *leads) {
  leads->letters += sum(counts->letters);
  leads->two += sum(counts->two);
  leads->e381 += sum(counts->e381);
  leads->e382 += sum(counts->e382);
  leads->e383 += sum(counts->e383);
  leads->e4 += sum(counts->e4);
  leads->e5_to_e9 += sum(counts->e5);
  leads->ea_to_ed += sum(counts->ea);
  leads->eb_to_ec += sum(counts->eb);
}

SSSE3 static void add(const uint8_t *bytes, size_t count, struct invest_leads *leads) {
  size_t place = 0;
  while (place < count) {
    struct lead_counts counts;
    memset(&counts, 0, sizeof counts);
    // A byte counts to 255.
    for (int round = 0; round < 255 && place < count; round++, place += 16) {
      __m128i input, next;
      if (place + 17 <= count) {
        input = _mm_loadu_si128((const __m128i *)(bytes + place));
        next = _mm_loadu_si128((const __m128i *)(bytes + place + 1));
      } else {
        // The end, and nothing behind it.
        uint8_t rest[16];
        memset(rest, 0, 16);
        memcpy(rest, bytes + place, count - place < 16 ? count - place : 16);
        input = _mm_loadu_si128((const __m128i *)rest);
        next = _mm_srli_si128(input, 1);
      }
      count_leads(&counts, input, next);
    }
    add_counts(&counts, leads);
  }
}

int invest_add_leads(const uint8_t *bytes, size_t count, struct invest_leads *leads) {
  if (!has_ssse3()) return 0;
  add(bytes, count, leads);
  return 1;
}

SSSE3 static inline __m128i stops(__m128i first, __m128i second, __m128i third) {
  const __m128i ascii = _mm_or_si128(
      _mm_or_si128(equals(first, '.'), equals(first, '!')), _mm_or_si128(equals(first, '?'), equals(first, '\n')));
  const __m128i kuten = _mm_and_si128(_mm_and_si128(equals(first, 0xE3), equals(second, 0x80)), equals(third, 0x82));
  const __m128i wide = _mm_and_si128(
      _mm_and_si128(equals(first, 0xEF), equals(second, 0xBC)), _mm_or_si128(equals(third, 0x81), equals(third, 0x9F)));
  return _mm_or_si128(ascii, _mm_or_si128(kuten, wide));
}

SSSE3 static inline __m128i pauses(__m128i first, __m128i second, __m128i third) {
  const __m128i ascii = _mm_or_si128(equals(first, ','), equals(first, ';'));
  const __m128i general = _mm_and_si128(
      equals(first, 0xE2), _mm_or_si128(equals(third, 0x94), _mm_or_si128(equals(third, 0xA6), equals(third, 0xA2))));
  const __m128i east = _mm_and_si128(equals(first, 0xE3), within(third, 0x80, 2));
  const __m128i wide = _mm_and_si128(
      _mm_and_si128(equals(first, 0xEF), equals(second, 0xBC)), _mm_or_si128(equals(third, 0x8C), equals(third, 0x9B)));
  return _mm_or_si128(
      _mm_or_si128(ascii, wide), _mm_and_si128(_mm_or_si128(general, east), equals(second, 0x80)));
}

SSSE3 static size_t next(const uint8_t *text, size_t place, size_t end, int mode) {
  for (; place + 18 <= end; place += 16) {
    const __m128i first = _mm_loadu_si128((const __m128i *)(text + place));
    const __m128i second = _mm_loadu_si128((const __m128i *)(text + place + 1));
    const __m128i third = _mm_loadu_si128((const __m128i *)(text + place + 2));
    const int found = _mm_movemask_epi8(mode == 0 ? stops(first, second, third) : pauses(first, second, third));
    if (found != 0) return place + (size_t)__builtin_ctz((unsigned)found);
  }
  return place;
}

size_t invest_next_mark(const uint8_t *text, size_t place, size_t end, int mode) {
  return has_ssse3() ? next(text, place, end, mode) : place;
}

size_t invest_first_of(const uint8_t *text, size_t place, size_t end, uint8_t one, uint8_t two, uint8_t three) {
  const __m128i ones = _mm_set1_epi8((char)one), twos = _mm_set1_epi8((char)two), threes = _mm_set1_epi8((char)three);
  for (; place + 16 <= end; place += 16) {
    const __m128i input = _mm_loadu_si128((const __m128i *)(text + place));
    const int found = _mm_movemask_epi8(_mm_or_si128(
        _mm_cmpeq_epi8(input, ones), _mm_or_si128(_mm_cmpeq_epi8(input, twos), _mm_cmpeq_epi8(input, threes))));
    if (found != 0) return place + (size_t)__builtin_ctz((unsigned)found);
  }
  while (place < end && text[place] != one && text[place] != two && text[place] != three) place++;
  return place;
}

AVX2 static size_t count_controls_32(const uint8_t *text, size_t *place, size_t count) {
  size_t found = 0;
  for (; *place + 32 <= count; *place += 32) {
    const __m256i input = _mm256_loadu_si256((const __m256i *)(text + *place));
    const __m256i plain = _mm256_or_si256(within_32(input, 9, 5), equals_32(input, 0x1B));
    const __m256i controls =
        _mm256_or_si256(_mm256_andnot_si256(plain, within_32(input, 0, 0x20)), equals_32(input, 0x7F));
    found += (size_t)__builtin_popcount((unsigned)_mm256_movemask_epi8(controls));
  }
  return found;
}

size_t invest_count_controls(const uint8_t *text, size_t count) {
  size_t place = 0, found = has_avx2() ? count_controls_32(text, &place, count) : 0;
  for (; place + 16 <= count; place += 16) {
    const __m128i input = _mm_loadu_si128((const __m128i *)(text + place));
    const __m128i plain = _mm_or_si128(within(input, 9, 5), equals(input, 0x1B));
    const __m128i controls =
        _mm_or_si128(_mm_andnot_si128(plain, within(input, 0, 0x20)), equals(input, 0x7F));
    found += (size_t)__builtin_popcount((unsigned)_mm_movemask_epi8(controls));
  }
  for (; place < count; place++) found += is_control(text[place]);
  return found;
}

static inline uint8_t lowered(uint8_t byte) { return (uint8_t)(byte - 'A') < 26 ? byte | 0x20 : byte; }

void invest_fold(const uint8_t *text, size_t count, uint8_t *folded) {
  const __m128i difference = _mm_set1_epi8(0x20);
  size_t place = 0;
  for (; place + 16 <= count; place += 16) {
    const __m128i input = _mm_loadu_si128((const __m128i *)(text + place));
    const __m128i capitals = within(input, 'A', 26);
    _mm_storeu_si128((__m128i *)(folded + place), _mm_or_si128(input, _mm_and_si128(capitals, difference)));
  }
  for (; place < count; place++) folded[place] = lowered(text[place]);
}

static inline int is_numeral(uint8_t byte) { return byte >> 4 == 3 || byte == 0xEF; }

size_t invest_count_wide(const uint8_t *text, size_t count, int *has_numeral) {
  __m128i numerals = _mm_setzero_si128(), wide = numerals;
  size_t place = 0;
  for (; place + 16 <= count; place += 16) {
    const __m128i input = _mm_loadu_si128((const __m128i *)(text + place));
    numerals = _mm_or_si128(numerals, _mm_or_si128(within(input, 0x30, 16), equals(input, 0xEF)));
    const __m128i ones = _mm_and_si128(_mm_srli_epi16(input, 7), _mm_set1_epi8(1));
    wide = _mm_add_epi64(wide, _mm_sad_epu8(ones, _mm_setzero_si128()));
  }
  size_t found = (size_t)_mm_cvtsi128_si64(wide) + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(wide, 8));
  *has_numeral = _mm_movemask_epi8(numerals) != 0;
  for (; place < count; place++) {
    found += text[place] >> 7;
    *has_numeral |= is_numeral(text[place]);
  }
  return found;
}

uint64_t invest_letters(const uint8_t *text, uint64_t *wide) {
  uint64_t letters = 0, others = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i input = _mm_loadu_si128((const __m128i *)(text + 16 * part));
    const __m128i lower = within(_mm_or_si128(input, _mm_set1_epi8(0x20)), 0x61, 26);
    letters |= (uint64_t)(unsigned)_mm_movemask_epi8(lower) << (16 * part);
    others |= (uint64_t)(unsigned)_mm_movemask_epi8(input) << (16 * part);
  }
  *wide = others;
  return letters;
}

#else

void invest_fold(const uint8_t *text, size_t count, uint8_t *folded) {
  for (size_t place = 0; place < count; place++)
    folded[place] = (uint8_t)(text[place] - 'A') < 26 ? text[place] | 0x20 : text[place];
}

size_t invest_count_wide(const uint8_t *text, size_t count, int *has_numeral) {
  size_t found = 0;
  *has_numeral = 0;
  for (size_t place = 0; place < count; place++) {
    found += text[place] >> 7;
    *has_numeral |= text[place] >> 4 == 3 || text[place] == 0xEF;
  }
  return found;
}

size_t invest_count_controls(const uint8_t *text, size_t count) {
  size_t found = 0;
  for (size_t place = 0; place < count; place++) found += is_control(text[place]);
  return found;
}

uint64_t invest_letters(const uint8_t *text, uint64_t *wide) {
  uint64_t letters = 0, others = 0;
  for (int place = 0; place < 64; place++) {
    letters |= (uint64_t)((uint8_t)((text[place] | 0x20) - 0x61) < 26) << place;
    others |= (uint64_t)(text[place] >= 0x80) << place;
  }
  *wide = others;
  return letters;
}

int invest_utf8_check(const uint8_t *bytes, size_t count, struct invest_utf8 *result) { return 0; }
int invest_add_leads(const uint8_t *bytes, size_t count, struct invest_leads *leads) { return 0; }
size_t invest_next_mark(const uint8_t *text, size_t place, size_t end, int mode) { return place; }

size_t invest_first_of(const uint8_t *text, size_t place, size_t end, uint8_t one, uint8_t two, uint8_t three) {
  while (place < end && text[place] != one && text[place] != two && text[place] != three) place++;
  return place;
}

#endif
