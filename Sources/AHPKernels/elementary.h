// Exponentials, logarithms, sines and cosines of several numbers at once, by polynomials: within two
// roundoffs (of the result, or of 1 for sine and cosine), and the same to the last bit on every machine and in every lane, since
// no product is contracted with a sum.

#ifndef AHP_ELEMENTARY_H
#define AHP_ELEMENTARY_H

#include "vectors.h"

#define SEPARATE_ROUNDINGS _Pragma("clang fp contract(off)")

/// p(x) with the coefficients of x⁰, x¹, … by Horner's rule.
PIECE void evaluate_polynomial(int count, const double *coefficients, const vec *x, vec *value) {
  SEPARATE_ROUNDINGS
  vec sum = SAME(coefficients[count - 1]);
  UNROLLED for (int k = count - 2; k >= 0; k--) sum = sum * *x + coefficients[k];
  *value = sum;
}

/// The nearest whole numbers of |x| < 2⁵¹, as doubles and as integers.
PIECE void round_to_whole(const vec *x, vec *whole, mask *integer) {
  SEPARATE_ROUNDINGS
  // In 2⁵² … 2⁵³ the doubles are the whole numbers.
  const double shift = 0x1.8p52;
  const vec shifted = *x + shift;
  *whole = shifted - shift;
  *integer = (mask)shifted - (mask)SAME(shift);
}

/// eˣ for |x| ≤ 700: 2ᵏ times Taylor's polynomial at x − k ln 2.
PIECE void exponential(const vec *x, vec *value) {
  SEPARATE_ROUNDINGS
  // ln 2 in two parts, of which the first has so few digits that its multiples are exact.
  const double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;
  static const double coefficients[] = {
      1.0, 1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320,
      1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
  const vec scaled = *x * 0x1.71547652b82fep0;
  vec whole, power;
  mask exponent;
  round_to_whole(&scaled, &whole, &exponent);
  const vec rest = (*x - whole * ln2_high) - whole * ln2_low;
  evaluate_polynomial(14, coefficients, &rest, &power);
  *value = (vec)((mask)power + (exponent << 52));
}

/// ln x for positive normal x: with x = 2ᵏ m, √½ ≤ m < √2 and s = (m − 1) / (m + 1), it is
/// k ln 2 + 2 (s + s³/3 + s⁵/5 + …).
PIECE void logarithm(const vec *x, vec *value) {
  SEPARATE_ROUNDINGS
  const double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;
  static const double coefficients[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                                        2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};
  // The bits of √½: subtracting them brings the exponent to k and the rest to m less √½.
  const mask root = (mask)SAME(0x1.6a09e667f3bcdp-1);
  const mask exponent = ((mask)*x - root) >> 52;
  const vec significand = (vec)((mask)*x - (exponent << 52));
  const double shift = 0x1.8p52;
  const vec k = (vec)(exponent + (mask)SAME(shift)) - shift;
  const vec f = significand - 1, s = f / (significand + 1), square = s * s;
  vec series;
  evaluate_polynomial(10, coefficients, &square, &series);
  // 2s = f − s f, in which f is exact.
  *value = k * ln2_high + (f - (s * (f - square * series) - k * ln2_low));
}

/// The sine and the cosine of 2π t for 0 ≤ t ≤ 1.
PIECE void sine_and_cosine_of_turns(const vec *t, vec *sine, vec *cosine) {
  SEPARATE_ROUNDINGS
  static const double of_sine[] = {
      1.0, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800, 1.0 / 6227020800,
      -1.0 / 1307674368000};
  static const double of_cosine[] = {
      1.0, -1.0 / 2, 1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800, 1.0 / 479001600,
      -1.0 / 87178291200, 1.0 / 20922789888000};
  const vec quarters = *t * 4;
  vec whole;
  mask quarter;
  round_to_whole(&quarters, &whole, &quarter);
  // Exact, and at most an eighth of a turn either way.
  const vec rest = *t - whole / 4;
  const vec angle = rest * 0x1.921fb54442d18p2, square = angle * angle;
  vec s, c;
  evaluate_polynomial(8, of_sine, &square, &s);
  evaluate_polynomial(9, of_cosine, &square, &c);
  s *= angle;
  const mask is_odd = -(quarter & 1);
  const mask sine_sign = (quarter & 2) << 62, cosine_sign = ((quarter + 1) & 2) << 62;
  *sine = (vec)((mask)SELECT(is_odd, c, s) ^ sine_sign);
  *cosine = (vec)((mask)SELECT(is_odd, s, c) ^ cosine_sign);
}

#endif
