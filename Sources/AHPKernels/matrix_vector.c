#include "vectors.h"

/// y = A x for the rows first … first + 3 of A.
PIECE void multiply_four_rows(int n, const double *rows, const double *x, double *y) {
  vec sums[LANES];
  for (int row = 0; row < LANES; row++) sums[row] = SAME(0.0);
  int column = 0;
  for (; column + LANES <= n; column += LANES) {
    vec factor;
    load(x + column, &factor);
    UNROLLED for (int row = 0; row < LANES; row++) {
      vec entries;
      load(rows + (size_t)row * n + column, &entries);
      sums[row] += entries * factor;
    }
  }
  for (int row = 0; row < LANES; row++) {
    double sum = sum_of_lanes(&sums[row]);
    for (int rest = column; rest < n; rest++) sum += rows[(size_t)row * n + rest] * x[rest];
    y[row] = sum;
  }
}

DISPATCHED static void multiply_all(int n, const double *rows, const double *x, double *y) {
  int row = 0;
  for (; row + LANES <= n; row += LANES)
    multiply_four_rows(n, rows + (size_t)row * n, x, y + row);
  for (; row < n; row++) {
    double sum = 0;
    for (int column = 0; column < n; column++) sum += rows[(size_t)row * n + column] * x[column];
    y[row] = sum;
  }
}

void ahp_matrix_vector(int order, const double *rows, const double *x, double *y) {
  multiply_all(order, rows, x, y);
}
