#include "ahp_kernels.h"

void ahp_coded_ratios(size_t count, const uint8_t *codes, const double *values, double *ratios) {
  size_t k = 0;
  // Eight codes are one load.
  for (; k + 8 <= count; k += 8)
    for (int i = 0; i < 8; i++) ratios[k + i] = values[codes[k + i]];
  for (; k < count; k++) ratios[k] = values[codes[k]];
}
