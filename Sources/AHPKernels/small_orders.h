// Matrices of orders 1 … 15: four at a time, one in each lane of the vectors.
//
// A lane never looks at another. Where lanes need different numbers of steps, those that are done
// keep what they have, so that the result of a matrix is the same in any company.

#ifndef AHP_SMALL_ORDERS_H
#define AHP_SMALL_ORDERS_H

#include "certificate.h"

enum { LARGEST_SMALL_ORDER = 15 };

/// Fills a[j * n + i] with aᵢⱼ of four matrices; column by column, so that the n sums of a product
/// can stay in registers.
PIECE void expand_lanes(int n, const double *const triangles[LANES], vec *a) {
  size_t k = 0;
  for (int i = 0; i < n; i++) {
    a[i * n + i] = SAME(1.0);
    for (int j = i + 1; j < n; j++, k++) {
      const vec ratio = {triangles[0][k], triangles[1][k], triangles[2][k], triangles[3][k]};
      a[j * n + i] = ratio;
      a[i * n + j] = 1 / ratio;
    }
  }
}

/// y = A x; y may be x.
PIECE void multiply_lanes(int n, const vec *a, const vec *x, vec *y) {
  vec sums[LARGEST_SMALL_ORDER];
  UNROLLED for (int i = 0; i < n; i++) sums[i] = a[i] * x[0];
#pragma clang loop unroll(disable)
  for (int j = 1; j < n; j++) {
    const vec factor = x[j];
    UNROLLED for (int i = 0; i < n; i++) sums[i] += a[j * n + i] * factor;
  }
  UNROLLED for (int i = 0; i < n; i++) y[i] = sums[i];
}

PIECE void normalize_lanes(int n, vec *w) {
  vec sum = w[0];
  for (int i = 1; i < n; i++) sum += w[i];
  const vec reciprocal = 1 / sum;
  for (int i = 0; i < n; i++) w[i] *= reciprocal;
}

/// The Perron vector without iteration, up to a factor: up to order 3 the geometric means of the
/// rows.
PIECE void solve_lanes_directly(int n, const double *const triangles[LANES], vec *w) {
  for (int lane = 0; lane < LANES; lane++) {
    const double *a = triangles[lane];
    if (n == 1) {
      w[0][lane] = 1;
    } else if (n == 2) {
      w[0][lane] = a[0];
      w[1][lane] = 1;
    } else {
      w[0][lane] = cbrt(a[0] * a[1]);
      w[1][lane] = cbrt(a[2] / a[0]);
      w[2][lane] = 1 / cbrt(a[1] * a[2]);
    }
  }
}

/// Power iteration from the row sums. Tells in `at_rest` in which lanes w has come to rest; in the
/// others it is an approximation from which it would take long.
PIECE void iterate_power_lanes(int n, const vec *a, vec *w, mask *at_rest) {
  enum { STEPS_PER_CHECK = 4, MOST_CHECKS = 10, CHECKS_WORTHWHILE = 4, FIRST_CHECK_TO_LEAVE = 2 };
  const vec tolerance = SAME(rounding_spread(n));
  const vec half = tolerance / 2, enough = (half * half) * (half * half);
  vec x[LARGEST_SMALL_ORDER], y[LARGEST_SMALL_ORDER];
  for (int i = 0; i < n; i++) {
    x[i] = a[i];
    for (int j = 1; j < n; j++) x[i] += a[j * n + i];
  }
  normalize_lanes(n, x);
  mask running = ~(mask){0};
  *at_rest = (mask){0};
  vec spread_before = SAME(INFINITY);
  for (int check = 0; check < MOST_CHECKS && ANY(running); check++) {
    for (int step = 1; step < STEPS_PER_CHECK; step++) multiply_lanes(n, a, x, x);
    multiply_lanes(n, a, x, y);
    vec sum = y[0];
    vec lowest = y[0] / x[0], highest = lowest;
    for (int i = 1; i < n; i++) {
      const vec quotient = y[i] / x[i];
      lowest = SMALLER(lowest, quotient);
      highest = LARGER(highest, quotient);
      sum += y[i];
    }
    const vec reciprocal = 1 / sum;
    for (int i = 0; i < n; i++) x[i] = y[i] * reciprocal;

    const vec spread = (highest - lowest) / highest;
    // x is one step further than the quotients: by the fourth root of what four steps did. Fourth
    // powers are compared, which are found sooner.
    const vec shrinking = spread / spread_before;
    const vec square = spread * spread;
    const mask rests = (mask)(spread <= tolerance) |
        ((mask)(spread <= 4 * tolerance) & (mask)(square * square * shrinking <= enough));
    // What the spread would be after some more checks. A lane for which that is not enough is left
    // to Noda's iteration, as is one that rounding keeps from coming to rest. The closer Noda's
    // starts, the fewer steps it takes, which pays for the first few here.
    vec expected = spread;
    for (int more = 0; more < CHECKS_WORTHWHILE; more++) expected *= shrinking;
    const mask slow = check < FIRST_CHECK_TO_LEAVE ? (mask){0} : (mask)(expected > tolerance);
    const mask leaving = running & (rests | slow);
    if (ANY(leaving))
      for (int i = 0; i < n; i++) w[i] = SELECT(leaving, x[i], w[i]);
    *at_rest |= running & rests;
    running &= ~leaving;
    spread_before = spread;
  }
  for (int i = 0; i < n; i++) w[i] = SELECT(running, x[i], w[i]);
}

