// Passes over text with SSSE3, which every x86-64 processor since 2006 has.
#include "CScan.h"

static inline size_t is_control(uint8_t byte) {
  return byte < 0x20 ? (byte < 9 || byte > 13) && byte != 0x1B : byte == 0x7F;
}

#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#define SSSE3 __attribute__((target("ssse3")))

static inline int has_ssse3(void) { return __builtin_cpu_supports("ssse3"); }

// UTF-8 by three look-ups of half bytes: Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte"
// (Software: Practice and Experience 51, 2021). Each bit is an error that both halves of a byte and the next one allow.
enum {
  TOO_SHORT = 1 << 0, TOO_LONG = 1 << 1, OVERLONG_3 = 1 << 2, TOO_LARGE = 1 << 3, SURROGATE = 1 << 4,
  OVERLONG_2 = 1 << 5, TOO_LARGE_1000 = 1 << 6, OVERLONG_4 = 1 << 6, TWO_CONTS = 1 << 7,
  CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

SSSE3 static inline __m128i high_halves(__m128i bytes) {
  return _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(0x0F));
}

SSSE3 static inline __m128i errors(__m128i input, __m128i before) {
  const __m128i first_high = _mm_setr_epi8(
      TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
      (char)TWO_CONTS, (char)TWO_CONTS, (char)TWO_CONTS, (char)TWO_CONTS,
      TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
      TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4);
  const char large = (char)(CARRY | TOO_LARGE | TOO_LARGE_1000);
  const __m128i first_low = _mm_setr_epi8(
      (char)(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (char)(CARRY | OVERLONG_2), (char)CARRY, (char)CARRY,
      (char)(CARRY | TOO_LARGE), large, large, large, large, large, large, large, large, (char)(large | SURROGATE),
      large, large);
  const char second = (char)(TOO_LONG | OVERLONG_2 | TWO_CONTS);
  const __m128i second_high = _mm_setr_epi8(
      TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
      (char)(second | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4), (char)(second | OVERLONG_3 | TOO_LARGE),
      (char)(second | SURROGATE | TOO_LARGE), (char)(second | SURROGATE | TOO_LARGE),
      TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT);
  const __m128i last = _mm_alignr_epi8(input, before, 15);
  const __m128i special = _mm_and_si128(
      _mm_and_si128(
          _mm_shuffle_epi8(first_high, high_halves(last)),
          _mm_shuffle_epi8(first_low, _mm_and_si128(last, _mm_set1_epi8(0x0F)))),
      _mm_shuffle_epi8(second_high, high_halves(input)));
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
  return has_ssse3() && check(bytes, count, result);
}

SSSE3 static inline size_t sum(__m128i counts) {
  const __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
  return (size_t)_mm_cvtsi128_si64(sums) + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sums, 8));
}

SSSE3 static void add(const uint8_t *bytes, size_t count, struct invest_leads *leads) {
  size_t place = 0;
  while (place + 17 <= count) {
    __m128i letters = _mm_setzero_si128(), two = letters, e381 = letters, e382 = letters, e383 = letters, e4 = letters;
    __m128i e5 = letters, ea = letters, eb = letters;
    // A byte counts to 255.
    for (int round = 0; round < 255 && place + 17 <= count; round++, place += 16) {
      const __m128i input = _mm_loadu_si128((const __m128i *)(bytes + place));
      letters = _mm_sub_epi8(letters, within(_mm_or_si128(input, _mm_set1_epi8(0x20)), 0x61, 26));
      if (_mm_movemask_epi8(input) == 0) continue;
      const __m128i next = _mm_loadu_si128((const __m128i *)(bytes + place + 1));
      const __m128i e3 = equals(input, 0xE3);
      two = _mm_sub_epi8(two, within(input, 0xC2, 30));
      e381 = _mm_sub_epi8(e381, _mm_and_si128(e3, equals(next, 0x81)));
      e382 = _mm_sub_epi8(e382, _mm_and_si128(e3, equals(next, 0x82)));
      e383 = _mm_sub_epi8(e383, _mm_and_si128(e3, equals(next, 0x83)));
      e4 = _mm_sub_epi8(e4, equals(input, 0xE4));
      e5 = _mm_sub_epi8(e5, within(input, 0xE5, 5));
      ea = _mm_sub_epi8(ea, within(input, 0xEA, 4));
      eb = _mm_sub_epi8(eb, within(input, 0xEB, 2));
    }
    leads->letters += sum(letters);
    leads->two += sum(two);
    leads->e381 += sum(e381);
    leads->e382 += sum(e382);
    leads->e383 += sum(e383);
    leads->e4 += sum(e4);
    leads->e5_to_e9 += sum(e5);
    leads->ea_to_ed += sum(ea);
    leads->eb_to_ec += sum(eb);
  }
  for (; place < count; place++) {
    const uint8_t byte = bytes[place], next = place + 1 < count ? bytes[place + 1] : 0;
    leads->letters += (uint8_t)((byte | 0x20) - 0x61) < 26;
    leads->two += (uint8_t)(byte - 0xC2) < 30;
    leads->e381 += byte == 0xE3 && next == 0x81;
    leads->e382 += byte == 0xE3 && next == 0x82;
    leads->e383 += byte == 0xE3 && next == 0x83;
    leads->e4 += byte == 0xE4;
    leads->e5_to_e9 += (uint8_t)(byte - 0xE5) < 5;
    leads->ea_to_ed += (uint8_t)(byte - 0xEA) < 4;
    leads->eb_to_ec += (uint8_t)(byte - 0xEB) < 2;
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

size_t invest_count_controls(const uint8_t *text, size_t count) {
  size_t found = 0, place = 0;
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
