// Matrices of orders 1 … 15: some at a time, one in each lane of the vectors.
//
// A lane never looks at another. Where lanes need different numbers of steps, those that are done
// keep what they have, so that the result of a matrix is the same in any company.

#ifndef AHP_SMALL_ORDERS_H
#define AHP_SMALL_ORDERS_H

#include "certificate.h"
#include "lanes.h"

/// Up to this order the iteration is by A⁴: each step with it is worth four, and they are so many that
/// to square A twice pays.
enum { LARGEST_SQUARED_ORDER = 6 };

/// y = A x; y may be x.
PIECE void multiply_lanes(int n, const vec *a, const vec *x, vec *y) {
  vec sums[LARGEST_SMALL_ORDER];
  UNROLLED for (int i = 0; i < n; i++) sums[i] = a[i] * x[0];
  if (n <= LARGEST_SQUARED_ORDER) {
    UNROLLED for (int j = 1; j < n; j++)
      UNROLLED for (int i = 0; i < n; i++) sums[i] += a[j * n + i] * x[j];
  } else {
#pragma clang loop unroll(disable)
    for (int j = 1; j < n; j++) {
      const vec factor = x[j];
      UNROLLED for (int i = 0; i < n; i++) sums[i] += a[j * n + i] * factor;
    }
  }
  UNROLLED for (int i = 0; i < n; i++) y[i] = sums[i];
}

/// The square of A.
PIECE void square_lanes(int n, const vec *a, vec *square) {
#pragma clang loop unroll(disable)
  for (int j = 0; j < n; j++) multiply_lanes(n, a, a + j * n, square + j * n);
}

/// The sum of the items of x.
PIECE void sum_lanes(int n, const vec *x, vec *sum) {
  vec total = x[0];
  for (int i = 1; i < n; i++) total += x[i];
  *sum = total;
}

PIECE void normalize_lanes(int n, vec *w) {
  vec sum;
  sum_lanes(n, w, &sum);
  const vec reciprocal = 1 / sum;
  for (int i = 0; i < n; i++) w[i] *= reciprocal;
}

/// The Perron vector without iteration, up to a factor: up to order 3 the geometric means of the
/// rows.
PIECE void solve_lanes_directly(int n, const vec *a, vec *w) {
  for (int lane = 0; lane < LANES; lane++) {
    if (n == 1) {
      w[0][lane] = 1;
    } else if (n == 2) {
      w[0][lane] = a[2][lane];
      w[1][lane] = 1;
    } else {
      const double first = a[3][lane], second = a[6][lane], third = a[7][lane];
      w[0][lane] = cbrt(first * second);
      w[1][lane] = cbrt(third / first);
      w[2][lane] = 1 / cbrt(second * third);
    }
  }
}

/// Multiplies x by the power of two that brings the sum of its items into 1 … 2: nothing is rounded.
PIECE void scale_lanes(int n, vec *x) {
  vec sum;
  sum_lanes(n, x, &sum);
  const mask exponent = (mask)sum & ((int64_t)0x7FF << 52);
  const vec scale = (vec)(((int64_t)0x7FE << 52) - exponent);
  for (int i = 0; i < n; i++) x[i] *= scale;
}

/// What the next group needs, which the processor reads during the first steps of this one: all at once would
/// keep it waiting.
typedef struct {
  const double *numbers;
  size_t count;
} upcoming;

/// Has the processor read one of `shares` equal shares.
PIECE void prefetch(const upcoming *next, int share, int shares) {
  enum { NUMBERS_OF_CACHE_LINE = 8 };
  const size_t lines = (next->count + NUMBERS_OF_CACHE_LINE - 1) / NUMBERS_OF_CACHE_LINE;
  const size_t most = (lines + shares - 1) / shares;
  const double *from = next->numbers + share * most * NUMBERS_OF_CACHE_LINE;
#pragma clang loop unroll(disable)
  for (size_t line = 0; line < most; line++) {
    __builtin_prefetch(from + line * NUMBERS_OF_CACHE_LINE);
  }
}