/// A version for each order, since the sums of a product fit into registers only if their number is
/// known to the compiler.
PIECE void iterate_power_lanes_of_order(int n, const vec *a, vec *w, mask *at_rest) {
#define ORDER(n)                             \
  case n:                                    \
    iterate_power_lanes(n, a, w, at_rest);   \
    break;
  switch (n) {
    ORDER(4)
    ORDER(5)
    ORDER(6)
    ORDER(7)
    ORDER(8)
    ORDER(9)
    ORDER(10)
    ORDER(11)
    ORDER(12)
    ORDER(13)
    ORDER(14)
    ORDER(15)
    default: break;
  }
#undef ORDER
}

/// Factors the M-matrix with −pᵢⱼ off the diagonal and Σⱼ pᵢⱼ + sᵢ on it by additions,
/// multiplications and divisions of positive numbers alone, and solves it for ones. p and slacks
/// are overwritten.
PIECE void solve_dominant_lanes(int n, vec *p, vec *slacks, vec *solution) {
  vec reciprocals[LARGEST_SMALL_ORDER];
  for (int i = 0; i < n; i++) solution[i] = SAME(1.0);
  for (int k = 0; k < n; k++) {
    vec pivot = slacks[k];
    for (int j = k + 1; j < n; j++) pivot += p[k * n + j];
    reciprocals[k] = 1 / pivot;
    for (int i = k + 1; i < n; i++) {
      const vec multiplier = p[i * n + k] * reciprocals[k];
      slacks[i] += multiplier * slacks[k];
      solution[i] += multiplier * solution[k];
      // The diagonal comes along unused.
      for (int j = k + 1; j < n; j++) p[i * n + j] += multiplier * p[k * n + j];
    }
  }
  for (int i = n - 1; i >= 0; i--) {
    vec sum = solution[i];
    for (int j = i + 1; j < n; j++) sum += p[i * n + j] * solution[j];
    solution[i] = sum * reciprocals[i];
  }
}

/// Noda's iteration in the lanes that are not `at_rest`, which it updates: w ← (σI − A)⁻¹ w with
/// the largest quotient σ, on the scaled matrix D⁻¹AD, D = diag(w). Quadratic and monotone from any
/// positive vector.
///
/// Source: T. Noda, "Note on the computation of the maximal eigenvalue of a non-negative
/// irreducible matrix", Numerische Mathematik 17 (1971), 382–386, doi:10.1007/BF01436087.
PIECE void iterate_noda_lanes(int n, const vec *a, vec *w, mask *at_rest) {
  enum { MOST_STEPS = 16 };
  const vec tolerance = SAME(rounding_spread(n));
  vec spread_before = SAME(INFINITY);
  for (int step = 0; step < MOST_STEPS; step++) {
    vec scaled[LARGEST_SMALL_ORDER * LARGEST_SMALL_ORDER];
    vec slacks[LARGEST_SMALL_ORDER], solution[LARGEST_SMALL_ORDER];
    vec lowest = SAME(INFINITY), highest = SAME(0.0);
    for (int i = 0; i < n; i++) {
      const vec reciprocal = 1 / w[i];
      vec sum = SAME(0.0);
      for (int j = 0; j < n; j++) {
        const vec entry = a[j * n + i] * (w[j] * reciprocal);
        scaled[i * n + j] = entry;
        sum += entry;
      }
      slacks[i] = sum;
      lowest = SMALLER(sum, lowest);
      highest = LARGER(sum, highest);
    }
    const vec spread = (highest - lowest) / highest;
    // Near the solution each step squares the spread; one that does not halve it has moved
    // rounding.
    *at_rest |= (mask)(spread <= tolerance) |
        ((mask)(spread < SAME(1e-10)) & (mask)(spread > spread_before / 2));
    spread_before = spread;
    if (!ANY(~*at_rest)) return;

    for (int i = 0; i < n; i++) slacks[i] = highest - slacks[i];
    solve_dominant_lanes(n, scaled, slacks, solution);
    vec largest = solution[0];
    for (int i = 1; i < n; i++) largest = LARGER(largest, solution[i]);
    const vec reciprocal = 1 / largest;
    vec next[LARGEST_SMALL_ORDER];
    for (int i = 0; i < n; i++) next[i] = w[i] * (solution[i] * reciprocal);
    normalize_lanes(n, next);
    for (int i = 0; i < n; i++) w[i] = SELECT(*at_rest, w[i], next[i]);
  }
}

