#include "matrix_search.h"

#include <math.h>
#include <stdlib.h>

/// The next number of the generator of Steele, Lea and Flood (2014), 0 … 1.
static double next_number(uint64_t *seed) {
  uint64_t z = *seed += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

typedef struct {
  /// The middle of the box, which sums to 1.
  double *middle;
  /// The sum of each row of a_ij w_j / w_i, or of its logarithms, and the sum of the costs at the middle.
  double *sums;
  double cost;
} distance_state;

/// How far a matrix seems to be from the box, in half widths of its intervals, squared and summed. The
/// eigenvector differs from the middle w about as the sums of the rows differ from each other.
static double distance(const ahp_matrix_search *s, const distance_state *d) {
  const int n = s->order;
  const bool logs = s->rule == AHP_GEOMETRIC_MEAN_RULE;
  double mean = 0, total = 0;
  for (int i = 0; i < n; i++) mean += d->middle[i] * d->sums[i];
  for (int i = 0; i < n; i++) {
    const double shift = logs ? d->sums[i] / n : (d->sums[i] - mean) / mean;
    const double priority = d->middle[i] * (1 + shift);
    const double half = (s->highest[i] - s->lowest[i]) / 2 + 1e-12;
    const double outside =
        fmax(0, fmax(s->lowest[i] - priority, priority - s->highest[i])) / half;
    total += outside * outside;
  }
  const double excess = 2 * d->cost / n;
  const double width = (s->most_excess - s->least_excess) / 2 + 1e-9;
  const double outside = fmax(0, fmax(s->least_excess - excess, excess - s->most_excess)) / width;
  return total + outside * outside;
}

/// The cost of a deviation of which e^d is given, as ahp_least_cost.
static double deviation_cost(int rule, double ratio) { return ahp_least_cost(rule, ratio, ratio); }

int ahp_matrix_search_anneal(
    const ahp_matrix_search *s, uint64_t seed, int64_t steps, uint16_t *found) {
  const size_t n = s->order, m = s->pairs;
  for (size_t p = 0; p < m; p++) {
    if (s->counts[p] == 0) return 0;
  }
  const bool logs = s->rule == AHP_GEOMETRIC_MEAN_RULE;
  double *numbers = calloc(2 * n + m + 2 * n, sizeof *numbers);
  uint16_t *chosen = calloc(m + 1, sizeof *chosen);
  int solved = 0;
  if (numbers && chosen && m > 0) {
    state t = {.search = s, .chosen = chosen, .triangle = numbers + 2 * n,
               .vector = numbers + 2 * n + m};
    distance_state d = {.middle = numbers, .sums = numbers + n};
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += d.middle[i] = (s->lowest[i] + s->highest[i]) / 2;
    for (size_t i = 0; i < n; i++) {
      d.middle[i] /= sum;
      d.sums[i] = logs ? 0 : 1;
    }
    int marked = 0;
    for (size_t p = 0; p < m; p++) {
      const option *all = s->options + s->first[p];
      int best = 0;
      double best_cost = INFINITY;
      const double base = d.middle[s->columns[p]] / d.middle[s->rows[p]];
      for (int o = 0; o < s->counts[p]; o++) {
        const double cost =
            deviation_cost(s->rule, all[o].ratio * base) + (all[o].mark ? 1e6 : 0);
        if (cost < best_cost) {
          best_cost = cost;
          best = o;
        }
      }
      chosen[p] = (uint16_t)best;
      const double e = all[best].ratio * base;
      d.sums[s->rows[p]] += logs ? log(e) : e;
      d.sums[s->columns[p]] += logs ? -log(e) : 1 / e;
      d.cost += deviation_cost(s->rule, e);
      marked += all[best].mark;
    }
    double now = distance(s, &d);
    const double hot = 30, cold = 0.05;
    double temperature = hot;
    const double cooling = exp(log(cold / hot) / (double)(steps > 0 ? steps : 1));
    for (int64_t step = 0; step < steps && !solved; step++, temperature *= cooling) {
      if (step % AHP_STEPS_PER_LOOK == 0 && ahp_matrix_search_stop_code() != 0) break;
      const int p = (int)(next_number(&seed) * (double)m);
      const int i = s->rows[p], j = s->columns[p];
      const option *all = s->options + s->first[p];
      const int o = (int)(next_number(&seed) * s->counts[p]);
      const double chance = next_number(&seed);
      if (o == chosen[p]) continue;
      const option *old = &all[chosen[p]], *new = &all[o];
      if (new->mark > old->mark && marked + 1 > s->most_marked) continue;
      const double base = d.middle[j] / d.middle[i];
      const double before = old->ratio * base, after = new->ratio * base;
      const double sum_i = d.sums[i], sum_j = d.sums[j], cost = d.cost;
      d.sums[i] += logs ? log(after / before) : after - before;
      d.sums[j] += logs ? log(before / after) : 1 / after - 1 / before;
      d.cost += deviation_cost(s->rule, after) - deviation_cost(s->rule, before);
      const double then = distance(s, &d);
      if (then <= now || chance < exp((now - then) / temperature)) {
        marked += new->mark - old->mark;
        now = then;
        chosen[p] = (uint16_t)o;
        if (now < 0.5 && ahp_is_solution(&t)) solved = 1;
      } else {
        d.sums[i] = sum_i;
        d.sums[j] = sum_j;
        d.cost = cost;
      }
    }
    for (size_t p = 0; p < m; p++) found[p] = s->options[s->first[p] + chosen[p]].value;
  }
  free(numbers);
  free(chosen);
  return solved;
}
