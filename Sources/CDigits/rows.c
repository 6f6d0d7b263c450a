// Rows by vectors: where cells end is told by comparing 64 bytes at once, so that no cell waits for the one before it
// (after Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019); digits become a number by multiplying and
// adding neighbours.
#include "CRows.h"

#include <string.h>

#if defined(__x86_64__)

#include <immintrin.h>

static const int64_t powers[] = {1,
                                 10,
                                 100,
                                 1000,
                                 10000,
                                 100000,
                                 1000000,
                                 10000000,
                                 100000000,
                                 1000000000,
                                 10000000000,
                                 100000000000,
                                 1000000000000,
                                 10000000000000,
                                 100000000000000,
                                 1000000000000000};

enum { DIGITS = 15 };

// Slid over: as many bytes 255 at the end as one takes steps to the right.
static const uint8_t kept_bytes[32] = {0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
                                       255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

#define WITHOUT(d)                                                                                                     \
  {(d) > 0 ? 0x80 : 0,   (d) >= 1 ? 0 : 1,    (d) >= 2 ? 1 : 2,    (d) >= 3 ? 2 : 3,                                   \
   (d) >= 4 ? 3 : 4,     (d) >= 5 ? 4 : 5,    (d) >= 6 ? 5 : 6,    (d) >= 7 ? 6 : 7,                                   \
   (d) >= 8 ? 7 : 8,     (d) >= 9 ? 8 : 9,    (d) >= 10 ? 9 : 10,  (d) >= 11 ? 10 : 11,                                \
   (d) >= 12 ? 11 : 12,  (d) >= 13 ? 12 : 13, (d) >= 14 ? 13 : 14, (d) >= 15 ? 14 : 15}

// Shuffles that take one byte out and move those before it up; the first leaves all as they are.
static const uint8_t without[16][16] = {
    WITHOUT(0),  WITHOUT(1),  WITHOUT(2),  WITHOUT(3), WITHOUT(4),  WITHOUT(5),  WITHOUT(6),  WITHOUT(7),
    WITHOUT(8),  WITHOUT(9),  WITHOUT(10), WITHOUT(11), WITHOUT(12), WITHOUT(13), WITHOUT(14), WITHOUT(15)};

// Days from 1970-01-01 to the first of a month; after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
static int32_t first_of_month(int year, int month) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

// Takes another month from eight bytes `2025-02-`; 0 where they are none.
static int read_month(InvestLane *lane, const uint8_t *bytes) {
  if (bytes[4] != '-' || bytes[7] != '-') return 0;
  int digits[6];
  for (int i = 0; i < 6; i++) {
    digits[i] = bytes[i < 4 ? i : i + 1] - '0';
    if (digits[i] < 0 || digits[i] > 9) return 0;
  }
  const int year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
  const int month = digits[4] * 10 + digits[5];
  if (year < 1 || month < 1 || month > 12) return 0;
  const int is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  memcpy(&lane->month, bytes, 8);
  lane->month_base = first_of_month(year, month) - 1;
  lane->month_length = month == 2 ? 28 + is_leap : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  return 1;
}

static inline int read_day(InvestLane *lane, const uint8_t *start, const uint8_t *end, int32_t *day) {
  const size_t length = (size_t)(end - start);
  if (length < 10) return 0;
  uint64_t word;
  memcpy(&word, start, 8);
  if (word != lane->month && !read_month(lane, start)) return 0;
  const uint32_t tens = (uint32_t)start[8] - '0', ones = (uint32_t)start[9] - '0';
  const uint32_t number = tens * 10 + ones;
  if (tens > 3 || ones > 9 || number - 1 >= lane->month_length) return 0;
  *day = lane->month_base + (int32_t)number;
  if (length == 10) return 1;
  // A time and a zone.
  if (start[10] != ' ' && start[10] != 'T') return 0;
  return memchr(start + 10, '"', length - 10) == 0 && memchr(start + 10, '\r', length - 10) == 0;
}

__attribute__((target("avx2"), always_inline)) static inline int read_number(
    const uint8_t *start, const uint8_t *end, unsigned column_scale, int64_t *number) {
  const size_t length = (size_t)(end - start);
  if (length - 1 > 15) return 0;
  const __m128i kept = _mm_loadu_si128((const __m128i *)(kept_bytes + length));
  __m128i digits = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)(end - 16)), _mm_set1_epi8('0'));
  digits = _mm_and_si128(digits, kept);
  const unsigned others =
      ~(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits)) & 0xFFFF;
  unsigned scale = 0, mark = 0, count = (unsigned)length;
  if (others) {
    mark = (unsigned)__builtin_ctz(others);
    // One mark, with digits on both sides.
    if (others & (others - 1) || mark == 15 || mark == 16 - length || end[(int)mark - 16] != '.') return 0;
    scale = 15 - mark;
    count--;
  }
  if (scale > column_scale || count + (column_scale - scale) > DIGITS) return 0;
  digits = _mm_shuffle_epi8(digits, _mm_loadu_si128((const __m128i *)without[mark]));
  const __m128i twos = _mm_maddubs_epi16(digits, _mm_set1_epi16(10 | 1 << 8));
  const __m128i fours = _mm_madd_epi16(twos, _mm_set1_epi32(100 | 1 << 16));
  const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(10000 | 1 << 16));
  const uint64_t both = (uint64_t)_mm_cvtsi128_si64(eights);
  const uint64_t value = (both & 0xFFFFFFFF) * 100000000 + (both >> 32);
  *number = (int64_t)value * powers[column_scale - scale];
  return 1;
}

