#include "vectors.h"

/// Adds `factor` times the first vector to the second.
PIECE void add_multiple(size_t count, double factor, const double *restrict from, double *restrict to) {
  for (size_t k = 0; k < count; k++) to[k] += factor * from[k];
}

PIECE double product(size_t count, const double *left, const double *right) {
  vec sums = SAME(0.0);
  for (size_t k = 0; k < count; k += LANES) {
    vec a, b;
    load(left + k, &a);
    load(right + k, &b);
    sums += a * b;
  }
  return sum_of_lanes(&sums);
}

/// The columns that an elimination reaches stand in a ring, each with `width` entries above its
/// diagonal, the diagonal, which is not used, and `width` below it.
PIECE double *column_of(double *ring, size_t width, size_t column) {
  return ring + column % (width + 1) * (2 * width + 1);
}

/// Puts the entries of a column within the band in the ring, and returns the sum of the others.
PIECE double enter(
    size_t width, size_t column, const ptrdiff_t *starts, const int32_t *rows, const double *values,
    double *own) {
  memset(own, 0, (2 * width + 1) * sizeof *own);
  double outside = 0;
  for (ptrdiff_t entry = starts[column]; entry < starts[column + 1]; entry++) {
    ptrdiff_t place = (ptrdiff_t)rows[entry] - (ptrdiff_t)column + (ptrdiff_t)width;
    if (place >= 0 && place <= 2 * (ptrdiff_t)width) {
      own[place] = values[entry];
    } else {
      outside += values[entry];
    }
  }
  return outside;
}

PIECE int factor(
    size_t order, size_t width, const ptrdiff_t *starts, const int32_t *rows, const double *values,
    double *lower, double *upper, double *reciprocals, double *slacks, double *ring) {
  size_t entered = 0;
  for (size_t column = 0; column < order; column++) {
    for (; entered < order && entered <= column + width; entered++)
      slacks[entered] =
          enter(width, entered, starts, rows, values, column_of(ring, width, entered));
    const double *own = column_of(ring, width, column);
    double pivot = slacks[column];
    for (size_t k = 1; k <= width; k++) pivot += own[width + k];
    if (column + 1 == order && pivot == 0) pivot = 1;
    if (!(pivot >= 0x1p-1022)) return 0;
    reciprocals[column] = 1 / pivot;
    for (size_t k = 1; k <= width && column + k < order; k++) {
      double *other = column_of(ring, width, column + k);
      double share = other[width - k] / pivot;
      if (share == 0) continue;
      slacks[column + k] += share * slacks[column];
      add_multiple(width, share, own + width + 1, other + width - k + 1);
    }
    for (size_t k = 0; k < width; k++) {
      upper[column * width + k] = own[k];
      lower[column * width + k] = own[width + 1 + k] / pivot;
    }
  }
  return 1;
}

DISPATCHED static int factor_anywhere(
    size_t order, size_t width, const ptrdiff_t *starts, const int32_t *rows, const double *values,
    double *lower, double *upper, double *reciprocals, double *slacks, double *ring) {
  return factor(order, width, starts, rows, values, lower, upper, reciprocals, slacks, ring);
}

int ahp_factor_band(
    size_t order, size_t width, const ptrdiff_t *starts, const int32_t *rows, const double *values,
    double *lower, double *upper, double *reciprocals, double *slacks, double *ring) {
  return factor_anywhere(
      order, width, starts, rows, values, lower, upper, reciprocals, slacks, ring);
}

DISPATCHED static void solve(
    size_t order, size_t width, const double *lower, const double *upper, const double *reciprocals,
    double *vector) {
  for (size_t column = 0; column < order; column++)
    add_multiple(width, vector[width + column], lower + column * width, vector + width + column + 1);
  for (size_t column = order; column-- > 0;) {
    double own = vector[width + column] * reciprocals[column];
    vector[width + column] = own;
    add_multiple(width, own, upper + column * width, vector + column);
  }
}

void ahp_solve_band(
    size_t order, size_t width, const double *lower, const double *upper, const double *reciprocals,
    double *vector) {
  solve(order, width, lower, upper, reciprocals, vector);
}

DISPATCHED static void solve_transposed(
    size_t order, size_t width, const double *lower, const double *upper, const double *reciprocals,
    double *vector) {
  for (size_t column = 0; column < order; column++)
    vector[width + column] =
        (vector[width + column] + product(width, upper + column * width, vector + column)) *
        reciprocals[column];
  for (size_t column = order; column-- > 0;)
    vector[width + column] +=
        product(width, lower + column * width, vector + width + column + 1);
}

void ahp_solve_transposed_band(
    size_t order, size_t width, const double *lower, const double *upper, const double *reciprocals,
    double *vector) {
  solve_transposed(order, width, lower, upper, reciprocals, vector);
}

/// The error of each operation by T. J. Dekker and D. E. Knuth.
DISPATCHED static void add_products(
    size_t order, const ptrdiff_t *starts, const int32_t *rows, const double *values,
    const double *vector, double *sums) {
  for (size_t column = 0; column < order; column++) {
    double own = vector[column];
    for (ptrdiff_t entry = starts[column]; entry < starts[column + 1]; entry++) {
      double *sum = sums + 2 * (size_t)rows[entry];
      double term = values[entry] * own;
      double lost = fma(values[entry], own, -term);
      double total = sum[0] + term;
      double added = total - sum[0];
      sum[1] += (sum[0] - (total - added)) + (term - added) + lost;
      sum[0] = total;
    }
  }
}

void ahp_add_products(
    size_t order, const ptrdiff_t *starts, const int32_t *rows, const double *values,
    const double *vector, double *sums) {
  add_products(order, starts, rows, values, vector, sums);
}
