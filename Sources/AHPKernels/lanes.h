// How the entries of some matrices come into the lanes of vectors, one matrix in each.

#ifndef AHP_LANES_H
#define AHP_LANES_H

#include "vectors.h"

enum { LARGEST_SMALL_ORDER = 15 };

/// Some of the numbers of two vectors by their positions, in halves of four lanes.
#if AHP_LANES == 4
#define SHUFFLED(a, b, i, j, k, l) __builtin_shufflevector(a, b, i, j, k, l)
#define OTHER 4
#else
typedef double half __attribute__((vector_size(32)));
#define SHUFFLED(a, b, i, j, k, l) \
  __builtin_shufflevector(a, b, i, j, k, l, i + 4, j + 4, k + 4, l + 4)
#define OTHER 8
#endif

/// The transposed of four rows of four numbers, or of eight with AVX-512, of which each half is a
/// square by itself.
PIECE void transpose_halves(const vec *rows, vec *transposed) {
  vec pairs[4];
  UNROLLED for (int i = 0; i < 4; i += 2) {
    pairs[i] = SHUFFLED(rows[i], rows[i + 1], 0, OTHER, 2, OTHER + 2);
    pairs[i + 1] = SHUFFLED(rows[i], rows[i + 1], 1, OTHER + 1, 3, OTHER + 3);
  }
  UNROLLED for (int i = 0; i < 2; i++) {
    transposed[i] = SHUFFLED(pairs[i], pairs[i + 2], 0, 1, OTHER, OTHER + 1);
    transposed[i + 2] = SHUFFLED(pairs[i], pairs[i + 2], 2, 3, OTHER + 2, OTHER + 3);
  }
}

/// Fills four entries with the numbers k … k + 3 of each lane.
PIECE void gather_four(const double *const lanes[LANES], size_t k, vec *entries) {
  vec rows[4];
  UNROLLED for (int lane = 0; lane < 4; lane++) {
#if AHP_LANES == 4
    load(lanes[lane] + k, &rows[lane]);
#else
    half low, high;
    memcpy(&low, lanes[lane] + k, sizeof low);
    memcpy(&high, lanes[lane + 4] + k, sizeof high);
    rows[lane] = __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
#endif
  }
  transpose_halves(rows, entries);
}

/// Fills entries[k] with number k of each lane, for `count` numbers.
PIECE void gather_lanes(int count, const double *const lanes[LANES], vec *entries) {
  if (count < 4) {
    for (int k = 0; k < count; k++)
      UNROLLED for (int lane = 0; lane < LANES; lane++) entries[k][lane] = lanes[lane][k];
    return;
  }
#pragma clang loop unroll(disable)
  for (int k = 0; k + 4 <= count; k += 4) gather_four(lanes, k, entries + k);
  // The last numbers come with some of those before them.
  if (count % 4 != 0) gather_four(lanes, count - 4, entries + count - 4);
}

/// Fills a[j * n + i] with aᵢⱼ of a group of matrices; column by column, so that the n sums of a
/// product can stay in registers.
PIECE void expand_triangles(int n, const double *const triangles[LANES], vec *a) {
  vec entries[LARGEST_SMALL_ORDER * (LARGEST_SMALL_ORDER - 1) / 2 + 1];
  gather_lanes(n * (n - 1) / 2, triangles, entries);
  int k = 0;
  for (int i = 0; i < n; i++) {
    a[i * n + i] = SAME(1.0);
    for (int j = i + 1; j < n; j++, k++) {
      a[j * n + i] = entries[k];
      a[i * n + j] = 1 / entries[k];
    }
  }
}

/// Does what expand_triangles does with matrices that have all their entries, row by row; false if
/// one of them is beyond the limits. The entries below the diagonal are compared with the others
/// and then left.
PIECE bool expand_squares(
    int n, const double *const squares[LANES], const ahp_ratio_limits *limits, vec *a) {
  gather_lanes(n * n, squares, a);
  const vec one = SAME(1.0), tolerance = SAME(limits->tolerance);
  vec least = one, most = one;
  mask right = ~(mask){0};
  for (int i = 0; i < n; i++) {
    const vec off = a[i * n + i] - one;
    right &= (mask)(off <= tolerance) & (mask)(off >= -tolerance);
    a[i * n + i] = one;
    for (int j = i + 1; j < n; j++) {
      const vec ratio = a[i * n + j];
      // A product of its own, rounded as in Swift. Every comparison is false for a NaN.
      const vec product = ratio * a[j * n + i];
      const vec error = product - one;
      right &= (mask)(error <= tolerance) & (mask)(error >= -tolerance);
      least = SMALLER(ratio, least);
      most = LARGER(ratio, most);
      a[j * n + i] = ratio;
      a[i * n + j] = 1 / ratio;
    }
  }
  right &= (mask)(least >= limits->least) & (mask)(most <= limits->most);
  return !ANY(~right);
}

#endif