// Whether the numbers of a row are those of a bar; what is none is told apart, and in words, elsewhere.
static inline int is_bar(const InvestLane *lane, const int64_t found[6]) {
  if (found[0] <= 0 || found[1] <= 0 || found[2] <= 0 || found[3] <= 0 || found[4] <= 0) return 0;
  if (!lane->has_range) return 1;
  if (lane->scales[1] == lane->scales[2]) return found[1] >= found[2];
  return (double)found[1] / (double)powers[lane->scales[1]] >= (double)found[2] / (double)powers[lane->scales[2]];
}

// Whether rows have a close.
static int has_close(const InvestLane *lane) {
  for (size_t index = 0; index < lane->step_count; index++)
    if (lane->steps[index].kind == INVEST_NUMBER && lane->steps[index].slot == 3) return 1;
  return 0;
}

// Where cells and lines end among the 64 bytes from a place on.
__attribute__((target("avx2"), always_inline)) static inline uint64_t ends_at(const uint8_t *place, __m256i delimiter) {
  const __m256i line = _mm256_set1_epi8('\n');
  const __m256i low = _mm256_loadu_si256((const __m256i *)place);
  const __m256i high = _mm256_loadu_si256((const __m256i *)(place + 32));
  const uint32_t low_ends = (uint32_t)_mm256_movemask_epi8(
      _mm256_or_si256(_mm256_cmpeq_epi8(low, line), _mm256_cmpeq_epi8(low, delimiter)));
  const uint32_t high_ends = (uint32_t)_mm256_movemask_epi8(
      _mm256_or_si256(_mm256_cmpeq_epi8(high, line), _mm256_cmpeq_epi8(high, delimiter)));
  return (uint64_t)high_ends << 32 | low_ends;
}

