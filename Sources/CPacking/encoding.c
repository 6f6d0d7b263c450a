// Columns without gaps on their way into blocks: which form is shortest, and its bytes. `ColumnEncoder` does the same in
// Swift for all columns; both give the same bytes.
//
// The loops over the 128 numbers of a run are plain C, compiled once for each kind of vector that processors have.
#include "CPacking.h"

#include <string.h>

enum { RUN = 128 };

// The least number of a run, and how many bits the largest difference from it needs.
typedef struct {
  int64_t base;
  unsigned width;
} Range;

static inline unsigned width_of(uint64_t largest) {
  const unsigned width = largest == 0 ? 0 : 64 - (unsigned)__builtin_clzll(largest);
  return width > 57 ? 64 : width;
}

static inline size_t packed_size(size_t count, unsigned width) { return (count * width + 7) / 8; }

// How many bytes a signed number takes in groups of seven bits.
static inline size_t length(int64_t number) {
  const uint64_t zigzag = ((uint64_t)number << 1) ^ (uint64_t)(number >> 63);
  return zigzag == 0 ? 1 : (70 - (size_t)__builtin_clzll(zigzag)) / 7;
}

static uint8_t *put_signed(int64_t number, uint8_t *target) {
  uint64_t rest = ((uint64_t)number << 1) ^ (uint64_t)(number >> 63);
  while (rest >= 0x80) {
    *target++ = (uint8_t)(rest | 0x80);
    rest >>= 7;
  }
  *target++ = (uint8_t)rest;
  return target;
}

#define INLINE __attribute__((always_inline)) static inline

INLINE Range range(const int64_t *numbers, size_t count) {
  int64_t least = numbers[0], greatest = numbers[0];
  for (size_t i = 0; i < count; i++) {
    least = numbers[i] < least ? numbers[i] : least;
    greatest = numbers[i] > greatest ? numbers[i] : greatest;
  }
  return (Range){least, width_of((uint64_t)greatest - (uint64_t)least)};
}

// The ranges of all runs; returns the size of the packed runs.
INLINE size_t ranges(const int64_t *numbers, size_t count, Range *ranges) {
  size_t size = 0;
  for (size_t start = 0; start < count; start += RUN) {
    const size_t n = count - start < RUN ? count - start : RUN;
    // Whole runs in a loop of known length.
    const Range found = n == RUN ? range(numbers + start, RUN) : range(numbers + start, n);
    ranges[start / RUN] = found;
    size += 1 + length(found.base) + packed_size(n, found.width);
  }
  return size;
}

INLINE void differences(const int64_t *numbers, const int64_t *others, size_t count, int64_t *result) {
  for (size_t i = 0; i < count; i++) result[i] = (int64_t)((uint64_t)numbers[i] - (uint64_t)others[i]);
}

// Packs numbers of up to 57 bits one at a time; writes up to 8 bytes behind the end.
INLINE uint8_t *pack_plain(const int64_t *numbers, size_t from, size_t count, Range range, uint64_t pending, unsigned bits, uint8_t *target) {
  for (size_t i = from; i < count; i++) {
    pending |= ((uint64_t)numbers[i] - (uint64_t)range.base) << bits;
    bits += range.width;
    memcpy(target, &pending, 8);
    target += bits >> 3;
    // Up to 7 bits and 57 more are 64 at most.
    pending = bits >> 3 == 8 ? 0 : pending >> (bits & ~7u);
    bits &= 7;
  }
  if (bits > 0) *target++ = (uint8_t)pending;
  return target;
}

typedef uint8_t *(*Pack)(const int64_t *numbers, size_t count, Range range, uint8_t *target);

static uint8_t *pack_one_by_one(const int64_t *numbers, size_t count, Range range, uint8_t *target) {
  if (range.width == 0) return target;
  if (range.width < 64) return pack_plain(numbers, 0, count, range, 0, 0, target);
  for (size_t i = 0; i < count; i++, target += 8) {
    const uint64_t number = (uint64_t)numbers[i] - (uint64_t)range.base;
    memcpy(target, &number, 8);
  }
  return target;
}

INLINE uint8_t *put_runs(const int64_t *numbers, size_t count, const Range *ranges, Pack pack, uint8_t *target) {
  for (size_t start = 0; start < count; start += RUN) {
    const Range range = ranges[start / RUN];
    target = put_signed(range.base, target);
    *target++ = (uint8_t)range.width;
    target = pack(numbers + start, count - start < RUN ? count - start : RUN, range, target);
  }
  return target;
}

INLINE size_t encode(
    const int64_t *numbers, size_t count, unsigned scale, const int64_t *reference, Pack pack, uint8_t *target) {
  int64_t other[INVEST_BLOCK];
  Range plain[INVEST_BLOCK / RUN], others[INVEST_BLOCK / RUN];
  uint8_t *const start = target;
  target[1] = (uint8_t)scale;
  target[2] = (uint8_t)count;
  target[3] = (uint8_t)(count >> 8);
  target += 4;
  const size_t plain_size = ranges(numbers, count, plain);
  if (reference) {
    differences(numbers, reference, count, other);
    if (ranges(other, count, others) <= plain_size) {
      start[0] = INVEST_VALUES | INVEST_RESIDUAL;
      return (size_t)(put_runs(other, count, others, pack, target) - start);
    }
  }
  if (count > 1) {
    differences(numbers + 1, numbers, count - 1, other);
    if (ranges(other, count - 1, others) + length(numbers[0]) < plain_size) {
      start[0] = INVEST_DELTAS;
      target = put_signed(numbers[0], target);
      return (size_t)(put_runs(other, count - 1, others, pack, target) - start);
    }
  }
  start[0] = INVEST_VALUES;
  return (size_t)(put_runs(numbers, count, plain, pack, target) - start);
}

