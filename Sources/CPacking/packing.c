// Bit-packed numbers, eight at a time where the processor has AVX2, one at a time elsewhere.
//
// Eight numbers of `width` bits take `width` bytes. Up to 25 bits, each lies within four bytes from the byte that it
// begins in: a byte shuffle brings those into a lane of its own, a shift and a mask do the rest (after Lemire and
// Boytsov, "Decoding billions of integers per second through vectorization", 2015).
#include "CPacking.h"

#include <string.h>

static void unpack_plain(const uint8_t *bytes, size_t from, size_t count, unsigned width, int64_t base, int64_t *numbers) {
  if (width == 64) {
    for (size_t i = from; i < count; i++) {
      uint64_t word;
      memcpy(&word, bytes + i * 8, 8);
      numbers[i] = (int64_t)((uint64_t)base + word);
    }
    return;
  }
  const uint64_t mask = ((uint64_t)1 << width) - 1;
  size_t bit = from * width;
  for (size_t i = from; i < count; i++, bit += width) {
    uint64_t word;
    memcpy(&word, bytes + (bit >> 3), 8);
    numbers[i] = (int64_t)((uint64_t)base + ((word >> (bit & 7)) & mask));
  }
}

#if defined(__x86_64__)

#include <immintrin.h>

static int has_avx2(void) {
  static int known = -1;
  int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (answer < 0) {
    answer = __builtin_cpu_supports("avx2") != 0;
    __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
  }
  return answer;
}

// Returns how many numbers were unpacked: a multiple of eight.
__attribute__((target("avx2"))) static size_t unpack_eights(
    const uint8_t *bytes, size_t readable, size_t count, unsigned width, int64_t base, int64_t *numbers) {
  uint8_t places[32];
  uint32_t shifts[8];
  // The second four numbers begin in the middle of a byte where the width is odd.
  const size_t half = (size_t)width * 4 >> 3;
  for (unsigned i = 0; i < 8; i++) {
    const unsigned bit = i < 4 ? i * width : (i - 4) * width + (width * 4 & 7);
    shifts[i] = bit & 7;
    for (unsigned k = 0; k < 4; k++) places[i * 4 + k] = (uint8_t)((bit >> 3) + k);
  }
  const __m256i place = _mm256_loadu_si256((const __m256i *)places);
  const __m256i shift = _mm256_loadu_si256((const __m256i *)shifts);
  const __m256i mask = _mm256_set1_epi32((int)(((uint32_t)1 << width) - 1));
  const __m256i bases = _mm256_set1_epi64x(base);
  size_t done = 0, at = 0;
  while (done + 8 <= count && at + half + 16 <= readable) {
    const __m128i low = _mm_loadu_si128((const __m128i *)(bytes + at));
    const __m128i high = _mm_loadu_si128((const __m128i *)(bytes + at + half));
    __m256i words = _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
    words = _mm256_and_si256(_mm256_srlv_epi32(_mm256_shuffle_epi8(words, place), shift), mask);
    const __m256i first = _mm256_cvtepu32_epi64(_mm256_castsi256_si128(words));
    const __m256i second = _mm256_cvtepu32_epi64(_mm256_extracti128_si256(words, 1));
    _mm256_storeu_si256((__m256i *)(numbers + done), _mm256_add_epi64(first, bases));
    _mm256_storeu_si256((__m256i *)(numbers + done + 4), _mm256_add_epi64(second, bases));
    done += 8;
    at += width;
  }
  return done;
}

__attribute__((target("avx2"))) static size_t divide_fours(
    const int64_t *numbers, size_t count, double power, double *doubles) {
  // A number below 2^51 in size added to the bits of 1.5 * 2^52 is the double 1.5 * 2^52 + number.
  const __m256d magic = _mm256_set1_pd(6755399441055744.0);
  const __m256d divisor = _mm256_set1_pd(power);
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const __m256i number = _mm256_loadu_si256((const __m256i *)(numbers + i));
    const __m256d shifted = _mm256_castsi256_pd(_mm256_add_epi64(number, _mm256_castpd_si256(magic)));
    _mm256_storeu_pd(doubles + i, _mm256_div_pd(_mm256_sub_pd(shifted, magic), divisor));
  }
  return i;
}

