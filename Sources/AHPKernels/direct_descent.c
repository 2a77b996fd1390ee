// The search for local minima of Σ (aᵢⱼ − wᵢ/wⱼ)² by Newton's method, from eight starts at a time, one in
// each lane. The same to the last bit on every machine: only differences that need it are computed with
// one rounding, by fma.
//
// For the pair i < j with t = wᵢ/wⱼ, s = 1/t, a = aᵢⱼ and b = aⱼᵢ the sum has the derivative
// 2(t(t − a) − s(s − b)) by ln t and the second derivative 2(t(2t − a) + s(2s − b)). The Hessian is the
// Laplacian of the second ones, which may be negative. The vector itself is stored and multiplied by the
// exponentials of the steps: ln w would lose precision where it is large.

#define AHP_LANES 8

#include "elementary.h"

/// A vector that need not lie at a multiple of its size.
typedef vec loose __attribute__((aligned(8)));

typedef struct {
  int n;
  const double *rows;
  /// n each: the vector and its reciprocals, those after the step, and the step.
  loose *values, *reciprocals, *moved, *moved_reciprocals, *step;
  /// n · n: below the diagonal, of items 1 … n − 1, the factor of the Hessian.
  loose *factor;
} descent;

typedef struct {
  vec ratio, inverse, deviation, inverse_deviation;
} pair_terms;

/// t, s, t − a and s − b of a pair.
PIECE void find_pair(
    const descent *d, const loose *values, const loose *reciprocals, int i, int j, pair_terms *p) {
  SEPARATE_ROUNDINGS
  const vec own = values[i], other = values[j];
  const vec judgment = SAME(-d->rows[i * d->n + j]), reverse = SAME(-d->rows[j * d->n + i]);
  p->ratio = own * reciprocals[j];
  p->inverse = other * reciprocals[i];
  p->deviation = __builtin_elementwise_fma(judgment, other, own) * reciprocals[j];
  p->inverse_deviation = __builtin_elementwise_fma(reverse, own, other) * reciprocals[i];
}

PIECE void find_objective(
    const descent *d, const loose *values, const loose *reciprocals, vec *objective) {
  SEPARATE_ROUNDINGS
  vec sum = SAME(0.0);
  for (int i = 0; i < d->n; i++) {
    vec sum_of_row = SAME(0.0);
    for (int j = i + 1; j < d->n; j++) {
      pair_terms p;
      find_pair(d, values, reciprocals, i, j, &p);
      sum_of_row += p.deviation * p.deviation + p.inverse_deviation * p.inverse_deviation;
    }
    sum += sum_of_row;
  }
  *objective = sum;
}

/// Newton's step for the Hessian whose pair weights h are replaced with h + damping · |h|, with item 0 held
/// fixed, and half of the change of the sum along it; `failed` where the matrix is not positive definite.
PIECE void find_step(const descent *d, const vec *damping, vec *slope, mask *failed) {
  SEPARATE_ROUNDINGS
  const int n = d->n;
  loose *step = d->step, *factor = d->factor;
  for (int i = 0; i < n; i++) {
    step[i] = SAME(0.0);
    factor[i * n + i] = SAME(0.0);
  }
  for (int i = 0; i < n; i++) {
    vec gradient = step[i], diagonal = factor[i * n + i];
    for (int j = i + 1; j < n; j++) {
      pair_terms p;
      find_pair(d, d->values, d->reciprocals, i, j, &p);
      const vec change = p.ratio * p.deviation - p.inverse * p.inverse_deviation;
      const vec curvature =
          p.ratio * (p.ratio + p.deviation) + p.inverse * (p.inverse + p.inverse_deviation);
      const vec size = (vec)((mask)curvature & INT64_MAX);
      const vec weight = curvature + *damping * size;
      factor[j * n + i] = -weight;
      factor[j * n + j] += weight;
      diagonal += weight;
      gradient += change;
      step[j] -= change;
    }
    step[i] = gradient;
    factor[i * n + i] = diagonal;
  }
  // The sum's change by first order is twice this product with the step −H⁻¹g = −L⁻ᵀ L⁻¹ g, the
  // square of what the first substitution gives.
  *failed = (mask){0};
  vec square = SAME(0.0);
  for (int i = 1; i < n; i++) {
    vec solution = -step[i];
    for (int j = 1; j <= i; j++) {
      vec entry = factor[i * n + j];
      for (int k = 1; k < j; k++) entry -= factor[i * n + k] * factor[j * n + k];
      if (j < i) {
        // The diagonal holds reciprocals.
        entry *= factor[j * n + j];
        factor[i * n + j] = entry;
        solution -= entry * step[j];
      } else {
        // This form of the condition also refuses what is not a number.
        const mask fails = ~(mask)(entry > 0);
        *failed |= fails;
        factor[i * n + i] = 1 / __builtin_elementwise_sqrt(SELECT(fails, SAME(1.0), entry));
      }
    }
    step[i] = solution * factor[i * n + i];
    square += step[i] * step[i];
  }
  *slope = -square;
  step[0] = SAME(0.0);
  for (int i = n - 1; i > 0; i--) {
    vec solution = step[i];
    for (int below = i + 1; below < n; below++) solution -= factor[below * n + i] * step[below];
    step[i] = solution * factor[i * n + i];
    *failed |= ~(mask)((vec)((mask)step[i] & INT64_MAX) < INFINITY);
  }
}

