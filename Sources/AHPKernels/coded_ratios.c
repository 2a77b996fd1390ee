#include "vectors.h"

#ifdef VERSIONS_BY_MACHINE
#include <immintrin.h>

/// Eight codes at once, where the values that they stand for are among the first 32, as those of
/// Saaty's scale are: four vectors hold these, and an instruction takes any eight numbers of two
/// vectors.
WIDE static size_t expand_codes_wide(
    size_t count, const uint8_t *codes, const double *values, double *ratios) {
  const uint64_t above_31 = 0xE0E0E0E0E0E0E0E0;
  const __m512d first = _mm512_loadu_pd(values), second = _mm512_loadu_pd(values + 8);
  const __m512d third = _mm512_loadu_pd(values + 16), fourth = _mm512_loadu_pd(values + 24);
  size_t k = 0;
  for (; k + 8 <= count; k += 8) {
    uint64_t eight;
    memcpy(&eight, codes + k, sizeof eight);
    if (eight & above_31) break;
    const __m512i code = _mm512_cvtepu8_epi64(_mm_cvtsi64_si128((long long)eight));
    const __m512d low = _mm512_permutex2var_pd(first, code, second);
    const __m512d high = _mm512_permutex2var_pd(third, code, fourth);
    const __mmask8 is_high = _mm512_test_epi64_mask(code, _mm512_set1_epi64(16));
    _mm512_storeu_pd(ratios + k, _mm512_mask_blend_pd(is_high, low, high));
  }
  return k;
}
#endif

void ahp_coded_ratios(size_t count, const uint8_t *codes, const double *values, double *ratios) {
  size_t k = 0;
#ifdef VERSIONS_BY_MACHINE
  if (ahp_kernels_use_avx512()) k = expand_codes_wide(count, codes, values, ratios);
#endif
  // Eight codes are one load.
  for (; k + 8 <= count; k += 8)
    for (int i = 0; i < 8; i++) ratios[k + i] = values[codes[k + i]];
  for (; k < count; k++) ratios[k] = values[codes[k]];
}
