#include <stdlib.h>

#include "eigenvectors_wide.h"
#include "large_orders.h"
#include "middle_orders.h"
#include "small_orders.h"

/// Power iteration of one matrix from the row sums, until rounding is all that is left to improve.
/// False if it would take long.
PIECE bool iterate_power(int n, const double *triangle, double *w, double *product) {
  enum { STEPS_JUDGED_TOGETHER = 4 };
  const double required_shrinking = 1.0 / 16;
  const double tolerance = rounding_spread(n);
  for (int i = 0; i < n; i++) w[i] = 1.0 / n;
  double spread_judged = INFINITY, spread_before = INFINITY, shrinking_before = 1;
  for (int step = 0;; step++) {
    multiply_triangle(n, triangle, w, product);
    vec least = SAME(INFINITY), greatest = SAME(0.0);
    int i = 0;
    for (; i + LANES <= n; i += LANES) {
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
    for (i = 0; i < n; i++) w[i] = product[i] * reciprocal;

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

/// One matrix of large order; `workspace` has room for 4 n numbers.
PIECE void solve_large_order(
    int n, const double *triangle, double entry_error, double *workspace, results found) {
  double *w = workspace, *product = w + n;
  if (!iterate_power(n, triangle, w, product)) {
    leave_open(n, found);
    return;
  }
  const double sum = sum_of(n, w);
  for (int i = 0; i < n; i++) w[i] /= sum;
  certificate bounds;
  const row_terms terms = {product, product + n, product + 2 * n};
  certify_triangle(n, triangle, w, entry_error, terms, found.excesses, &bounds);
  if (!found.vectors) return;
  memcpy(found.vectors, w, (size_t)n * sizeof *w);
  found.lowest[0] = bounds.lowest[0];
  found.highest[0] = bounds.highest[0];
  found.relative_errors[0] = bounds.relative_error[0];
}

PIECE bool solve_large_orders(int n, const matrices *given, double entry_error, results all) {
  double *workspace = malloc(4 * (size_t)n * sizeof *workspace);
  double *packed = given->limits ? malloc((size_t)n * (n - 1) / 2 * sizeof *packed) : NULL;
  bool right = !given->limits || packed;
  for (size_t m = given->first; right && m < given->first + given->count; m++) {
    const double *triangle = triangle_of(n, given, m, packed);
    if (!triangle) {
      right = false;
    } else if (workspace) {
      solve_large_order(n, triangle, entry_error, workspace, results_from(all, m, n));
    } else {
      leave_open(n, results_from(all, m, n));
    }
  }
  free(packed);
  free(workspace);
  return right;
}

// Functions by themselves, since the compiler keeps less in registers where one contains all three.

DISPATCHED static bool solve_small_by_four(
    int order, const matrices *given, double entry_error, const results *all) {
  return solve_small_orders(order, given, entry_error, *all);
}

DISPATCHED static bool solve_middle_by_four(
    int order, const matrices *given, double entry_error, const results *all) {
  return solve_middle_orders(order, given, entry_error, *all);
}

DISPATCHED static bool solve_large_by_four(
    int order, const matrices *given, double entry_error, const results *all) {
  return solve_large_orders(order, given, entry_error, *all);
}

static bool solve(int order, const matrices *given, double entry_error, const results *all) {
  const bool is_wide = ahp_kernels_use_avx512();
  if (order <= LARGEST_SMALL_ORDER) {
    // A few matrices leave most of eight lanes empty.
    return is_wide && given->count > LANES
               ? ahp_solve_small_orders_wide(order, given, entry_error, all)
               : solve_small_by_four(order, given, entry_error, all);
  }
  if (order <= LARGEST_MIDDLE_ORDER) {
    return is_wide ? ahp_solve_middle_orders_wide(order, given, entry_error, all)
                   : solve_middle_by_four(order, given, entry_error, all);
  }
  return solve_large_by_four(order, given, entry_error, all);
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
