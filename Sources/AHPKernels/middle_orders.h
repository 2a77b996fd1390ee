// Matrices of orders 16 … 64: one at a time, some rows in the lanes of each vector.

#ifndef AHP_MIDDLE_ORDERS_H
#define AHP_MIDDLE_ORDERS_H

#include <stdlib.h>

#include "certificate.h"
#include "squares.h"

enum { LARGEST_MIDDLE_ORDER = 64 };

/// A square matrix by columns: aᵢⱼ is entries[j * stride + i]. Each column has rows that fill up
/// its last vector, copies of row 0: they change neither a largest nor a smallest value.
typedef struct {
  int order, stride;
  double *entries;
} columns;

/// The stride for matrices of an order.
PIECE int stride_of(int n) { return (n + LANES - 1) / LANES * LANES; }

// What a lane's position is compared with, and a vector moved up by a lane.
#if AHP_LANES == 4
static const mask POSITIONS = {0, 1, 2, 3};
#define MOVED_UP(v) __builtin_shufflevector(v, v, 0, 0, 1, 2)
#else
static const mask POSITIONS = {0, 1, 2, 3, 4, 5, 6, 7};
#define MOVED_UP(v) __builtin_shufflevector(v, v, 0, 0, 1, 2, 3, 4, 5, 6)
#endif

