// From a computed vector w to rigorous bounds, in the same way for matrices of all orders.

#ifndef AHP_CERTIFICATE_H
#define AHP_CERTIFICATE_H

#include "vectors.h"

/// What the quotients qᵢ = (Aw)ᵢ / wᵢ and the terms aᵢⱼwⱼ of each row say about a vector, in each
/// lane.
typedef struct {
  /// λ's interval.
  vec lowest, highest;
  /// A bound on the relative error of every component.
  vec relative_error;
} certificate;

/// What is solved: matrices `first` … `first + count - 1` of one order, each with the entries above
/// its diagonal, or with all entries if there are limits for them.
typedef struct {
  const double *entries;
  size_t first, count;
  const ahp_ratio_limits *limits;
} matrices;

/// The number of entries of each matrix.
PIECE size_t width_of(const matrices *given, int n) {
  return given->limits ? (size_t)n * n : (size_t)n * (n - 1) / 2;
}

/// Where the results go: the arrays of ahp_principal_eigenvectors, or excesses only and `vectors`
/// NULL.
typedef struct {
  double *vectors, *excesses, *lowest, *highest, *relative_errors;
} results;

/// The arrays from matrix m on.
PIECE results results_from(results all, size_t m, int n) {
  all.excesses += m;
  if (all.vectors) {
    all.vectors += m * n;
    all.lowest += m;
    all.highest += m;
    all.relative_errors += m;
  }
  return all;
}

/// The results of a matrix that is left to another method.
PIECE void leave_open(int n, results found) {
  found.excesses[0] = AHP_NOT_CONVERGED;
  if (!found.vectors) return;
  memset(found.vectors, 0, (size_t)n * sizeof *found.vectors);
  found.lowest[0] = found.highest[0] = 0;
  found.relative_errors[0] = INFINITY;
}

/// Derives the bounds from the least and the greatest quotient, each a sum of n positive terms of
/// which each took at most `term_roundings` operations, and from the greatest ratio of two terms of
/// one row.
///
/// Collatz–Wielandt: the least and the greatest quotient enclose λ. Birkhoff: A shrinks Hilbert
/// distances d at least by τ = tanh(Δ/4), so d(w, p) ≤ d(Aw, w) / (1 − τ) for the Perron vector p.
/// Δ does not change when rows and columns are scaled, and is at most twice the logarithm of the
/// greatest ratio r within a row: 1 − τ ≥ 2 / (r + 1). The logarithm in d is bounded by ln(1 + x) ≤
/// x, and the return from it by exp y − 1 ≤ y + y² for y ≤ 1.
PIECE void certify(
    int n, double entry_error, int term_roundings, const vec *least, const vec *greatest,
    const vec *greatest_ratio, certificate *result) {
  // n − 1 additions and a division, and what scaling the ends of the interval adds.
  const double quotient_error = (n + 5 + term_roundings) * ROUNDOFF + entry_error;
  const vec lowest = *least * (1 - quotient_error), highest = *greatest * (1 + quotient_error);
  const vec ratio = *greatest_ratio * (1 + 64 * ROUNDOFF + 8 * entry_error);
  const vec distance = (highest - lowest) / lowest * ((ratio + 1) / 2);
  // The first factor covers the rounding of these few operations, the last term what summing to 1
  // in double precision may add.
  const vec relative_error =
      (distance + distance * distance) * (1 + 16 * ROUNDOFF) + (n + 2) * ROUNDOFF;
  const mask is_known = (mask)(distance >= 0) & (mask)(distance <= 0.5);
  result->lowest = lowest;
  result->highest = highest;
  result->relative_error = SELECT(is_known, relative_error, SAME(INFINITY));
}

#endif
