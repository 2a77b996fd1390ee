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

/// Rows 0 … 4 · width − 1 of y = A x.
PIECE void multiply_rows(
    int width, int n, int stride, const double *a, const double *x, double *y) {
  vec sums[8];
  UNROLLED for (int v = 0; v < width; v++) sums[v] = SAME(0.0);
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
  int row = 0;
  for (; row + 32 <= stride; row += 32) multiply_rows(8, n, stride, a + row, x, y + row);
  switch ((stride - row) / LANES) {
    case 1: multiply_rows(1, n, stride, a + row, x, y + row); break;
    case 2: multiply_rows(2, n, stride, a + row, x, y + row); break;
    case 3: multiply_rows(3, n, stride, a + row, x, y + row); break;
    case 4: multiply_rows(4, n, stride, a + row, x, y + row); break;
    case 5: multiply_rows(5, n, stride, a + row, x, y + row); break;
    case 6: multiply_rows(6, n, stride, a + row, x, y + row); break;
    case 7: multiply_rows(7, n, stride, a + row, x, y + row); break;
    default: break;
  }
}

#endif