__attribute__((target("avx2"))) static size_t scan(
    InvestLane *lane, const uint8_t *bytes, size_t size, size_t from, size_t *rows, size_t most) {
  const InvestStep *const steps = lane->steps;
  const size_t last = lane->step_count - 1;
  const uint8_t delimiter = lane->delimiter;
  const __m256i delimiters = _mm256_set1_epi8((char)delimiter);
  size_t row = *rows;
  const uint8_t *line = bytes + from;
  const uint8_t *const limit = bytes + size - 64;
  while (row < most && line <= limit) {
    // Windows begin with the line: where cells end in them is then much the same from line to line, and foreseen.
    const uint8_t *start = line, *window = line;
    uint64_t ends = ends_at(window, delimiters);
    int64_t found[6] = {1, 1, 1, 1, 1, 1};
    for (size_t index = 0; index <= last; index++) {
      while (ends == 0) {
        window += 64;
        if (window > limit) goto done;
        ends = ends_at(window, delimiters);
      }
      const uint8_t *end = window + __builtin_ctzll(ends);
      ends &= ends - 1;
      const uint8_t *const next = end + 1;
      if (index == last) {
        if (*end != '\n') goto done;
        if (end > start && end[-1] == '\r') end--;
      } else if (*end != delimiter) {
        goto done;
      }
      const InvestStep step = steps[index];
      switch (step.kind) {
      case INVEST_NUMBER: {
        const unsigned scale = lane->scales[step.slot];
        if (scale == INVEST_NOT_SIMPLE || !read_number(start, end, scale, &found[step.slot])) goto done;
        lane->values[step.slot][row] = found[step.slot];
        break;
      }
      case INVEST_DAY:
        if (!read_day(lane, start, end, &lane->days[row])) goto done;
        break;
      case INVEST_SYMBOL:
        if ((size_t)(end - start) != lane->symbol_length || memcmp(start, lane->symbol, lane->symbol_length) != 0) goto done;
        break;
      default:
        for (const uint8_t *place = start; place < end; place++)
          if (*place == '"' || *place == '\r') goto done;
      }
      start = next;
    }
    if (!is_bar(lane, found)) break;
    row++;
    line = start;
  }
done:
  *rows = row;
  return (size_t)(line - bytes);
}

#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx2,bmi,bmi2,popcnt")))

enum { MOST_STEPS = 32 };

// Four numbers side by side that have as many digits behind the mark as their columns.
typedef struct {
  // The steps that they come from.
  size_t steps[4];
  int64_t *values[4];
  // Where their marks stand among the 64 bytes that end with them, and the shuffle that takes those out.
  uint64_t marks;
  __m512i shuffle;
  // Which of them are the high and the low, where those can be compared as they are; else twice the same.
  size_t high, low;
  // The other steps, and the symbol as far as one word holds it.
  size_t others[MOST_STEPS], other_count;
  uint64_t symbol, symbol_mask;
} Four;

// The first four numbers of a row; 0 where there are not as many, or one column takes none as it is.
WIDE static int first_four(const InvestLane *lane, Four *four) {
  uint8_t shuffle[64];
  int slots[4], count = 0;
  four->marks = 0;
  four->other_count = 0;
  for (size_t index = 0; index < lane->step_count; index++) {
    const InvestStep step = lane->steps[index];
    if (step.kind != INVEST_NUMBER || count == 4) {
      // What else has to be looked at of prices stays out of the way.
      if (step.kind == INVEST_NUMBER && step.slot < 4) return 0;
      four->others[four->other_count++] = index;
      continue;
    }
    const unsigned scale = lane->scales[step.slot];
    if (scale > 12 || step.slot > 3) return 0;
    four->steps[count] = index;
    four->values[count] = lane->values[step.slot];
    const unsigned mark = scale == 0 ? 0 : 15 - scale;
    if (scale > 0) four->marks |= (uint64_t)1 << (16 * count + (int)mark);
    memcpy(shuffle + 16 * count, without[mark], 16);
    slots[count++] = step.slot;
  }
  if (count < 4) return 0;
  four->shuffle = _mm512_loadu_si512(shuffle);
  four->high = four->low = 0;
  if (lane->has_range) {
    if (lane->scales[1] != lane->scales[2]) return 0;
    for (size_t i = 0; i < 4; i++) {
      if (slots[i] == 1) four->high = i;
      if (slots[i] == 2) four->low = i;
    }
  }
  // With the mark behind it.
  uint8_t word[8] = {0}, mask[8] = {0};
  for (size_t i = 0; i < 8 && i <= lane->symbol_length; i++) {
    word[i] = i < lane->symbol_length ? lane->symbol[i] : lane->delimiter;
    mask[i] = 255;
  }
  memcpy(&four->symbol, word, 8);
  memcpy(&four->symbol_mask, mask, 8);
  return 1;
}

// Whether the symbol stands at a place.
static inline int is_symbol(const InvestLane *lane, const Four *four, const uint8_t *start, size_t length) {
  uint64_t word;
  memcpy(&word, start, 8);
  if ((word & four->symbol_mask) != four->symbol || length != lane->symbol_length) return 0;
  return length < 8 || memcmp(start, lane->symbol, length) == 0;
}