/// Power iteration from the row sums of B, which is A or, up to LARGEST_SQUARED_ORDER, A⁴. Tells in
/// `at_rest` in which lanes w has come to rest; in the others it is an approximation from which it
/// would take long.
PIECE void iterate_power_lanes(
    int n, const vec *b, const upcoming *next, vec *w, mask *at_rest) {
  const bool is_fourth = n <= LARGEST_SQUARED_ORDER;
  // To look takes as long as to do some steps, and few matrices need less than so many.
  const int steps_at_first = is_fourth ? 6 : 16, steps_later = is_fourth ? 1 : 4;
  const int most_checks = is_fourth ? 9 : 7;
  const vec tolerance = SAME(rounding_spread(n));
  const vec half = tolerance / 2, enough = (half * half) * (half * half);
  vec x[LARGEST_SMALL_ORDER], y[LARGEST_SMALL_ORDER], reciprocals[LARGEST_SMALL_ORDER];
  for (int i = 0; i < n; i++) {
    x[i] = b[i];
    for (int j = 1; j < n; j++) x[i] += b[j * n + i];
  }
  vec sum;
  sum_lanes(n, x, &sum);
  // So large a matrix could overflow in these steps. As scaling rounds nothing, no lane minds that it
  // is done for the sake of another.
  const bool is_large = ANY((mask)(sum > 1e12));
  scale_lanes(n, x);

  mask running = ~(mask){0};
  *at_rest = (mask){0};
  vec spread_before = SAME(INFINITY), spread_earlier = SAME(INFINITY);
  for (int check = 0; check < most_checks && ANY(running); check++) {
    const int steps = check == 0 ? steps_at_first : steps_later;
#pragma clang loop unroll(disable)
    for (int step = 1; step < steps; step++) {
      multiply_lanes(n, b, x, x);
      if (is_large) scale_lanes(n, x);
      if (check == 0) prefetch(next, step - 1, steps_at_first - 1);
    }
    multiply_lanes(n, b, x, y);

    // The quotients yᵢ / xᵢ differ by as much as the (yᵢ − λxᵢ) / xᵢ do. For these neither λ need be
    // exact nor the reciprocals those of this x, once it moves little.
    vec before, after;
    sum_lanes(n, x, &before);
    sum_lanes(n, y, &after);
    const vec lambda = after / before;
    const mask moved = running & (mask)(spread_before > 0.01);
    if (ANY(moved))
      for (int i = 0; i < n; i++) reciprocals[i] = SELECT(moved, before / x[i], reciprocals[i]);
    vec lowest, highest;
    for (int i = 0; i < n; i++) {
      vec difference;
      multiply_subtract(&lambda, &x[i], &y[i], &difference);
      difference *= reciprocals[i];
      lowest = i == 0 ? difference : SMALLER(lowest, difference);
      highest = i == 0 ? difference : LARGER(highest, difference);
    }
    const vec spread = (highest - lowest) / after;
    for (int i = 0; i < n; i++) x[i] = y[i];
    scale_lanes(n, x);

    mask rests = (mask)(spread <= tolerance), slow = {0};
    if (check > 0) {
      // How much a check shrank the spread, s₁ to s, foretells what comes; powers of s / s₁ are
      // compared without dividing or taking roots.
      vec power = spread * spread, power_before = spread_before * spread_before;
      if (is_fourth) {
        // x is one step further than the quotients, by s / s₁ or what the step before did: s₁ / s₂.
        rests |= (mask)(spread <= 64 * tolerance) & (mask)(power <= half * spread_before) &
            (mask)(spread * spread_before <= half * spread_earlier);
        power *= power;
        power_before *= power_before;
      } else {
        // x is further by the fourth root of s / s₁.
        rests |= (mask)(spread <= 4 * tolerance) &
            (mask)(power * power * spread <= enough * spread_before);
      }
      // What the spread would be after some more checks, eight or four. A lane for which that is not
      // enough is left to Noda's iteration, as is one that rounding keeps from coming to rest. The
      // closer Noda's starts, the fewer steps it takes, which pays for the first few here.
      power *= power;
      power_before *= power_before;
      slow = (mask)(power * spread > tolerance * power_before);
    }
    const mask leaving = running & (rests | slow);
    if (ANY(leaving))
      for (int i = 0; i < n; i++) w[i] = SELECT(leaving, x[i], w[i]);
    *at_rest |= running & rests;
    running &= ~leaving;
    spread_earlier = spread_before;
    spread_before = spread;
  }
  if (ANY(running))
    for (int i = 0; i < n; i++) w[i] = SELECT(running, x[i], w[i]);
}

