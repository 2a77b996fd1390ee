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

PIECE void solve_each(
    int n, size_t first, size_t count, const double *triangles, double entry_error, results all) {
  const size_t width = (size_t)n * (n - 1) / 2;
  const size_t stride = (size_t)(n + LANES - 1) / LANES * LANES;
  const size_t needed = 4 * stride + (n <= LARGEST_MIDDLE_ORDER ? (size_t)n * stride : 0);
  // No vector of a column may lie across two cache lines.
  enum { CACHE_LINE = 64 };
  double *workspace = aligned_alloc(
      CACHE_LINE, (needed * sizeof *workspace + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE);
  for (size_t m = first; m < first + count; m++) {
    if (workspace) {
      solve_one(n, triangles + m * width, entry_error, workspace, results_from(all, m, n));
    } else {
      leave_open(n, results_from(all, m, n));
    }
  }
  free(workspace);
}

DISPATCHED static void solve_by_four_lanes(
    int order, size_t first, size_t count, const double *triangles, double entry_error,
    const results *all) {
  if (order <= LARGEST_SMALL_ORDER) {
    solve_groups(order, first, count, triangles, entry_error, *all);
  } else {
    solve_each(order, first, count, triangles, entry_error, *all);
  }
}

static void solve(
    int order, size_t first, size_t count, const double *triangles, double entry_error,
    const results *all) {
  // A few matrices leave most of eight lanes empty.
  if (order <= LARGEST_SMALL_ORDER && count > LANES && ahp_kernels_use_avx512()) {
    ahp_solve_small_orders_wide(order, first, count, triangles, entry_error, all);
  } else {
    solve_by_four_lanes(order, first, count, triangles, entry_error, all);
  }
}

void ahp_principal_eigenvectors(
    int order, size_t first, size_t count, const double *triangles, double entry_error,
    double *vectors, double *excesses, double *lowest, double *highest, double *relative_errors) {
  const results all = {vectors, excesses, lowest, highest, relative_errors};
  solve(order, first, count, triangles, entry_error, &all);
}

void ahp_eigenvalue_excesses(
    int order, size_t first, size_t count, const double *triangles, double *excesses) {
  const results all = {NULL, excesses, NULL, NULL, NULL};
  solve(order, first, count, triangles, 0, &all);
}
