// Matrices that come with all their entries, order x order, row by row.

#ifndef AHP_SQUARES_H
#define AHP_SQUARES_H

#include "lanes.h"

/// Whether an entry above the diagonal and the mirrored one are within the limits.
PIECE bool is_within(double ratio, double mirrored, const ahp_ratio_limits *limits) {
  // A product of its own, rounded as in Swift. Every comparison is false for a NaN.
  const double product = ratio * mirrored;
  return (fabs(product - 1) <= limits->tolerance) & (ratio >= limits->least)
         & (ratio <= limits->most);
}

/// Whether all entries of a matrix are within the limits.
PIECE bool are_within(int n, const double *square, const ahp_ratio_limits *limits) {
  const size_t order = n, whole = order / LANES * LANES;
  const vec one = SAME(1.0), tolerance = SAME(limits->tolerance);
  vec least = one, most = one;
  mask near = ~(mask){0};
  bool right = true;
  for (size_t i = 0; i < order; i++) {
    const double *row = square + i * order;
    right &= fabs(row[i] - 1) <= limits->tolerance;
    // What no square of LANES rows and columns contains.
    const size_t end = i < whole ? i / LANES * LANES + LANES : order;
    for (size_t j = i + 1; j < end; j++) right &= is_within(row[j], square[j * order + i], limits);
    for (size_t j = whole > i ? whole : end; j < order; j++)
      right &= is_within(row[j], square[j * order + i], limits);
  }
  for (size_t i = 0; i < whole; i += LANES) {
    const double *rows[LANES];
    for (int lane = 0; lane < LANES; lane++) rows[lane] = square + (i + lane) * order;
    for (size_t j = i + LANES; j < whole; j += 4) {
      vec columns[4];
      gather_four(rows, j, columns);
      UNROLLED for (int k = 0; k < 4; k++) {
        vec mirrored;
        load(square + (j + k) * order + i, &mirrored);
        const vec product = columns[k] * mirrored;
        const vec error = product - one;
        near &= (mask)(error <= tolerance) & (mask)(error >= -tolerance);
        least = SMALLER(columns[k], least);
        most = LARGER(columns[k], most);
      }
    }
  }
  near &= (mask)(least >= limits->least) & (mask)(most <= limits->most);
  return right & !ANY(~near);
}

/// Copies the entries above the diagonal.
PIECE void pack_square(int n, const double *square, double *triangle) {
  for (size_t i = 0; i < (size_t)n; i++) {
    const size_t count = n - i - 1;
    memcpy(triangle, square + i * n + i + 1, count * sizeof *triangle);
    triangle += count;
  }
}

/// The triangle of matrix m: its own, or one that its square is packed into. NULL if an entry is
/// beyond the limits.
PIECE const double *triangle_of(int n, const matrices *given, size_t m, double *packed) {
  const double *entries = given->entries + m * width_of(given, n);
  if (!given->limits) return entries;
  if (!are_within(n, entries, given->limits)) return NULL;
  pack_square(n, entries, packed);
  return packed;
}

#endif