/// iterate_power_lanes with A or A⁴.
PIECE void iterate_lanes(int n, const vec *a, const upcoming *next, vec *w, mask *at_rest) {
  if (n > LARGEST_SQUARED_ORDER) {
    iterate_power_lanes(n, a, next, w, at_rest);
    return;
  }
  vec square[LARGEST_SQUARED_ORDER * LARGEST_SQUARED_ORDER];
  vec fourth[LARGEST_SQUARED_ORDER * LARGEST_SQUARED_ORDER];
  square_lanes(n, a, square);
  square_lanes(n, square, fourth);
  iterate_power_lanes(n, fourth, next, w, at_rest);
  // The last step is with A, whose entries have not been rounded so often.
  multiply_lanes(n, a, w, w);
}

/// Up to this order a row stays in registers while those before it are eliminated from it: with the many registers
/// of AVX-512 alone.
#if AHP_LANES == 8 && defined(VERSIONS_BY_MACHINE)
enum { LARGEST_ORDER_BY_ROWS = 9 };
#else
enum { LARGEST_ORDER_BY_ROWS = 1 };
#endif

/// The elimination of solve_dominant_lanes, row after row.
PIECE void eliminate_by_rows(int n, vec *p, vec *slacks, vec *solution, vec *reciprocals) {
#pragma clang loop unroll(disable)
  for (int i = 0; i < n; i++) {
    vec row[LARGEST_ORDER_BY_ROWS], slack = slacks[i], value = SAME(1.0);
    UNROLLED for (int j = 0; j < n; j++) row[j] = p[i * n + j];
    UNROLLED for (int k = 0; k < n - 1; k++) {
      if (k >= i) break;
      const vec multiplier = row[k] * reciprocals[k];
      slack += multiplier * slacks[k];
      value += multiplier * solution[k];
      UNROLLED for (int j = k + 1; j < n; j++) row[j] += multiplier * p[k * n + j];
    }
    slacks[i] = slack;
    solution[i] = value;
    UNROLLED for (int j = 1; j < n; j++) p[i * n + j] = row[j];
    vec pivot = slack;
    for (int j = i + 1; j < n; j++) pivot += p[i * n + j];
    reciprocals[i] = 1 / pivot;
  }
}

/// The elimination of solve_dominant_lanes, column after column; the same operations on each number.
PIECE void eliminate_by_columns(int n, vec *p, vec *slacks, vec *solution, vec *reciprocals) {
  for (int i = 0; i < n; i++) solution[i] = SAME(1.0);
  for (int k = 0; k < n; k++) {
    vec pivot = slacks[k];
    for (int j = k + 1; j < n; j++) pivot += p[k * n + j];
    reciprocals[k] = 1 / pivot;
    for (int i = k + 1; i < n; i++) {
      const vec multiplier = p[i * n + k] * reciprocals[k];
      slacks[i] += multiplier * slacks[k];
      solution[i] += multiplier * solution[k];
      for (int j = k + 1; j < n; j++) p[i * n + j] += multiplier * p[k * n + j];
    }
  }
}