// The same for numbers 0 to 3 of a row whose cells end at `ends`; 0 where one of them is not of that kind.
WIDE __attribute__((always_inline)) static inline int read_four(
    const Four *four, const uint8_t *line, const uint32_t *ends, size_t row, int64_t found[4]) {
  const uint8_t *last[4];
  uint64_t kept = 0;
  uint32_t longest = 0;
  for (int i = 0; i < 4; i++) {
    const size_t step = four->steps[i];
    // `ends` has the end of no cell before the first.
    const uint32_t end = ends[step + 1], length = end - ends[step] - 1;
    last[i] = line + end - 16;
    longest |= length - 1;
    kept |= (uint64_t)(uint16_t)(0xFFFF0000u >> (length & 31)) << (16 * i);
  }
  if (longest > 15) return 0;
  __m512i bytes = _mm512_castsi128_si512(_mm_loadu_si128((const __m128i *)last[0]));
  bytes = _mm512_inserti32x4(bytes, _mm_loadu_si128((const __m128i *)last[1]), 1);
  bytes = _mm512_inserti32x4(bytes, _mm_loadu_si128((const __m128i *)last[2]), 2);
  bytes = _mm512_inserti32x4(bytes, _mm_loadu_si128((const __m128i *)last[3]), 3);
  const __m512i digits = _mm512_maskz_sub_epi8(kept, bytes, _mm512_set1_epi8('0'));
  const uint64_t others = _mm512_cmpgt_epu8_mask(digits, _mm512_set1_epi8(9));
  const uint64_t marks = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('.'));
  // Marks where they belong and nothing else that is no digit, and a digit before each.
  if (others != four->marks || (others & ~marks) != 0 || (four->marks >> 1 & ~kept) != 0) return 0;
  const __m512i joined = _mm512_shuffle_epi8(digits, four->shuffle);
  const __m512i twos = _mm512_maddubs_epi16(joined, _mm512_set1_epi16(10 | 1 << 8));
  const __m512i fours = _mm512_madd_epi16(twos, _mm512_set1_epi32(100 | 1 << 16));
  const __m512i eights = _mm512_madd_epi16(_mm512_packus_epi32(fours, fours), _mm512_set1_epi32(10000 | 1 << 16));
  const __m512i high = _mm512_mul_epu32(eights, _mm512_set1_epi64(100000000));
  const __m512i numbers = _mm512_add_epi64(high, _mm512_srli_epi64(eights, 32));
  found[0] = _mm_cvtsi128_si64(_mm512_castsi512_si128(numbers));
  found[1] = _mm_cvtsi128_si64(_mm512_extracti32x4_epi32(numbers, 1));
  found[2] = _mm_cvtsi128_si64(_mm512_extracti32x4_epi32(numbers, 2));
  found[3] = _mm_cvtsi128_si64(_mm512_extracti32x4_epi32(numbers, 3));
  for (int i = 0; i < 4; i++) four->values[i][row] = found[i];
  // Sixteen digits without a mark are one too many.
  return found[0] < 1000000000000000 && found[1] < 1000000000000000 && found[2] < 1000000000000000 &&
         found[3] < 1000000000000000;
}