/// The difference of the largest and the smallest logarithm of the step.
PIECE void find_spread(const descent *d, vec *spread) {
  vec lowest = SAME(0.0), highest = SAME(0.0);
  for (int i = 1; i < d->n; i++) {
    lowest = SMALLER(d->step[i], lowest);
    highest = LARGER(d->step[i], highest);
  }
  *spread = highest - lowest;
}

/// The values times the exponentials of the step times a factor, with 1 for the largest.
PIECE void move(const descent *d, const vec *factor) {
  SEPARATE_ROUNDINGS
  vec largest = SAME(0.0);
  for (int i = 0; i < d->n; i++) {
    vec exponent = d->step[i] * *factor, power;
    exponent = SMALLER(LARGER(exponent, SAME(-700.0)), SAME(700.0));
    exponential(&exponent, &power);
    const vec moved = d->values[i] * power;
    d->moved[i] = moved;
    largest = LARGER(moved, largest);
  }
  for (int i = 0; i < d->n; i++) {
    const vec moved = d->moved[i] / largest;
    d->moved[i] = moved;
    d->moved_reciprocals[i] = 1 / moved;
  }
}

/// Takes what has been moved in some lanes.
PIECE void take_moved(const descent *d, const mask *lanes) {
  for (int i = 0; i < d->n; i++) {
    d->values[i] = SELECT(*lanes, d->moved[i], d->values[i]);
    d->reciprocals[i] = SELECT(*lanes, d->moved_reciprocals[i], d->reciprocals[i]);
  }
}

PIECE void descend(
    const descent *d, double *objectives, int *are_minima) {
  SEPARATE_ROUNDINGS
  enum { MOST_STEPS = 500, MOST_POLISHING_STEPS = 20 };
  const double largest_damping = 1e12, longest_step = 3;
  vec objective, damping = SAME(0.0), slope, spread;
  find_objective(d, d->values, d->reciprocals, &objective);
  mask running = ~(mask){0}, failed;
  // A step that does not reduce the sum enough is damped more; the descent ends where no damping reduces
  // it further, at the level of rounding.
  for (int count = 0; count < MOST_STEPS; count++) {
    running &= (mask)(damping <= largest_damping);
    if (!ANY(running)) break;
    find_step(d, &damping, &slope, &failed);
    find_spread(d, &spread);
    running &= failed | ~((mask)(spread < 1e-6) & (mask)(damping == 0));
    const vec factor = SELECT((mask)(spread > longest_step), longest_step / spread, SAME(1.0));
    move(d, &factor);
    vec lower;
    find_objective(d, d->moved, d->moved_reciprocals, &lower);
    const mask is_lower = running & ~failed & (mask)(lower < objective) &
        (mask)(lower <= objective + 2e-4 * factor * slope);
    take_moved(d, &is_lower);
    objective = SELECT(is_lower, lower, objective);
    const vec less = SELECT((mask)(damping < 0.1), SAME(0.0), damping / 4);
    damping = SELECT(is_lower, less, LARGER(damping * 4, SAME(0.0625)));
  }
  // Newton's step is repeated while the steps shrink.
  vec last = SAME(INFINITY);
  running = ~(mask){0};
  const vec undamped = SAME(0.0), whole = SAME(1.0);
  for (int count = 0; count < MOST_POLISHING_STEPS && ANY(running); count++) {
    find_step(d, &undamped, &slope, &failed);
    find_spread(d, &spread);
    running &= ~failed & (mask)(spread < last / 2) & (mask)(spread < 1e-3);
    move(d, &whole);
    take_moved(d, &running);
    last = SELECT(running, spread, last);
  }
  find_objective(d, d->values, d->reciprocals, &objective);
  store(&objective, objectives);
  for (int lane = 0; lane < LANES; lane++) are_minima[lane] = last[lane] < 1e-6;
}

PIECE void descend_from(
    int n, const double *rows, double *vectors,
    double *objectives, int *are_minima, double *workspace) {
  loose *next = (loose *)workspace;
  const descent d = {n, rows, next, next + n, next + 2 * n, next + 3 * n, next + 4 * n, next + 5 * n};
  for (int i = 0; i < n; i++) {
    for (int lane = 0; lane < LANES; lane++) d.values[i][lane] = vectors[lane * n + i];
    d.reciprocals[i] = 1 / d.values[i];
  }
  descend(&d, objectives, are_minima);
  for (int i = 0; i < n; i++)
    for (int lane = 0; lane < LANES; lane++) vectors[lane * n + i] = d.values[i][lane];
}

BY_MACHINE(
    descend_from,
    (int n, const double *rows, double *vectors, double *objectives, int *are_minima,
     double *workspace),
    (n, rows, vectors, objectives, are_minima, workspace))

void ahp_descend_directly(
    int order, const double *rows, double *vectors, double *objectives, int *are_minima,
    double *workspace) {
  descend_from_by_machine(order, rows, vectors, objectives, are_minima, workspace);
}