/// Factors the M-matrix with −pᵢⱼ off the diagonal and Σⱼ pᵢⱼ + sᵢ on it by additions,
/// multiplications and divisions of positive numbers alone, and solves it for ones. p and slacks
/// are overwritten; the diagonal of p comes along unused.
PIECE void solve_dominant_lanes(int n, vec *p, vec *slacks, vec *solution) {
  vec reciprocals[LARGEST_SMALL_ORDER];
  if (n <= LARGEST_ORDER_BY_ROWS) {
    eliminate_by_rows(n, p, slacks, solution, reciprocals);
  } else {
    eliminate_by_columns(n, p, slacks, solution, reciprocals);
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
/// without cancellation, as the difference aᵢⱼwⱼ − wᵢ is rounded only once. The reciprocals in A and
/// those of w take the place of divisions.
PIECE void excess_lanes(int n, const vec *a, const vec *w, const vec *reciprocals, vec *excess) {
  vec sum = SAME(0.0);
  for (int i = 0; i < n - 1; i++) {
    vec sum_of_row = SAME(0.0);
    for (int j = i + 1; j < n; j++) {
      vec difference;
      multiply_subtract(&a[j * n + i], &w[j], &w[i], &difference);
      sum_of_row += difference * difference * (a[i * n + j] * reciprocals[j]);
    }
    sum += sum_of_row * reciprocals[i];
  }
  *excess = sum * (1.0 / n);
}

/// The certificate of w.
PIECE void certify_lanes(
    int n, const vec *a, const vec *w, const vec *reciprocals, double entry_error,
    certificate *bounds) {
  vec least, greatest, ratio;
  for (int i = 0; i < n; i++) {
    vec sum = w[i], smallest = w[i], largest = w[i];
    for (int j = 0; j < n; j++) {
      if (j == i) continue;
      const vec term = a[j * n + i] * w[j];
      sum += term;
      smallest = SMALLER(smallest, term);
      largest = LARGER(largest, term);
    }
    const vec quotient = sum * reciprocals[i];
    const vec ratio_of_row = largest / smallest;
    least = i == 0 ? quotient : SMALLER(least, quotient);
    greatest = i == 0 ? quotient : LARGER(greatest, quotient);
    ratio = i == 0 ? ratio_of_row : LARGER(ratio, ratio_of_row);
  }
  // A quotient is a product with a reciprocal, one rounding more than a division.
  certify(n, entry_error, 3, &least, &greatest, &ratio, bounds);
}

/// One group of matrices, of which the first `count` are wanted; false if one of them is beyond the limits.
PIECE bool solve_group(
    int n, const double *const lanes[LANES], const ahp_ratio_limits *limits, int count,
    const upcoming *next, double entry_error, results found) {
  vec a[LARGEST_SMALL_ORDER * LARGEST_SMALL_ORDER];
  vec w[LARGEST_SMALL_ORDER] = {0}, reciprocals[LARGEST_SMALL_ORDER];
  if (limits) {
    if (!expand_squares(n, lanes, limits, a)) return false;
  } else {
    expand_triangles(n, lanes, a);
  }
  mask at_rest = ~(mask){0};
  if (n <= 3) {
    solve_lanes_directly(n, a, w);
  } else {
    iterate_lanes(n, a, next, w, &at_rest);
    if (ANY(~at_rest)) iterate_noda_lanes(n, a, w, &at_rest);
  }
  normalize_lanes(n, w);
  for (int i = 0; i < n; i++) reciprocals[i] = 1 / w[i];

  vec excess = SAME(0.0);
  if (n > 2) excess_lanes(n, a, w, reciprocals, &excess);
  excess = SELECT(at_rest, excess, SAME(AHP_NOT_CONVERGED));
  for (int lane = 0; lane < count; lane++) found.excesses[lane] = excess[lane];
  if (!found.vectors) return true;

  certificate bounds;
  certify_lanes(n, a, w, reciprocals, entry_error, &bounds);
  for (int lane = 0; lane < count; lane++) {
    for (int i = 0; i < n; i++) found.vectors[lane * n + i] = w[i][lane];
    found.lowest[lane] = bounds.lowest[lane];
    found.highest[lane] = bounds.highest[lane];
    found.relative_errors[lane] = bounds.relative_error[lane];
  }
  return true;
}

PIECE bool solve_groups_of_order(int n, const matrices *given, double entry_error, results all) {
  const size_t width = width_of(given, n), end = given->first + given->count;
  for (size_t start = given->first; start < end; start += LANES) {
    const size_t left = end - start;
    const int wanted = left < LANES ? (int)left : LANES;
    // The last group has the processor read what it has.
    const size_t after = left > LANES ? start + LANES : start;
    const upcoming next = {given->entries + after * width, LANES * width};
    // Lanes without a matrix of their own repeat the first one.
    const double *lanes[LANES];
    for (int lane = 0; lane < LANES; lane++)
      lanes[lane] = given->entries + (start + (lane < wanted ? lane : 0)) * width;
    const results found = results_from(all, start, n);
    if (!solve_group(n, lanes, given->limits, wanted, &next, entry_error, found)) return false;
  }
  return true;
}

/// A version for each order, since what is known to the compiler stays in registers.
PIECE bool solve_small_orders(int n, const matrices *given, double entry_error, results all) {
#define ORDER(n) \
  case n: return solve_groups_of_order(n, given, entry_error, all);
  switch (n) {
    ORDER(1)
    ORDER(2)
    ORDER(3)
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
    default: return true;
  }
#undef ORDER
}

#endif