/// λ − n = (1/n) Σ (ε + 1/ε − 2) over the pairs i < j, where ε = aᵢⱼwⱼ / wᵢ: squares (ε − 1)² / ε
/// without cancellation, as the difference aᵢⱼwⱼ − wᵢ is rounded only once.
PIECE void excess_lanes(int n, const vec *a, const vec *w, vec *excess) {
  vec sum = SAME(0.0);
  for (int i = 0; i < n; i++) {
    for (int j = i + 1; j < n; j++) {
      vec difference;
      multiply_subtract(&a[j * n + i], &w[j], &w[i], &difference);
      sum += difference * difference / (w[i] * (a[j * n + i] * w[j]));
    }
  }
  *excess = sum / n;
}

/// One group of four matrices, of which the first `count` are wanted.
PIECE void solve_group(
    int n, const double *const triangles[LANES], int count, double entry_error, results found) {
  vec a[LARGEST_SMALL_ORDER * LARGEST_SMALL_ORDER];
  vec w[LARGEST_SMALL_ORDER] = {0};
  expand_lanes(n, triangles, a);
  mask at_rest = ~(mask){0};
  if (n <= 3) {
    solve_lanes_directly(n, triangles, w);
  } else {
    iterate_power_lanes_of_order(n, a, w, &at_rest);
    if (ANY(~at_rest)) iterate_noda_lanes(n, a, w, &at_rest);
  }
  normalize_lanes(n, w);

  vec excess = SAME(0.0);
  if (n > 2) excess_lanes(n, a, w, &excess);
  for (int lane = 0; lane < count; lane++)
    found.excesses[lane] = at_rest[lane] ? excess[lane] : AHP_NOT_CONVERGED;
  if (!found.vectors) return;

  vec least = SAME(INFINITY), greatest = SAME(0.0), ratio = SAME(1.0);
  for (int i = 0; i < n; i++) {
    vec sum = SAME(0.0), smallest = w[i], largest = w[i];
    for (int j = 0; j < n; j++) {
      const vec term = a[j * n + i] * w[j];
      sum += term;
      smallest = SMALLER(smallest, term);
      largest = LARGER(largest, term);
    }
    const vec quotient = sum / w[i];
    const vec ratio_of_row = largest / smallest;
    least = SMALLER(least, quotient);
    greatest = LARGER(greatest, quotient);
    ratio = LARGER(ratio, ratio_of_row);
  }
  for (int lane = 0; lane < count; lane++) {
    const certificate bounds =
        certify(n, entry_error, 2, least[lane], greatest[lane], ratio[lane]);
    for (int i = 0; i < n; i++) found.vectors[lane * n + i] = w[i][lane];
    found.lowest[lane] = bounds.lowest;
    found.highest[lane] = bounds.highest;
    found.relative_errors[lane] = bounds.relative_error;
  }
}

PIECE void solve_groups(
    int n, size_t first, size_t count, const double *triangles, double entry_error, results all) {
  const size_t width = (size_t)n * (n - 1) / 2;
  for (size_t start = first; start < first + count; start += LANES) {
    const size_t left = first + count - start;
    const int wanted = left < LANES ? (int)left : LANES;
    // Lanes without a matrix of their own repeat the first one.
    const double *lanes[LANES];
    for (int lane = 0; lane < LANES; lane++)
      lanes[lane] = triangles + (start + (lane < wanted ? lane : 0)) * width;
    solve_group(n, lanes, wanted, entry_error, results_from(all, start, n));
  }
}

#endif