// The least, greatest and sum of a multiple of four numbers, of which there is one at least.
__attribute__((target("avx2"))) static size_t summarize_fours(const int64_t *numbers, size_t count, int64_t summary[3]) {
  __m256i least = _mm256_set1_epi64x(numbers[0]), greatest = least, sum = _mm256_setzero_si256();
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const __m256i number = _mm256_loadu_si256((const __m256i *)(numbers + i));
    least = _mm256_blendv_epi8(least, number, _mm256_cmpgt_epi64(least, number));
    greatest = _mm256_blendv_epi8(greatest, number, _mm256_cmpgt_epi64(number, greatest));
    sum = _mm256_add_epi64(sum, number);
  }
  int64_t lanes[3][4];
  _mm256_storeu_si256((__m256i *)lanes[0], least);
  _mm256_storeu_si256((__m256i *)lanes[1], greatest);
  _mm256_storeu_si256((__m256i *)lanes[2], sum);
  for (int lane = 0; lane < 4; lane++) {
    summary[0] = lanes[0][lane] < summary[0] ? lanes[0][lane] : summary[0];
    summary[1] = lanes[1][lane] > summary[1] ? lanes[1][lane] : summary[1];
    summary[2] = (int64_t)((uint64_t)summary[2] + (uint64_t)lanes[2][lane]);
  }
  return i;
}

static uint64_t sum_up_plain(int64_t *numbers, size_t from, size_t count, uint64_t sum);

// Four sums at a time: only the last of the four before them is waited for.
__attribute__((target("avx2"))) static void sum_up_fours(int64_t *numbers, size_t count, uint64_t first) {
  const __m256i none = _mm256_setzero_si256();
  __m256i before = _mm256_set1_epi64x((int64_t)first);
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    __m256i sums = _mm256_loadu_si256((const __m256i *)(numbers + i));
    sums = _mm256_add_epi64(sums, _mm256_slli_si256(sums, 8));
    // The sum of the lower two to each of the upper two.
    sums = _mm256_add_epi64(sums, _mm256_blend_epi32(none, _mm256_permute4x64_epi64(sums, 0x50), 0xF0));
    _mm256_storeu_si256((__m256i *)(numbers + i), _mm256_add_epi64(sums, before));
    before = _mm256_add_epi64(before, _mm256_permute4x64_epi64(sums, 0xFF));
  }
  sum_up_plain(numbers, i, count, (uint64_t)_mm256_extract_epi64(before, 0));
}

// Narrows all days but the first, which is there, and a few at the end; returns the place of the first of those.
__attribute__((target("avx2"))) static size_t narrow_fours(
    const int64_t *numbers, size_t count, int32_t *days, int *falls) {
  const __m256i lower = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
  __m256i ascends = _mm256_set1_epi64x(-1);
  size_t i = 1;
  for (; i + 4 <= count; i += 4) {
    const __m256i number = _mm256_loadu_si256((const __m256i *)(numbers + i));
    const __m256i before = _mm256_loadu_si256((const __m256i *)(numbers + i - 1));
    ascends = _mm256_and_si256(ascends, _mm256_cmpgt_epi64(number, before));
    _mm_storeu_si128((__m128i *)(days + i), _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(number, lower)));
  }
  *falls = _mm256_movemask_epi8(ascends) != -1;
  return i;
}

