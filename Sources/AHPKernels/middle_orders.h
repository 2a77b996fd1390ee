// Matrices of orders 16 … 64: one at a time, one row in each lane of the vectors.

#ifndef AHP_MIDDLE_ORDERS_H
#define AHP_MIDDLE_ORDERS_H

#include "certificate.h"

enum { LARGEST_MIDDLE_ORDER = 64 };

/// Fills a[j * stride + i] with aᵢⱼ. The rows that fill up the last vector are copies of the first
/// one: they change neither a largest nor a smallest value.
PIECE void expand_columns(int n, int stride, const double *restrict triangle, double *restrict a) {
  const double *row = triangle;
  for (int i = 0; i < n; i++) {
    const int left = n - i - 1;
    double *below = a + i * stride + i + 1;
    a[i * stride + i] = 1;
    for (int k = 0; k < left; k++) below[k] = 1 / row[k];
    for (int k = 0; k < left; k++) a[(i + 1 + k) * stride + i] = row[k];
    row += left;
  }
  for (int j = 0; j < n; j++)
    for (int i = n; i < stride; i++) a[j * stride + i] = a[j * stride];
}

/// As many sums of rows as fit into the registers of AVX2 beside what is multiplied.
enum { MOST_SUMS = 14 };

/// Rows 0 … 4 · width − 1 of y = A x.
PIECE void multiply_rows(
    int width, int n, int stride, const double *a, const double *x, double *y) {
  vec sums[MOST_SUMS];
  UNROLLED for (int v = 0; v < width; v++) sums[v] = SAME(0.0);
#pragma clang loop unroll(disable)
  for (int j = 0; j < n; j++) {
    const vec factor = SAME(x[j]);
    UNROLLED for (int v = 0; v < width; v++) {
      vec column;
      load(a + j * stride + LANES * v, &column);
      sums[v] += column * factor;
    }
  }
  UNROLLED for (int v = 0; v < width; v++) store(&sums[v], y + LANES * v);
}

/// y = A x.
PIECE void multiply_columns(int n, int stride, const double *a, const double *x, double *y) {
  int vectors = stride / LANES;
  if (vectors > MOST_SUMS) {
    multiply_rows(8, n, stride, a, x, y);
    a += 8 * LANES;
    y += 8 * LANES;
    vectors -= 8;
  }
#define WIDTH(width)                                            \
  case width:                                                   \
    multiply_rows(width, n, stride, a, x, y);                   \
    break;
  switch (vectors) {
    WIDTH(4)
    WIDTH(5)
    WIDTH(6)
    WIDTH(7)
    WIDTH(8)
    WIDTH(9)
    WIDTH(10)
    WIDTH(11)
    WIDTH(12)
    WIDTH(13)
    WIDTH(14)
    default: break;
  }
#undef WIDTH
}

/// λ − n as explained at excess_lanes, the pairs of one row side by side. The reciprocals in A and
/// those of w take the place of divisions.
PIECE double excess_columns(
    int n, int stride, const double *triangle, const double *a, const double *w,
    double *reciprocals) {
  // Where fewer than LANES pairs are left, the rest count as 0.
  static const mask parts[LANES] = {{0}, {-1}, {-1, -1}, {-1, -1, -1}};
  for (int i = 0; i < stride; i++) reciprocals[i] = 1 / w[i];
  vec shares = SAME(0.0);
  double last_shares = 0;
  const double *row = triangle;
  for (int i = 0; i < n; i++) {
    const vec own = SAME(w[i]);
    vec shares_of_row = SAME(0.0);
    int j = i + 1;
    // Beyond a row there are later ones to read, except for the last few.
    for (; j < n && i + LANES < n; j += LANES) {
      vec ratio, other, reciprocal, other_reciprocal, difference;
      load(row + (j - i - 1), &ratio);
      load(w + j, &other);
      load(reciprocals + j, &other_reciprocal);
      load(a + i * stride + j, &reciprocal);
      multiply_subtract(&ratio, &other, &own, &difference);
      vec share = difference * difference * (reciprocal * other_reciprocal);
      if (j + LANES > n) share = (vec)((mask)share & parts[n - j]);
      shares_of_row += share;
    }
    for (; j < n; j++) {
      const double difference = fma(row[j - i - 1], w[j], -w[i]);
      last_shares += difference * difference * (a[i * stride + j] * reciprocals[j]) * reciprocals[i];
    }
    shares += shares_of_row * reciprocals[i];
    row += n - i - 1;
  }
  return (sum_of_lanes(&shares) + last_shares) / n;
}

/// The certificate of w, four rows at a time.
PIECE void certify_columns(
    int n, int stride, const double *a, const double *w, double entry_error, certificate *bounds) {
  vec least = SAME(INFINITY), greatest = SAME(0.0), ratio = SAME(1.0);
  for (int i = 0; i < stride; i += LANES) {
    vec own;
    load(w + i, &own);
    vec sum = SAME(0.0), smallest = own, largest = own;
    for (int j = 0; j < n; j++) {
      vec term;
      load(a + j * stride + i, &term);
      term *= w[j];
      sum += term;
      smallest = SMALLER(term, smallest);
      largest = LARGER(term, largest);
    }
    const vec quotient = sum / own, ratio_of_row = largest / smallest;
    least = SMALLER(quotient, least);
    greatest = LARGER(quotient, greatest);
    ratio = LARGER(ratio_of_row, ratio);
  }
  least = SAME(smallest_lane(&least));
  greatest = SAME(largest_lane(&greatest));
  ratio = SAME(largest_lane(&ratio));
  certify(n, entry_error, 2, &least, &greatest, &ratio, bounds);
}

#endif