WIDE static size_t scan_fours(
    InvestLane *lane, const Four *four, const uint8_t *bytes, size_t size, size_t from, size_t *rows, size_t most) {
  const InvestStep *const steps = lane->steps;
  const size_t count = lane->step_count;
  const __m512i delimiter = _mm512_set1_epi8((char)lane->delimiter), newline = _mm512_set1_epi8('\n');
  size_t row = *rows;
  const uint8_t *line = bytes + from;
  const uint8_t *const limit = bytes + size - 128;
  uint32_t ends[MOST_STEPS + 1];
  // What stands before the first cell ends one byte before the line.
  ends[0] = (uint32_t)-1;
  while (row < most && line <= limit) {
    // The ends of all cells first.
    const __m512i low = _mm512_loadu_si512(line);
    uint64_t lines = _mm512_cmpeq_epi8_mask(low, newline), cells = _mm512_cmpeq_epi8_mask(low, delimiter);
    uint32_t length;
    if (lines != 0) {
      length = (uint32_t)__builtin_ctzll(lines);
      cells &= _blsmsk_u64(lines) >> 1;
      if ((size_t)__builtin_popcountll(cells) != count - 1) break;
      for (size_t i = 1; i < count; i++) {
        ends[i] = (uint32_t)__builtin_ctzll(cells);
        cells &= cells - 1;
      }
    } else {
      const __m512i high = _mm512_loadu_si512(line + 64);
      lines = _mm512_cmpeq_epi8_mask(high, newline);
      if (lines == 0) break;
      uint64_t more = _mm512_cmpeq_epi8_mask(high, delimiter) & _blsmsk_u64(lines) >> 1;
      length = 64 + (uint32_t)__builtin_ctzll(lines);
      if ((size_t)(__builtin_popcountll(cells) + __builtin_popcountll(more)) != count - 1) break;
      for (size_t i = 1; i < count; i++) {
        const int is_first = cells != 0;
        const uint64_t word = is_first ? cells : more;
        ends[i] = (uint32_t)__builtin_ctzll(word) + (is_first ? 0 : 64);
        cells = is_first ? cells & (cells - 1) : 0;
        more = is_first ? more : more & (more - 1);
      }
    }
    ends[count] = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    int64_t prices[4];
    if (!read_four(four, line, ends, row, prices)) break;
    int is_plain = (prices[0] > 0) & (prices[1] > 0) & (prices[2] > 0) & (prices[3] > 0) &
                   (prices[four->high] >= prices[four->low]);
    for (size_t other = 0; other < four->other_count; other++) {
      const size_t index = four->others[other];
      const InvestStep step = steps[index];
      const uint8_t *const start = line + (uint32_t)(ends[index] + 1), *const end = line + ends[index + 1];
      if (step.kind == INVEST_NUMBER) {
        const unsigned scale = lane->scales[step.slot];
        int64_t number = 0;
        is_plain &= scale != INVEST_NOT_SIMPLE && read_number(start, end, scale, &number);
        // An adjusted close is above zero, a volume may be none.
        is_plain &= number >= (step.slot == 4);
        lane->values[step.slot][row] = number;
      } else if (step.kind == INVEST_DAY) {
        is_plain &= read_day(lane, start, end, &lane->days[row]);
      } else if (step.kind == INVEST_SYMBOL) {
        is_plain &= is_symbol(lane, four, start, (size_t)(end - start));
      } else {
        is_plain &= memchr(start, '"', (size_t)(end - start)) == 0 && memchr(start, '\r', (size_t)(end - start)) == 0;
      }
    }
    if (!is_plain) break;
    row++;
    line += length + 1;
  }
  *rows = row;
  return (size_t)(line - bytes);
}

// 2: AVX-512, 1: AVX2, 0: neither.
static int vectors(void) {
  static int known = -1;
  int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (answer < 0) {
    const int wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                     __builtin_cpu_supports("bmi2");
    answer = wide ? 2 : __builtin_cpu_supports("avx2") ? 1 : 0;
    __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
  }
  return answer;
}

size_t invest_scan_rows(
    InvestLane *lane, const uint8_t *bytes, size_t size, size_t from, size_t *rows, size_t most) {
  const int kind = vectors();
  // Numbers are loaded by the 16 bytes before their end.
  if (kind == 0 || lane->step_count == 0 || from < 16 || size < 128 || !has_close(lane)) return from;
  Four four;
  if (kind == 2 && lane->step_count <= MOST_STEPS && first_four(lane, &four)) {
    const size_t place = scan_fours(lane, &four, bytes, size, from, rows, most);
    if (place != from) return place;
  }
  return scan(lane, bytes, size, from, rows, most);
}

#else

size_t invest_scan_rows(
    InvestLane *lane, const uint8_t *bytes, size_t size, size_t from, size_t *rows, size_t most) {
  (void)lane;
  (void)bytes;
  (void)size;
  (void)rows;
  (void)most;
  return from;
}

#endif
