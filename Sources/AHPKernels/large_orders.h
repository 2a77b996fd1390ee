// Products with a matrix of which only the packed triangle is in memory. The lower half is divided
// out on the way: reading half of the data takes the time that the divisions cost.

#ifndef AHP_LARGE_ORDERS_H
#define AHP_LARGE_ORDERS_H

#include "certificate.h"

/// Where the ratio of items i < j stands in the triangle.
PIECE size_t position(int n, int i, int j) {
  return (size_t)i * (2 * (size_t)n - i - 1) / 2 + (size_t)(j - i - 1);
}

/// The pairs of items first … end - 1 and their share of y = A x.
PIECE void multiply_block(
    int n, int first, int end, const double *triangle, const double *x, double *y) {
  for (int i = first; i < end; i++) {
    for (int j = i + 1; j < end; j++) {
      const double ratio = triangle[position(n, i, j)];
      y[i] += ratio * x[j];
      y[j] += x[i] / ratio;
    }
  }
}

/// y = A x. Four rows are taken together, as one division then serves four entries: x₀/a + x₁/b is
/// (x₀b + x₁a) / (ab). The ratios are within 1e-50 … 1e50, so the products stay in range.
PIECE void multiply_triangle(int n, const double *triangle, const double *x, double *y) {
  memcpy(y, x, (size_t)n * sizeof *y);
  int i = 0;
  for (; i + LANES <= n; i += LANES) {
    multiply_block(n, i, i + LANES, triangle, x, y);
    const double *rows[LANES];
    vec sums[LANES], factors[LANES];
    for (int row = 0; row < LANES; row++) {
      rows[row] = triangle + position(n, i + row, i + LANES) - (i + LANES);
      sums[row] = SAME(0.0);
      factors[row] = SAME(x[i + row]);
    }
    int j = i + LANES;
    for (; j + LANES <= n; j += LANES) {
      vec a[LANES], other, below;
      load(x + j, &other);
      load(y + j, &below);
      UNROLLED for (int row = 0; row < LANES; row++) {
        load(rows[row] + j, &a[row]);
        sums[row] += a[row] * other;
      }
      const vec first_product = a[0] * a[1], second_product = a[2] * a[3];
      const vec first = factors[0] * a[1] + factors[1] * a[0];
      const vec second = factors[2] * a[3] + factors[3] * a[2];
      below += (first * second_product + second * first_product) / (first_product * second_product);
      store(&below, y + j);
    }
    for (int row = 0; row < LANES; row++) y[i + row] += sum_of_lanes(&sums[row]);
    for (; j < n; j++) {
      for (int row = 0; row < LANES; row++) {
        const double ratio = rows[row][j];
        y[i + row] += ratio * x[j];
        y[j] += x[i + row] / ratio;
      }
    }
  }
  multiply_block(n, i, n, triangle, x, y);
}

/// What the terms aᵢⱼwⱼ of each row of A come to; arrays of n.
typedef struct {
  double *sums, *smallest, *largest;
} row_terms;

/// The terms aᵢⱼwⱼ and wᵢ/aᵢⱼ of four pairs of one row, and their shares (ε − 1)² / ε of the excess as
/// explained at excess_lanes. All divide by aᵢⱼwᵢwⱼ.
PIECE void compare_pairs(
    const vec *ratio, const vec *own, const vec *other, vec *term, vec *term_below, vec *share) {
  *term = *ratio * *other;
  const vec reciprocal = 1 / (*term * *own);
  *term_below = (*own * reciprocal) * (*other * *own);
  vec difference;
  multiply_subtract(ratio, other, own, &difference);
  *share = difference * difference * reciprocal;
}

/// One pass over the triangle for the certificate of w and the excess.
PIECE void certify_triangle(
    int n, const double *triangle, const double *w, double entry_error, row_terms terms,
    double *excess, certificate *bounds) {
  for (int i = 0; i < n; i++) terms.sums[i] = terms.smallest[i] = terms.largest[i] = w[i];
  double shares = 0;
  for (int i = 0; i < n; i++) {
    const double *row = triangle + position(n, i, i + 1) - (i + 1);
    const vec own = SAME(w[i]);
    vec sum = SAME(0.0), smallest = own, largest = own, shares_of_row = SAME(0.0);
    int j = i + 1;
    for (; j + LANES <= n; j += LANES) {
      vec ratio, other, term, term_below, share, sums, smallest_below, largest_below;
      load(row + j, &ratio);
      load(w + j, &other);
      compare_pairs(&ratio, &own, &other, &term, &term_below, &share);
      sum += term;
      shares_of_row += share;
      smallest = SMALLER(term, smallest);
      largest = LARGER(term, largest);
      load(terms.sums + j, &sums);
      load(terms.smallest + j, &smallest_below);
      load(terms.largest + j, &largest_below);
      sums += term_below;
      smallest_below = SMALLER(term_below, smallest_below);
      largest_below = LARGER(term_below, largest_below);
      store(&sums, terms.sums + j);
      store(&smallest_below, terms.smallest + j);
      store(&largest_below, terms.largest + j);
    }
    if (j < n) {
      // Consistent judgments between equals fill up the last vector; they have no share.
      const int left = n - j;
      vec ratio = SAME(1.0), other = own, term, term_below, share;
      for (int lane = 0; lane < left; lane++) {
        ratio[lane] = row[j + lane];
        other[lane] = w[j + lane];
      }
      compare_pairs(&ratio, &own, &other, &term, &term_below, &share);
      shares_of_row += share;
      smallest = SMALLER(term, smallest);
      largest = LARGER(term, largest);
      for (int lane = 0; lane < left; lane++) {
        terms.sums[i] += term[lane];
        terms.sums[j + lane] += term_below[lane];
        terms.smallest[j + lane] = smaller(terms.smallest[j + lane], term_below[lane]);
        terms.largest[j + lane] = larger(terms.largest[j + lane], term_below[lane]);
      }
    }
    terms.sums[i] += sum_of_lanes(&sum);
    for (int lane = 0; lane < LANES; lane++) {
      terms.smallest[i] = smaller(terms.smallest[i], smallest[lane]);
      terms.largest[i] = larger(terms.largest[i], largest[lane]);
    }
    shares += sum_of_lanes(&shares_of_row);
  }
  double least = INFINITY, greatest = 0, ratio = 1;
  for (int i = 0; i < n; i++) {
    least = smaller(least, terms.sums[i] / w[i]);
    greatest = larger(greatest, terms.sums[i] / w[i]);
    ratio = larger(ratio, terms.largest[i] / terms.smallest[i]);
  }
  *excess = shares / n;
  const vec lowest = SAME(least), highest = SAME(greatest), widest = SAME(ratio);
  certify(n, entry_error, 6, &lowest, &highest, &widest, bounds);
}

#endif