__attribute__((target("avx2"))) static size_t zeros_of_fours(
    const int64_t *const columns[], size_t kinds, size_t count, int64_t first, int64_t *places, size_t *done) {
  const __m256i none = _mm256_setzero_si256();
  size_t found = 0, i = 0;
  for (; i + 4 <= count; i += 4) {
    __m256i all = _mm256_loadu_si256((const __m256i *)(columns[0] + i));
    for (size_t kind = 1; kind < kinds; kind++)
      all = _mm256_or_si256(all, _mm256_loadu_si256((const __m256i *)(columns[kind] + i)));
    unsigned zeros = (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpeq_epi64(all, none)));
    for (; zeros != 0; zeros &= zeros - 1) places[found++] = first + (int64_t)i + __builtin_ctz(zeros);
  }
  *done = i;
  return found;
}

#endif

size_t invest_zeros(
    const int64_t *const columns[], size_t kinds, size_t count, int64_t first, int64_t *places) {
  size_t found = 0, i = 0;
#if defined(__x86_64__)
  if (has_avx2()) found = zeros_of_fours(columns, kinds, count, first, places, &i);
#endif
  for (; i < count; i++) {
    int64_t all = 0;
    for (size_t kind = 0; kind < kinds; kind++) all |= columns[kind][i];
    if (all == 0) places[found++] = first + (int64_t)i;
  }
  return found;
}

void invest_unpack(const uint8_t *bytes, size_t readable, size_t count, unsigned width, int64_t base, int64_t *numbers) {
  size_t done = 0;
  if (width == 0) {
    for (size_t i = 0; i < count; i++) numbers[i] = base;
    return;
  }
#if defined(__x86_64__)
  if (width <= 25 && count >= 16 && has_avx2()) done = unpack_eights(bytes, readable, count, width, base, numbers);
#endif
  unpack_plain(bytes, done, count, width, base, numbers);
}

static uint64_t sum_up_plain(int64_t *numbers, size_t from, size_t count, uint64_t sum) {
  for (size_t i = from; i < count; i++) {
    sum += (uint64_t)numbers[i];
    numbers[i] = (int64_t)sum;
  }
  return sum;
}

void invest_sum_up(int64_t *numbers, size_t count, int64_t first) {
#if defined(__x86_64__)
  if (count >= 8 && has_avx2()) {
    sum_up_fours(numbers, count, (uint64_t)first);
    return;
  }
#endif
  sum_up_plain(numbers, 0, count, (uint64_t)first);
}

void invest_divide(const int64_t *numbers, size_t count, double power, double *doubles) {
  size_t done = 0;
#if defined(__x86_64__)
  if (has_avx2()) done = divide_fours(numbers, count, power, doubles);
#endif
  for (size_t i = done; i < count; i++) doubles[i] = (double)numbers[i] / power;
}

void invest_summarize(const int64_t *numbers, size_t count, int64_t summary[3]) {
  summary[0] = numbers[0];
  summary[1] = numbers[0];
  summary[2] = 0;
  size_t done = 0;
#if defined(__x86_64__)
  if (has_avx2()) done = summarize_fours(numbers, count, summary);
#endif
  for (size_t i = done; i < count; i++) {
    summary[0] = numbers[i] < summary[0] ? numbers[i] : summary[0];
    summary[1] = numbers[i] > summary[1] ? numbers[i] : summary[1];
    summary[2] = (int64_t)((uint64_t)summary[2] + (uint64_t)numbers[i]);
  }
}

int invest_narrow_days(const int64_t *numbers, size_t count, int32_t *days) {
  if (count == 0) return 1;
  // Days that ascend fit where the first and the last do.
  if (numbers[0] <= INT32_MIN || numbers[count - 1] > INT32_MAX) return 0;
  size_t i = 1;
  int falls = 0;
  days[0] = (int32_t)numbers[0];
#if defined(__x86_64__)
  if (has_avx2()) i = narrow_fours(numbers, count, days, &falls);
#endif
  for (; i < count; i++) {
    falls |= numbers[i] <= numbers[i - 1];
    days[i] = (int32_t)numbers[i];
  }
  return !falls;
}