// Bit 0: some number is missing; bit 1: all are; bit 2: the size of some reaches the limit.
INLINE unsigned survey(const int64_t *numbers, size_t count, int64_t limit) {
  uint64_t missing = 0, large = 0;
  for (size_t i = 0; i < count; i++) {
    const int is_missing = numbers[i] == INT64_MIN;
    missing += is_missing;
    large += !is_missing & ((numbers[i] >= limit) | (numbers[i] <= -limit));
  }
  return (missing > 0 ? 1 : 0) | (missing == count ? 2 : 0) | (large > 0 ? 4 : 0);
}

#if defined(__x86_64__)

#include <immintrin.h>

#define EIGHTS "avx512f,avx512vl,avx512dq,avx512bw,avx2,bmi,bmi2"
#define FOURS "avx2,bmi,bmi2"

// Four numbers of up to 16 bits, or two of up to 32, become neighbours in one word, and their bits move together.
__attribute__((target(EIGHTS))) static uint8_t *pack_eights(
    const int64_t *numbers, size_t count, Range range, uint8_t *target) {
  const unsigned width = range.width;
  if (width == 0) return target;
  if (width > 28) return pack_one_by_one(numbers, count, range, target);
  const __m512i base = _mm512_set1_epi64(range.base);
  uint64_t pending = 0;
  unsigned bits = 0;
  size_t i = 0;
#define TAKE(chunk, size)                                                                                              \
  do {                                                                                                                 \
    const uint64_t taken = (chunk);                                                                                    \
    pending |= taken << bits;                                                                                          \
    memcpy(target, &pending, 8);                                                                                       \
    bits += (size);                                                                                                    \
    target += bits >> 3;                                                                                               \
    pending = bits >> 3 == 8 ? 0 : pending >> (bits & ~7u);                                                            \
    bits &= 7;                                                                                                         \
  } while (0)
  if (width <= 14) {
    const uint64_t mask = 0x0001000100010001 * (((uint64_t)1 << width) - 1);
    for (; i + 8 <= count; i += 8) {
      const __m128i words = _mm512_cvtepi64_epi16(_mm512_sub_epi64(_mm512_loadu_si512(numbers + i), base));
      TAKE(_pext_u64((uint64_t)_mm_cvtsi128_si64(words), mask), width * 4);
      TAKE(_pext_u64((uint64_t)_mm_extract_epi64(words, 1), mask), width * 4);
    }
  } else {
    const uint64_t mask = 0x0000000100000001 * (((uint64_t)1 << width) - 1);
    for (; i + 8 <= count; i += 8) {
      const __m256i words = _mm512_cvtepi64_epi32(_mm512_sub_epi64(_mm512_loadu_si512(numbers + i), base));
      const __m128i low = _mm256_castsi256_si128(words), high = _mm256_extracti128_si256(words, 1);
      TAKE(_pext_u64((uint64_t)_mm_cvtsi128_si64(low), mask), width * 2);
      TAKE(_pext_u64((uint64_t)_mm_extract_epi64(low, 1), mask), width * 2);
      TAKE(_pext_u64((uint64_t)_mm_cvtsi128_si64(high), mask), width * 2);
      TAKE(_pext_u64((uint64_t)_mm_extract_epi64(high, 1), mask), width * 2);
    }
  }
#undef TAKE
  return pack_plain(numbers, i, count, range, pending, bits, target);
}

__attribute__((target(EIGHTS))) static size_t encode_eights(
    const int64_t *numbers, size_t count, unsigned scale, const int64_t *reference, uint8_t *target) {
  return encode(numbers, count, scale, reference, pack_eights, target);
}

__attribute__((target(FOURS))) static size_t encode_fours(
    const int64_t *numbers, size_t count, unsigned scale, const int64_t *reference, uint8_t *target) {
  return encode(numbers, count, scale, reference, pack_one_by_one, target);
}

__attribute__((target(EIGHTS))) static unsigned survey_eights(const int64_t *numbers, size_t count, int64_t limit) {
  return survey(numbers, count, limit);
}

__attribute__((target(FOURS))) static unsigned survey_fours(const int64_t *numbers, size_t count, int64_t limit) {
  return survey(numbers, count, limit);
}

// 2: AVX-512, 1: AVX2, 0: neither.
static int vectors(void) {
  static int known = -1;
  int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (answer < 0) {
    const int fours = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
    const int eights = fours && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                       __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
    answer = eights ? 2 : fours ? 1 : 0;
    __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
  }
  return answer;
}

#endif

size_t invest_encode_column(
    const int64_t *numbers, size_t count, unsigned scale, const int64_t *reference, uint8_t *target) {
#if defined(__x86_64__)
  const int kind = vectors();
  if (kind == 2) return encode_eights(numbers, count, scale, reference, target);
  if (kind == 1) return encode_fours(numbers, count, scale, reference, target);
#endif
  return encode(numbers, count, scale, reference, pack_one_by_one, target);
}

unsigned invest_survey(const int64_t *numbers, size_t count, int64_t limit) {
#if defined(__x86_64__)
  const int kind = vectors();
  if (kind == 2) return survey_eights(numbers, count, limit);
  if (kind == 1) return survey_fours(numbers, count, limit);
#endif
  return survey(numbers, count, limit);
}