/// The transposed of a square of LANES rows.
PIECE void transpose(const vec *rows, vec *transposed) {
#if AHP_LANES == 4
  transpose_halves(rows, transposed);
#else
  // The lower and the upper halves of all rows by themselves, and then between them.
  vec halves[8];
  transpose_halves(rows, halves);
  transpose_halves(rows + 4, halves + 4);
  UNROLLED for (int i = 0; i < 4; i++) {
    transposed[i] =
        __builtin_shufflevector(halves[i], halves[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    transposed[i + 4] =
        __builtin_shufflevector(halves[i], halves[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
#endif
}

/// Fills a matrix from its triangle, LANES rows of it at a time: a square of them is transposed
/// into columns above the diagonal, and its reciprocals are columns below.
///
/// There is room for `stride` columns of `stride` numbers.
PIECE void expand_columns(const double *triangle, const columns *a) {
  const int n = a->order, stride = a->stride;
  // Vectors from the last rows would go beyond the triangle, so that these are copied to a place
  // with room behind it, and for one number before it.
  enum { FEWEST_LAST = 8, MOST_LAST = FEWEST_LAST + LANES - 1 };
  const int first_of_last = (n - FEWEST_LAST) / LANES * LANES, rows_of_last = n - first_of_last;
  const int in_last = rows_of_last * (rows_of_last - 1) / 2;
  double last[1 + MOST_LAST * (MOST_LAST - 1) / 2 + LANES] = {0};
  const double *end = triangle + n * (n - 1) / 2;
  memcpy(last + 1, end - in_last, in_last * sizeof *last);
  for (int first = 0; first < n; first += LANES) {
    if (first == first_of_last) end = last + 1 + in_last;
    // Number j of a row i is aᵢⱼ for j > i, and has no meaning for others. Rows beyond the last one
    // have none.
    const double *first_row = end - (n - first) * (n - first - 1) / 2 - (first + 1);
    double *diagonal = a->entries + first * (stride + 1);
    vec square[LANES], transposed[LANES];
    // Nothing before the first row may be read.
    const double *row = first_row + first;
    load(first == 0 ? triangle : row, &square[0]);
    if (first == 0) square[0] = MOVED_UP(square[0]);
    UNROLLED for (int lane = 1; lane < LANES; lane++) {
      row += n - 1 - (first + lane);
      load(row, &square[lane]);
    }
    transpose(square, transposed);
    double *column = diagonal;
    UNROLLED for (int lane = 0; lane < LANES; lane++, column += stride) {
      const vec below = SELECT((mask)(POSITIONS > lane), 1 / square[lane], SAME(1.0));
      const vec filled = SELECT((mask)(POSITIONS < lane), transposed[lane], below);
      store(&filled, column);
    }
    for (int distance = LANES; first + distance < n; distance += LANES) {
      row = first_row + first + distance;
      UNROLLED for (int lane = 0; lane < LANES; lane++) {
        load(row, &square[lane]);
        row += n - 2 - (first + lane);
      }
      transpose(square, transposed);
      double *above = diagonal + distance * stride, *below = diagonal + distance;
      UNROLLED for (int lane = 0; lane < LANES; lane++, above += stride, below += stride) {
        const vec reciprocals = 1 / square[lane];
        store(&transposed[lane], above);
        store(&reciprocals, below);
      }
    }
  }
  const int rest = n % LANES;
  if (rest == 0) return;
  double *column = a->entries;
  for (int j = 0; j < n; j++, column += stride) {
    vec filled;
    load(column + n - rest, &filled);
    filled = SELECT((mask)(POSITIONS < rest), filled, SAME(column[0]));
    store(&filled, column + n - rest);
  }
}

/// As many sums of rows as fit into the registers of AVX2 beside what is multiplied.
enum { MOST_SUMS = 14 };

/// Rows 0 … LANES · width − 1 of y = A x + share · y.
PIECE void multiply_rows(
    int width, int n, int stride, const double *a, const double *x, double share, double *y) {
  vec sums[MOST_SUMS];
  UNROLLED for (int v = 0; v < width; v++) {
    load(y + LANES * v, &sums[v]);
    sums[v] *= share;
  }
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

/// y = A x + share · y, for finite y.
PIECE void multiply_columns(const columns *matrix, const double *x, double share, double *y) {
  const int n = matrix->order, stride = matrix->stride;
  const double *a = matrix->entries;
  int vectors = stride / LANES;
  if (vectors > MOST_SUMS) {
    multiply_rows(8, n, stride, a, x, share, y);
    a += 8 * LANES;
    y += 8 * LANES;
    vectors -= 8;
  }
#define WIDTH(width)                                 \
  case width:                                        \
    multiply_rows(width, n, stride, a, x, share, y); \
    break;
  switch (vectors) {
    WIDTH(2)
    WIDTH(3)
    WIDTH(4)
    WIDTH(5)
    WIDTH(6)
    WIDTH(7)
    WIDTH(8)
#if AHP_LANES == 4
    WIDTH(9)
    WIDTH(10)
    WIDTH(11)
    WIDTH(12)
    WIDTH(13)
    WIDTH(14)
#endif
    default: break;
  }
#undef WIDTH
}

/// Two successive vectors of an iteration, of `stride` numbers each.
typedef struct {
  double *before, *now;
} iterates;

/// The next vector: A x + share · the one before x.
PIECE void iterate(const columns *a, double share, iterates *x) {
  multiply_columns(a, x->now, share, x->before);
  double *next = x->before;
  x->before = x->now;
  x->now = next;
}

/// Scales both vectors so that the later one sums to 1.
PIECE void normalize_iterates(const columns *a, iterates *x) {
  const double reciprocal = 1 / sum_of(a->order, x->now);
  for (int i = 0; i < a->stride; i++) {
    x->before[i] *= reciprocal;
    x->now[i] *= reciprocal;
  }
}

/// (highest − lowest) / highest of the quotients of the last two vectors.
PIECE double spread_of_iterates(const columns *a, const iterates *x) {
  vec least = SAME(INFINITY), greatest = SAME(0.0);
  for (int i = 0; i < a->stride; i += LANES) {
    vec before, now;
    load(x->before + i, &before);
    load(x->now + i, &now);
    const vec quotient = now / before;
    least = SMALLER(quotient, least);
    greatest = LARGER(quotient, greatest);
  }
  const double highest = largest_lane(&greatest);
  return (highest - smallest_lane(&least)) / highest;
}

/// What the rows of A say about w: qᵢ = (Aw)ᵢ / wᵢ and the terms aᵢⱼwⱼ.
typedef struct {
  /// The least and the greatest qᵢ − n.
  double lowest, highest;
  /// The greatest ratio of two terms of one row, or more.
  double ratio;
  /// The mean of qᵢ − n.
  double excess;
} row_findings;

/// Adds some dᵢⱼ of one column to what is known of them.
PIECE void compare_terms(
    const double *column, const vec *own, double other, vec *sum, vec *smallest, vec *largest) {
  vec entries, difference;
  load(column, &entries);
  const vec factor = SAME(other);
  multiply_subtract(&entries, &factor, own, &difference);
  *sum += difference;
  *smallest = SMALLER(difference, *smallest);
  *largest = LARGER(difference, *largest);
}

/// Compares Aw with w by dᵢⱼ = aᵢⱼwⱼ − wᵢ, which are rounded once: qᵢ = n + Σⱼ dᵢⱼ / wᵢ.
/// `quotients` has room for `stride` numbers.
PIECE void compare_rows(
    const columns *matrix, const double *w, double *quotients, row_findings *found) {
  const int n = matrix->order, stride = matrix->stride;
  vec lowest = SAME(INFINITY), highest = SAME(-INFINITY), ratio = SAME(1.0);
  for (int i = 0; i < stride; i += LANES) {
    const double *a = matrix->entries + i;
    vec own;
    load(w + i, &own);
    // Two sums, as one addition would wait for the other. The difference of the diagonal is 0.
    vec sums[2], smallest[2], largest[2];
    UNROLLED for (int s = 0; s < 2; s++) sums[s] = smallest[s] = largest[s] = SAME(0.0);
    int j = 0;
    for (; j + 2 <= n; j += 2) {
      UNROLLED for (int s = 0; s < 2; s++)
        compare_terms(a + (j + s) * stride, &own, w[j + s], &sums[s], &smallest[s], &largest[s]);
    }
    if (j < n) compare_terms(a + j * stride, &own, w[j], &sums[0], &smallest[0], &largest[0]);
    const vec quotient = (sums[0] + sums[1]) * (1 / own);
    store(&quotient, quotients + i);
    lowest = SMALLER(quotient, lowest);
    highest = LARGER(quotient, highest);
    // A difference is wrong by at most 2 roundoffs of itself and of its term, so that the least
    // term is not below this; 0 and less say that it is as small as roundoff.
    const vec least_term = own * (1 - 8 * ROUNDOFF) + SMALLER(smallest[0], smallest[1]);
    const vec greatest_term = own + LARGER(largest[0], largest[1]);
    const vec ratio_of_row =
        SELECT((mask)(least_term > 0), greatest_term / least_term, SAME(INFINITY));
    ratio = LARGER(ratio_of_row, ratio);
  }
  found->lowest = smallest_lane(&lowest);
  found->highest = largest_lane(&highest);
  found->ratio = largest_lane(&ratio);
  found->excess = sum_of(n, quotients) / n;
}

/// The number of steps, each of which shrinks something by `rate`, until it is at most `enough`; at
/// most `most`.
PIECE int steps_until(double enough, double size, double rate, int most) {
  int steps = 0;
  for (; steps < most && size > enough; steps++) size *= rate;
  return steps;
}

/// Finds the principal eigenvector w = x->now from the row sums, until rounding is all that is left
/// to improve. False if it would take long.
///
/// For D = diag(w) the entries of D⁻¹AD are exp δᵢⱼ with δⱼᵢ = −δᵢⱼ: ones, which have the
/// eigenvalue n and others that are 0; plus the δᵢⱼ, which are skew-symmetric; plus what is of
/// second order. So the eigenvalues of A besides λ are near an interval −iρ … iρ of the imaginary
/// axis, on which the polynomials of least size relative to that at λ are Chebyshev's. Their
/// recurrence, scaled, is xₖ₊₁ = Axₖ + (ρ/2)² xₖ₋₁, with twice that share in the second step. Each
/// step shrinks the error by r / (1 + √(1 + r²)), r = ρ/λ: about half of the r of a step of power
/// iteration.
///
/// ρ is that of random δᵢⱼ of the variance σ²: 2σ√n, where λ − n is (n − 1) σ²/2 up to higher
/// orders. If they are not random, the iteration takes more steps. What is found is certified by
/// itself.
///
/// Sources: T. A. Manteuffel, "The Tchebychev iteration for nonsymmetric linear systems",
/// Numerische Mathematik 28 (1977), 307–327, doi:10.1007/BF01389971; E. P. Wigner, "On the
/// distribution of the roots of certain symmetric matrices", Annals of Mathematics 67 (1958),
/// 325–327, doi:10.2307/1970008.
PIECE bool iterate_chebyshev(
    const columns *a, iterates *x, double *quotients, row_findings *found) {
  // The steps after which the spread is looked at, and the rate that they have at least.
  enum { MOST_STEPS = 12 };
  const double slowest = 0.5;
  const int n = a->order;
  const double enough = 2 * rounding_spread(n);
  for (int i = 0; i < a->stride; i++) {
    x->now[i] = 1.0 / n;
    x->before[i] = 0;
  }
  double sum_before = 1;
  for (int step = 0; step < 3; step++) {
    if (step == 2) sum_before = sum_of(n, x->now);
    iterate(a, 0, x);
  }
  const double eigenvalue = sum_of(n, x->now) / sum_before;
  // So large a matrix could overflow before it is scaled again. The comparison is false for a NaN,
  // too.
  if (!(eigenvalue < 1e12)) return false;
  double spread = spread_of_iterates(a, x);
  normalize_iterates(a, x);

  const double radius = sqrt(8 * larger(eigenvalue - n, 1e-3 * n)), relative = radius / eigenvalue;
  const double share = radius * radius / 4;
  double rate = relative / (1 + sqrt(1 + relative * relative));
  for (bool starts = true;; starts = false) {
    const int steps = larger(1, steps_until(enough, spread, rate, MOST_STEPS));
    const bool is_last = steps < MOST_STEPS;
    for (int step = 0; step < steps; step++) {
      const bool is_first = starts && step == 0, is_second = starts && step == 1;
      iterate(a, is_first ? 0 : is_second ? 2 * share : share, x);
    }
    double spread_now = INFINITY;
    if (!is_last) spread_now = spread_of_iterates(a, x);
    normalize_iterates(a, x);
    if (is_last) {
      compare_rows(a, x->now, quotients, found);
      spread_now = (found->highest - found->lowest) / (n + found->highest);
      if (spread_now <= enough) return true;
      // The rate was not as expected.
      rate = larger(rate, slowest / 2);
    }
    // So written, it also ends on a spread that is not a number.
    double shrunk = spread;
    for (int step = 0; step < steps; step++) shrunk *= slowest;
    if (!(spread_now <= shrunk)) return false;
    spread = spread_now;
  }
}

/// λ − n as explained at excess_lanes, for εᵢⱼ near 1: with dᵢⱼ as above, a pair's share is
/// dᵢⱼ² / (wᵢ (wᵢ + dᵢⱼ)). `shares` has room for `stride` numbers.
PIECE double excess_of_pairs(const columns *matrix, const double *w, double *shares) {
  const int n = matrix->order, stride = matrix->stride;
  for (int i = 0; i < stride; i += LANES) {
    vec own, sum = SAME(0.0);
    load(w + i, &own);
    for (int j = i + 1; j < n; j++) {
      vec entries, difference;
      load(matrix->entries + j * stride + i, &entries);
      const vec other = SAME(w[j]);
      multiply_subtract(&entries, &other, &own, &difference);
      const vec share = difference * difference / (own + difference);
      // The entries above the diagonal alone, which are not rounded.
      sum += SELECT((mask)(POSITIONS < j - i), share, SAME(0.0));
    }
    sum /= own;
    store(&sum, shares + i);
  }
  return sum_of(n, shares) / n;
}

/// One matrix; false if it is left to another method. `workspace` has room for stride² + 3 · stride
/// numbers.
PIECE bool solve_middle_order(
    int n, const double *triangle, double entry_error, double *workspace, results found) {
  const columns a = {n, stride_of(n), workspace};
  double *vectors = workspace + a.stride * a.stride;
  iterates x = {vectors, vectors + a.stride};
  double *quotients = vectors + 2 * a.stride;
  row_findings rows;
  expand_columns(triangle, &a);
  if (!iterate_chebyshev(&a, &x, quotients, &rows)) return false;

  // The mean of the quotients is λ − n to roundoff times the mean of the |εᵢⱼ − 1| of excess_lanes.
  // The excess is about half the mean of their squares, times n: where they are small, pairs are
  // taken together.
  found.excesses[0] = rows.excess > n / 256.0 ? rows.excess : excess_of_pairs(&a, x.now, quotients);
  if (!found.vectors) return true;
  memcpy(found.vectors, x.now, (size_t)n * sizeof *x.now);
  // The sum of the dᵢⱼ of a row is wrong by at most n/2 + 1 roundoffs of Σ |dᵢⱼ| ≤ (qᵢ + n) wᵢ and
  // one of Σ aᵢⱼwⱼ = qᵢwᵢ, since half of the entries are reciprocals; the quotient by 2 more, and
  // by one with n. As n ≤ λ and the quotients differ by roundoffs, that is n + 6 roundoffs of each,
  // and less than certify adds.
  const vec lowest = SAME(n + rows.lowest), highest = SAME(n + rows.highest);
  const vec ratio = SAME(rows.ratio);
  certificate bounds;
  certify(n, entry_error, 2, &lowest, &highest, &ratio, &bounds);
  found.lowest[0] = bounds.lowest[0];
  found.highest[0] = bounds.highest[0];
  found.relative_errors[0] = bounds.relative_error[0];
  return true;
}

/// All matrices of an order; false if one of them is beyond the limits, or without memory for a
/// copy.
PIECE bool solve_middle_orders(int n, const matrices *given, double entry_error, results all) {
  const size_t stride = stride_of(n);
  // No vector of a column may lie across two cache lines.
  enum { CACHE_LINE = 64 };
  const size_t needed = (stride * stride + 3 * stride) * sizeof(double);
  double *workspace =
      aligned_alloc(CACHE_LINE, (needed + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE);
  double packed[LARGEST_MIDDLE_ORDER * (LARGEST_MIDDLE_ORDER - 1) / 2];
  bool right = true;
  for (size_t m = given->first; m < given->first + given->count; m++) {
    const double *triangle = triangle_of(n, given, m, packed);
    if (!triangle) {
      right = false;
      break;
    }
    const results found = results_from(all, m, n);
    if (!workspace || !solve_middle_order(n, triangle, entry_error, workspace, found))
      leave_open(n, found);
  }
  free(workspace);
  return right;
}

#endif
