// What runs of numbers come to: the bars of weeks, months and years out of those of days.
//
// A run is some twenty numbers long, too short for loops that a compiler unrolls: eight at a time with AVX-512, whose
// masks take what is left at the end, four at a time with AVX2, one at a time elsewhere.
#include "CPacking.h"

typedef enum { GREATEST, LEAST, SUM } Kind;

static inline int64_t joined(Kind kind, int64_t left, int64_t right) {
  switch (kind) {
  case GREATEST: return right > left ? right : left;
  case LEAST: return right < left ? right : left;
  default: return (int64_t)((uint64_t)left + (uint64_t)right);
  }
}

static inline int64_t neutral(Kind kind) {
  return kind == GREATEST ? INT64_MIN : kind == LEAST ? INT64_MAX : 0;
}

static inline int64_t of_run(Kind kind, const int64_t *numbers, const int64_t *others, size_t from, size_t to, int64_t so_far) {
  for (size_t i = from; i < to; i++) {
    const int64_t number = others ? (int64_t)((uint64_t)numbers[i] + (uint64_t)others[i]) : numbers[i];
    so_far = joined(kind, so_far, number);
  }
  return so_far;
}

static void plain(
    Kind kind, const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  for (size_t run = 0; run < runs; run++) {
    const size_t end = (size_t)ends[run];
    results[run] = of_run(kind, numbers, others, start, end, neutral(kind));
    start = end;
  }
}

#if defined(__x86_64__)

#include <immintrin.h>

#define WIDE __attribute__((target("avx512f,avx512vl,avx512dq,avx2"), always_inline)) static inline

WIDE __m512i joined_eights(Kind kind, __m512i left, __m512i right) {
  switch (kind) {
  case GREATEST: return _mm512_max_epi64(left, right);
  case LEAST: return _mm512_min_epi64(left, right);
  default: return _mm512_add_epi64(left, right);
  }
}

WIDE int64_t one_of_eights(Kind kind, __m512i eights) {
  switch (kind) {
  case GREATEST: return _mm512_reduce_max_epi64(eights);
  case LEAST: return _mm512_reduce_min_epi64(eights);
  default: return _mm512_reduce_add_epi64(eights);
  }
}

WIDE void eights(
    Kind kind, const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  const __m512i none = _mm512_set1_epi64(neutral(kind));
  for (size_t run = 0; run < runs; run++) {
    const size_t end = (size_t)ends[run];
    __m512i so_far = none;
    size_t i = start;
    for (; i + 8 <= end; i += 8) {
      __m512i number = _mm512_loadu_si512(numbers + i);
      if (others) number = _mm512_add_epi64(number, _mm512_loadu_si512(others + i));
      so_far = joined_eights(kind, so_far, number);
    }
    if (i < end) {
      const __mmask8 left = (__mmask8)((1u << (end - i)) - 1);
      __m512i number = _mm512_maskz_loadu_epi64(left, numbers + i);
      if (others) number = _mm512_add_epi64(number, _mm512_maskz_loadu_epi64(left, others + i));
      so_far = _mm512_mask_mov_epi64(so_far, left, joined_eights(kind, so_far, number));
    }
    results[run] = one_of_eights(kind, so_far);
    start = end;
  }
}

__attribute__((target("avx512f,avx512vl,avx512dq,avx2"))) static void by_eights(
    Kind kind, const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  // A loop of its own for each kind.
  switch (kind) {
  case GREATEST: eights(GREATEST, numbers, others, start, ends, runs, results); break;
  case LEAST: eights(LEAST, numbers, others, start, ends, runs, results); break;
  case SUM: eights(SUM, numbers, others, start, ends, runs, results); break;
  }
}

#define NARROW __attribute__((target("avx2"), always_inline)) static inline

NARROW __m256i joined_fours(Kind kind, __m256i left, __m256i right) {
  switch (kind) {
  case GREATEST: return _mm256_blendv_epi8(left, right, _mm256_cmpgt_epi64(right, left));
  case LEAST: return _mm256_blendv_epi8(left, right, _mm256_cmpgt_epi64(left, right));
  default: return _mm256_add_epi64(left, right);
  }
}

NARROW void fours(
    Kind kind, const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  const __m256i none = _mm256_set1_epi64x(neutral(kind));
  for (size_t run = 0; run < runs; run++) {
    const size_t end = (size_t)ends[run];
    __m256i so_far = none;
    size_t i = start;
    for (; i + 4 <= end; i += 4) {
      __m256i number = _mm256_loadu_si256((const __m256i *)(numbers + i));
      if (others) number = _mm256_add_epi64(number, _mm256_loadu_si256((const __m256i *)(others + i)));
      so_far = joined_fours(kind, so_far, number);
    }
    int64_t lanes[4];
    _mm256_storeu_si256((__m256i *)lanes, so_far);
    const int64_t four = joined(kind, joined(kind, lanes[0], lanes[1]), joined(kind, lanes[2], lanes[3]));
    results[run] = of_run(kind, numbers, others, i, end, four);
    start = end;
  }
}

__attribute__((target("avx2"))) static void by_fours(
    Kind kind, const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  switch (kind) {
  case GREATEST: fours(GREATEST, numbers, others, start, ends, runs, results); break;
  case LEAST: fours(LEAST, numbers, others, start, ends, runs, results); break;
  case SUM: fours(SUM, numbers, others, start, ends, runs, results); break;
  }
}

// 2: AVX-512, 1: AVX2, 0: neither.
static int width(void) {
  static int known = -1;
  int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (answer < 0) {
    const int has_eights =
        __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
    answer = has_eights ? 2 : __builtin_cpu_supports("avx2") ? 1 : 0;
    __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
  }
  return answer;
}

static void of_runs(
    Kind kind, const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  switch (width()) {
  case 2: by_eights(kind, numbers, others, start, ends, runs, results); break;
  case 1: by_fours(kind, numbers, others, start, ends, runs, results); break;
  default: plain(kind, numbers, others, start, ends, runs, results);
  }
}

#else

static void of_runs(
    Kind kind, const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  plain(kind, numbers, others, start, ends, runs, results);
}

#endif

void invest_greatest_of_runs(
    const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  of_runs(GREATEST, numbers, others, start, ends, runs, results);
}

void invest_least_of_runs(
    const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  of_runs(LEAST, numbers, others, start, ends, runs, results);
}

void invest_sums_of_runs(
    const int64_t *numbers, const int64_t *others, size_t start, const int64_t *ends, size_t runs, int64_t *results) {
  of_runs(SUM, numbers, others, start, ends, runs, results);
}
