#include "vectors.h"

/// The bits of a double below and at its exponent.
static const int SIGNIFICAND_BITS = 52;
static const uint64_t SIGNIFICAND_MASK = ((uint64_t)1 << 52) - 1;
static const uint64_t EXPONENT_OF_ONE = (uint64_t)1023 << 52;

/// Multiplies the products of each column by `rows` more rows, at most four: ratios are within
/// 1e-50 … 1e50, so that nothing overflows before the exponent is taken out, which is exact.
PIECE void multiply_by_rows(
    size_t width, int rows, const double *restrict ratios, double *restrict significands,
    int64_t *restrict exponents) {
  for (size_t k = 0; k < width; k++) {
    double product = significands[k];
    for (int row = 0; row < rows; row++) product *= ratios[(size_t)row * width + k];
    uint64_t bits;
    memcpy(&bits, &product, sizeof bits);
    exponents[k] += (int64_t)(bits >> SIGNIFICAND_BITS) - 1023;
    bits = (bits & SIGNIFICAND_MASK) | EXPONENT_OF_ONE;
    memcpy(&significands[k], &bits, sizeof bits);
  }
}

DISPATCHED static void multiply_all(
    size_t width, size_t count, const double *ratios, double *significands, int64_t *exponents) {
  for (size_t k = 0; k < width; k++) {
    significands[k] = 1;
    exponents[k] = 0;
  }
  size_t row = 0;
  for (; row + 4 <= count; row += 4)
    multiply_by_rows(width, 4, ratios + row * width, significands, exponents);
  for (; row < count; row++)
    multiply_by_rows(width, 1, ratios + row * width, significands, exponents);
}

void ahp_column_products(
    size_t width, size_t count, const double *ratios, double *significands, int64_t *exponents) {
  multiply_all(width, count, ratios, significands, exponents);
}
