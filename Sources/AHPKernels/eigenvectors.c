#include <stdlib.h>

#include "large_orders.h"
#include "middle_orders.h"
#include "small_orders.h"
#include "small_orders_wide.h"

PIECE double sum_of(int n, const double *numbers) {
  vec sums = SAME(0.0);
  int i = 0;
  for (; i + LANES <= n; i += LANES) {
    vec next;
    load(numbers + i, &next);
    sums += next;
  }
  double sum = sum_of_lanes(&sums);
  for (; i < n; i++) sum += numbers[i];
  return sum;
}

/// Power iteration of one matrix from the row sums, until rounding is all that is left to improve;
/// `columns` for the middle orders, `triangle` for the large ones. False if it would take long.
PIECE bool iterate_power(
    int n, int stride, const double *columns, const double *triangle, double *w, double *product) {
  enum { STEPS_JUDGED_TOGETHER = 4 };
  const double required_shrinking = 1.0 / 16;
  const double tolerance = rounding_spread(n);
  for (int i = 0; i < stride; i++) w[i] = 1.0 / n;
  double spread_judged = INFINITY, spread_before = INFINITY, shrinking_before = 1;
  for (int step = 0;; step++) {
    if (columns) {
      multiply_columns(n, stride, columns, w, product);
    } else {
      multiply_triangle(n, triangle, w, product);
    }
    vec least = SAME(INFINITY), greatest = SAME(0.0);
    int i = 0;
    for (; i + LANES <= stride; i += LANES) {
      vec before, after;
      load(w + i, &before);
      load(product + i, &after);
      const vec quotient = after / before;
      least = SMALLER(quotient, least);
      greatest = LARGER(quotient, greatest);
    }
    double lowest = smallest_lane(&least);
    double highest = largest_lane(&greatest);
    for (; i < n; i++) {
      lowest = smaller(lowest, product[i] / w[i]);
      highest = larger(highest, product[i] / w[i]);
    }
    const double reciprocal = 1 / sum_of(n, product);
    for (i = 0; i < stride; i++) w[i] = product[i] * reciprocal;

    const double spread = (highest - lowest) / highest;
    // w is one step further than the quotients. Of two steps the slower one foretells what that
    // does.
    const double shrinking = spread / spread_before;
    const double expected = spread * larger(shrinking, shrinking_before);
    if (spread <= tolerance || (spread <= 64 * tolerance && expected <= tolerance / 2)) return true;
    spread_before = spread;
    shrinking_before = shrinking;
    if (step % STEPS_JUDGED_TOGETHER == STEPS_JUDGED_TOGETHER - 1) {
      // So written, it also ends on a spread that is not a number.
      if (!(spread <= required_shrinking * spread_judged)) return false;
      spread_judged = spread;
    }
  }
}

/// The results of a matrix that is left to another method.
PIECE void leave_open(int n, results found) {
  found.excesses[0] = AHP_NOT_CONVERGED;
  if (!found.vectors) return;
  memset(found.vectors, 0, (size_t)n * sizeof *found.vectors);
  found.lowest[0] = found.highest[0] = 0;
  found.relative_errors[0] = INFINITY;
}

/// One matrix of middle or large order.
PIECE void solve_one(
    int n, const double *triangle, double entry_error, double *workspace, results found) {
  const bool middle = n <= LARGEST_MIDDLE_ORDER;
  const int stride = middle ? (n + LANES - 1) / LANES * LANES : n;
  double *w = workspace, *product = w + stride;
  double *columns = middle ? product + 3 * stride : NULL;
  if (middle) expand_columns(n, stride, triangle, columns);
  if (!iterate_power(n, stride, columns, triangle, w, product)) {
    leave_open(n, found);
    return;
  }
  const double sum = sum_of(n, w);
  for (int i = 0; i < stride; i++) w[i] /= sum;
  certificate bounds;
  if (middle) {
    found.excesses[0] = excess_columns(n, stride, triangle, columns, w, product);
    if (found.vectors) certify_columns(n, stride, columns, w, entry_error, &bounds);
  } else {
    const row_terms terms = {product, product + stride, product + 2 * stride};
    certify_triangle(n, triangle, w, entry_error, terms, found.excesses, &bounds);
  }
  if (!found.vectors) return;
  memcpy(found.vectors, w, (size_t)n * sizeof *w);
  found.lowest[0] = bounds.lowest[0];
  found.highest[0] = bounds.highest[0];
  found.relative_errors[0] = bounds.relative_error[0];
}

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
    for (size_t j = i + LANES; j < whole; j += LANES) {
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

PIECE bool solve_each(int n, const matrices *given, double entry_error, results all) {
  const size_t width = width_of(given, n), triangle_width = (size_t)n * (n - 1) / 2;
  const size_t stride = (size_t)(n + LANES - 1) / LANES * LANES;
  const size_t needed = 4 * stride + (n <= LARGEST_MIDDLE_ORDER ? (size_t)n * stride : 0);
  // No vector of a column may lie across two cache lines.
  enum { CACHE_LINE = 64 };
  double *workspace = aligned_alloc(
      CACHE_LINE, (needed * sizeof *workspace + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE);
  double *packed = given->limits ? malloc(triangle_width * sizeof *packed) : NULL;
  bool right = !given->limits || packed;
  for (size_t m = given->first; right && m < given->first + given->count; m++) {
    const double *triangle = given->entries + m * width;
    if (packed) {
      right = are_within(n, triangle, given->limits);
      if (!right) break;
      pack_square(n, triangle, packed);
      triangle = packed;
    }
    if (workspace) {
      solve_one(n, triangle, entry_error, workspace, results_from(all, m, n));
    } else {
      leave_open(n, results_from(all, m, n));
    }
  }
  free(packed);
  free(workspace);
  return right;
}

DISPATCHED static bool solve_by_four_lanes(
    int order, const matrices *given, double entry_error, const results *all) {
  if (order <= LARGEST_SMALL_ORDER) return solve_groups(order, given, entry_error, *all);
  return solve_each(order, given, entry_error, *all);
}

static bool solve(int order, const matrices *given, double entry_error, const results *all) {
  // A few matrices leave most of eight lanes empty.
  if (order <= LARGEST_SMALL_ORDER && given->count > LANES && ahp_kernels_use_avx512()) {
    return ahp_solve_small_orders_wide(order, given, entry_error, all);
  }
  return solve_by_four_lanes(order, given, entry_error, all);
}

void ahp_principal_eigenvectors(
    int order, size_t first, size_t count, const double *triangles, double entry_error,
    double *vectors, double *excesses, double *lowest, double *highest, double *relative_errors) {
  const matrices given = {triangles, first, count, NULL};
  const results all = {vectors, excesses, lowest, highest, relative_errors};
  solve(order, &given, entry_error, &all);
}

int ahp_principal_eigenvectors_of_squares(
    int order, size_t first, size_t count, const double *squares, ahp_ratio_limits limits,
    double entry_error, double *vectors, double *excesses, double *lowest, double *highest,
    double *relative_errors) {
  const matrices given = {squares, first, count, &limits};
  const results all = {vectors, excesses, lowest, highest, relative_errors};
  return solve(order, &given, entry_error, &all);
}

void ahp_eigenvalue_excesses(
    int order, size_t first, size_t count, const double *triangles, double *excesses) {
  const matrices given = {triangles, first, count, NULL};
  const results all = {NULL, excesses, NULL, NULL, NULL};
  solve(order, &given, 0, &all);
}
