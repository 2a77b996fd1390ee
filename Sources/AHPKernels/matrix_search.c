#include "matrix_search.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "ahp_kernels.h"

static int by_cost(const void *one, const void *other) {
  const option *a = one, *b = other;
  if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
  return (a->value > b->value) - (a->value < b->value);
}

double ahp_least_cost(int rule, double low, double high) {
  if (rule == AHP_NORMALIZED_COLUMNS_RULE || (low <= 1 && high >= 1)) return 0;
  const double nearest = low > 1 ? low : high;
  if (rule == AHP_GEOMETRIC_MEAN_RULE) {
    const double d = log(nearest);
    return d * d / 2;
  }
  return 0.5 * (nearest + 1 / nearest) - 1;
}

/// Leaves out the options that take more than the budget or the sum of a row allows; false if a pair has none.
static bool reduce_options(ahp_matrix_search *s) {
  const int n = s->order;
  double *low = calloc((size_t)n * 2, sizeof *low), *high = low ? low + n : NULL;
  if (!low) return false;
  bool changed = true, possible = true;
  while (changed && possible) {
    changed = false;
    double total = 0;
    for (int row = 0; row < n; row++) {
      low[row] = high[row] = s->rule == AHP_EIGENVECTOR_RULE ? 1 : 0;
    }
    for (int p = 0; p < s->pairs; p++) {
      const option *all = s->options + s->first[p];
      double least = INFINITY, most = -INFINITY, other_least = INFINITY, other_most = -INFINITY;
      for (int o = 0; o < s->counts[p]; o++) {
        least = fmin(least, all[o].low);
        most = fmax(most, all[o].high);
        other_least = fmin(other_least, all[o].other_low);
        other_most = fmax(other_most, all[o].other_high);
      }
      total += all[0].cost;
      low[s->rows[p]] += least;
      high[s->rows[p]] += most;
      low[s->columns[p]] += other_least;
      high[s->columns[p]] += other_most;
    }
    for (int p = 0; p < s->pairs && possible; p++) {
      option *all = s->options + s->first[p];
      double least = INFINITY, most = -INFINITY, other_least = INFINITY, other_most = -INFINITY;
      for (int o = 0; o < s->counts[p]; o++) {
        least = fmin(least, all[o].low);
        most = fmax(most, all[o].high);
        other_least = fmin(other_least, all[o].other_low);
        other_most = fmax(other_most, all[o].other_high);
      }
      const int i = s->rows[p], j = s->columns[p];
      const double cheapest = all[0].cost;
      int kept = 0;
      for (int o = 0; o < s->counts[p]; o++) {
        const bool fits =
            total - cheapest + all[o].cost <= s->budget
            && (s->rule == AHP_NORMALIZED_COLUMNS_RULE
                || (low[i] - least + all[o].low <= s->row_high
                    && high[i] - most + all[o].high >= s->row_low
                    && low[j] - other_least + all[o].other_low <= s->row_high
                    && high[j] - other_most + all[o].other_high >= s->row_low));
        if (fits) all[kept++] = all[o];
      }
      if (kept < s->counts[p]) {
        // The sums above are those of more options, which leaves fewer out: the next round corrects that.
        changed = true;
        s->counts[p] = kept;
        possible = kept > 0;
        if (possible) total += all[0].cost - cheapest;
      }
    }
  }
  free(low);
  return possible;
}

void ahp_matrix_search_free(ahp_matrix_search *s) {
  if (!s) return;
  free(s->lowest);
  free(s->highest);
  free(s->rows);
  free(s->columns);
  free(s->first);
  free(s->counts);
  free(s->options);
  free(s->rest_cost);
  free(s->rest_low);
  free(s->rest_high);
  free(s->least_ratio);
  free(s->most_ratio);
  free(s);
}

static bool allocate(ahp_matrix_search *s, int value_count) {
  const size_t n = s->order, m = s->pairs;
  s->lowest = malloc(n * sizeof(double));
  s->highest = malloc(n * sizeof(double));
  s->rows = malloc((m + 1) * sizeof(int));
  s->columns = malloc((m + 1) * sizeof(int));
  s->first = malloc((m + 1) * sizeof(int));
  s->counts = calloc(m + 1, sizeof(int));
  s->options = malloc((m * value_count + 1) * sizeof(option));
  s->rest_cost = calloc(m + 1, sizeof(double));
  s->rest_low = calloc((m + 1) * n, sizeof(double));
  s->rest_high = calloc((m + 1) * n, sizeof(double));
  s->least_ratio = malloc((m + 1) * sizeof(double));
  s->most_ratio = malloc((m + 1) * sizeof(double));
  return s->lowest && s->highest && s->rows && s->columns && s->first && s->counts && s->options
         && s->rest_cost && s->rest_low && s->rest_high && s->least_ratio && s->most_ratio;
}

/// The bounds of what the pairs from each position on add.
static void sum_rests(ahp_matrix_search *s) {
  const int n = s->order;
  for (int p = s->pairs - 1; p >= 0; p--) {
    const option *all = s->options + s->first[p];
    double *low = s->rest_low + (size_t)p * n, *high = s->rest_high + (size_t)p * n;
    memcpy(low, low + n, n * sizeof *low);
    memcpy(high, high + n, n * sizeof *high);
    s->rest_cost[p] = s->rest_cost[p + 1];
    if (s->counts[p] == 0) continue;
    double least = INFINITY, most = -INFINITY, other_least = INFINITY, other_most = -INFINITY;
    s->least_ratio[p] = INFINITY;
    s->most_ratio[p] = 0;
    for (int o = 0; o < s->counts[p]; o++) {
      least = fmin(least, all[o].low);
      most = fmax(most, all[o].high);
      other_least = fmin(other_least, all[o].other_low);
      other_most = fmax(other_most, all[o].other_high);
      s->least_ratio[p] = fmin(s->least_ratio[p], all[o].ratio);
      s->most_ratio[p] = fmax(s->most_ratio[p], all[o].ratio);
    }
    s->rest_cost[p] += all[0].cost;
    low[s->rows[p]] += least;
    high[s->rows[p]] += most;
    low[s->columns[p]] += other_least;
    high[s->columns[p]] += other_most;
  }
}

ahp_matrix_search *ahp_matrix_search_create(const ahp_matrix_problem *problem) {
  ahp_matrix_search *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  const int n = problem->order;
  s->order = n;
  s->pairs = n * (n - 1) / 2;
  s->rule = problem->rule;
  if (!allocate(s, problem->value_count)) {
    ahp_matrix_search_free(s);
    return NULL;
  }
  memcpy(s->lowest, problem->lowest, n * sizeof(double));
  memcpy(s->highest, problem->highest, n * sizeof(double));
  s->least_excess = problem->least_excess;
  s->most_excess = problem->most_excess;
  s->most_marked = problem->most_marked;
  s->most_triad = problem->most_triad * (1 + SLACK) + SLACK;
  s->budget = problem->most_excess * n / 2 * (1 + SLACK) + SLACK;
  s->triad_budget = fmin(problem->most_excess * n * n, problem->most_squares) * (1 + SLACK) + SLACK;
  s->least_squares = problem->least_squares * (1 - SLACK) - SLACK;
  if (s->rule == AHP_EIGENVECTOR_RULE) {
    s->row_low = (n + problem->least_excess) * (1 - SLACK);
    s->row_high = (n + problem->most_excess) * (1 + SLACK);
  } else {
    s->row_low = -SLACK;
    s->row_high = SLACK;
  }
  // Priorities that are hardly known bound little, and triads then bound more.
  double widest = 0;
  for (int item = 0; item < n; item++) {
    widest = fmax(widest, s->highest[item] / s->lowest[item]);
  }
  s->by_triads = s->rule == AHP_NORMALIZED_COLUMNS_RULE || widest > 1.2
                 || problem->most_squares < INFINITY;
  int p = 0, next = 0;
  bool possible = true;
  for (int i = 0; i < n; i++) {
    for (int j = i + 1; j < n; j++, p++) {
      s->rows[p] = i;
      s->columns[p] = j;
      s->first[p] = next;
      const double least = s->lowest[j] / s->highest[i] * (1 - SLACK);
      const double most = s->highest[j] / s->lowest[i] * (1 + SLACK);
      const double triad = exp(s->most_triad);
      for (int v = 0; v < problem->value_count; v++) {
        const double ratio = problem->values[v];
        if (ratio < problem->entries[2 * p] * (1 - SLACK)) continue;
        if (ratio > problem->entries[2 * p + 1] * (1 + SLACK)) continue;
        const double low = ratio * least, high = ratio * most;
        const double cost = ahp_least_cost(s->rule, low, high);
        if (cost > s->budget) continue;
        // The ratio of two column means lies within a triad's error of their judgment.
        if (s->rule == AHP_NORMALIZED_COLUMNS_RULE && (low > triad || high < 1 / triad)) continue;
        option *new = &s->options[next++];
        const bool logs = s->rule == AHP_GEOMETRIC_MEAN_RULE;
        *new = (option){
            cost, logs ? log(low) : low, logs ? log(high) : high, logs ? -log(high) : 1 / high,
            logs ? -log(low) : 1 / low, ratio, log(ratio), (uint16_t)v, problem->marks[v]};
      }
      s->counts[p] = next - s->first[p];
      qsort(s->options + s->first[p], s->counts[p], sizeof(option), by_cost);
      possible = possible && s->counts[p] > 0;
    }
  }
  if (s->pairs > 0 && !(possible && reduce_options(s))) memset(s->counts, 0, p * sizeof(int));
  sum_rests(s);
  return s;
}

int ahp_matrix_search_options(const ahp_matrix_search *s, int pair) { return s->counts[pair]; }

bool ahp_is_solution(state *t) {
  const ahp_matrix_search *s = t->search;
  const int n = s->order;
  for (int p = 0; p < s->pairs; p++) {
    t->triangle[p] = s->options[s->first[p] + t->chosen[p]].ratio;
  }
  double excess = 0, lowest, highest, error;
  if (s->rule == AHP_EIGENVECTOR_RULE) {
    ahp_principal_eigenvectors(
        n, 0, 1, t->triangle, 0, t->vector, &excess, &lowest, &highest, &error);
    if (excess == AHP_NOT_CONVERGED) return true;
  } else {
    double sum = 0;
    memset(t->vector, 0, n * sizeof *t->vector);
    if (s->rule == AHP_GEOMETRIC_MEAN_RULE) {
      for (int p = 0; p < s->pairs; p++) {
        const double logarithm = s->options[s->first[p] + t->chosen[p]].logarithm;
        t->vector[s->rows[p]] += logarithm;
        t->vector[s->columns[p]] -= logarithm;
      }
      for (int i = 0; i < n; i++) t->vector[i] = exp(t->vector[i] / n);
    } else {
      double *sums = t->vector + n;
      for (int i = 0; i < n; i++) sums[i] = 1;
      for (int p = 0; p < s->pairs; p++) {
        sums[s->columns[p]] += t->triangle[p];
        sums[s->rows[p]] += 1 / t->triangle[p];
      }
      for (int i = 0; i < n; i++) t->vector[i] = 1 / sums[i];
      for (int p = 0; p < s->pairs; p++) {
        t->vector[s->rows[p]] += t->triangle[p] / sums[s->columns[p]];
        t->vector[s->columns[p]] += 1 / t->triangle[p] / sums[s->rows[p]];
      }
    }
    for (int i = 0; i < n; i++) sum += t->vector[i];
    for (int i = 0; i < n; i++) t->vector[i] /= sum;
  }
  for (int i = 0; i < n; i++) {
    if (t->vector[i] < s->lowest[i] || t->vector[i] > s->highest[i]) return false;
  }
  if (s->rule != AHP_EIGENVECTOR_RULE) {
    ahp_eigenvalue_excesses(n, 0, 1, t->triangle, &excess);
    if (excess == AHP_NOT_CONVERGED) return true;
  }
  return excess >= s->least_excess && excess <= s->most_excess;
}

/// Lock-free, so that a signal handler may write it.
static _Atomic int stop_code;

void ahp_matrix_search_stop(int code) {
  atomic_store_explicit(&stop_code, code, memory_order_relaxed);
}

int ahp_matrix_search_stop_code(void) {
  return atomic_load_explicit(&stop_code, memory_order_relaxed);
}

/// Whether the column means that the choices for the first `count` pairs leave possible meet the box.
static bool columns_fit(const state *t, int count) {
  const ahp_matrix_search *s = t->search;
  const int n = s->order;
  for (int i = 0; i < n; i++) {
    double least_mean = 0, most_mean = 0;
    for (int j = 0; j < n; j++) {
      double own_low = 1, own_high = 1, rest_low = 0, rest_high = 0;
      for (int k = 0; k < n; k++) {
        double low = 1, high = 1;
        if (k != j) {
          const int a = k < j ? k : j, b = k < j ? j : k;
          const int p = a * (2 * n - a - 1) / 2 + b - a - 1;
          low = s->least_ratio[p];
          high = s->most_ratio[p];
          if (p < count) low = high = s->options[s->first[p] + t->chosen[p]].ratio;
          if (k > j) {
            const double reciprocal = 1 / low;
            low = 1 / high;
            high = reciprocal;
          }
        }
        if (k == i) {
          own_low = low;
          own_high = high;
        } else {
          rest_low += low;
          rest_high += high;
        }
      }
      least_mean += own_low / (own_low + rest_high);
      most_mean += own_high / (own_high + rest_low);
    }
    if (least_mean / n > s->highest[i] + SLACK || most_mean / n < s->lowest[i] - SLACK) return false;
  }
  return true;
}

static void search_below(state *t, int p, double cost, double squares, int marked) {
  const ahp_matrix_search *s = t->search;
  if (t->nodes >= t->most_nodes
      || (t->nodes % AHP_STEPS_PER_LOOK == 0 && ahp_matrix_search_stop_code() != 0)) {
    t->stopped = true;
    return;
  }
  t->nodes++;
  if (p == t->depth) {
    if (p == s->pairs && ((s->by_triads && squares < s->least_squares) || !ahp_is_solution(t))) return;
    if (t->count == t->most_found) {
      t->stopped = true;
      return;
    }
    uint16_t *place = t->found + (size_t)t->count++ * t->depth;
    for (int q = 0; q < p; q++) {
      place[q] =
          p == s->pairs ? s->options[s->first[q] + t->chosen[q]].value : t->chosen[q];
    }
    return;
  }
  const int n = s->order, i = s->rows[p], j = s->columns[p];
  const option *all = s->options + s->first[p];
  const double *rest_low = s->rest_low + (size_t)(p + 1) * n;
  const double *rest_high = s->rest_high + (size_t)(p + 1) * n;
  const double low_i = t->row_low[i], high_i = t->row_high[i];
  const double low_j = t->row_low[j], high_j = t->row_high[j];
  for (int o = 0; o < s->counts[p]; o++) {
    const option *one = &all[o];
    if (cost + one->cost + s->rest_cost[p + 1] > s->budget) break;
    if (marked + one->mark > s->most_marked) continue;
    if (s->rule != AHP_NORMALIZED_COLUMNS_RULE) {
      const double new_low_i = low_i + one->low, new_high_i = high_i + one->high;
      const double new_low_j = low_j + one->other_low, new_high_j = high_j + one->other_high;
      if (new_low_i + rest_low[i] > s->row_high || new_high_i + rest_high[i] < s->row_low) continue;
      if (new_low_j + rest_low[j] > s->row_high || new_high_j + rest_high[j] < s->row_low) continue;
      t->row_low[i] = new_low_i;
      t->row_high[i] = new_high_i;
      t->row_low[j] = new_low_j;
      t->row_high[j] = new_high_j;
    }
    double next_squares = squares;
    t->chosen[p] = (uint16_t)o;
    bool fits = true;
    if (s->by_triads) {
      t->logarithms[i * n + j] = one->logarithm;
      for (int h = 0; h < i && fits; h++) {
        const double error =
            t->logarithms[h * n + i] + one->logarithm - t->logarithms[h * n + j];
        next_squares += error * error;
        fits = fabs(error) <= s->most_triad;
      }
      fits = fits && next_squares <= s->triad_budget
             && (s->rule != AHP_NORMALIZED_COLUMNS_RULE || columns_fit(t, p + 1));
    }
    if (fits) search_below(t, p + 1, cost + one->cost, next_squares, marked + one->mark);
    if (t->stopped) break;
  }
  t->row_low[i] = low_i;
  t->row_high[i] = high_i;
  t->row_low[j] = low_j;
  t->row_high[j] = high_j;
}

int64_t ahp_matrix_search_run(
    const ahp_matrix_search *s, const uint16_t *prefix, int prefix_length, int depth,
    int64_t most_nodes, int64_t most_found, uint16_t *found, int64_t *nodes, int *stopped) {
  const size_t n = s->order, m = s->pairs;
  *nodes = 0;
  *stopped = 0;
  for (size_t p = 0; p < m; p++) {
    if (s->counts[p] == 0) return 0;
  }
  double *numbers = calloc(2 * n + n * n + m + 2 * n, sizeof *numbers);
  uint16_t *chosen = calloc(m + 1, sizeof *chosen);
  if (!numbers || !chosen) {
    *stopped = -1;
  } else {
    state t = {.search = s, .depth = depth, .most_nodes = most_nodes, .most_found = most_found,
               .found = found, .chosen = chosen};
    t.row_low = numbers;
    t.row_high = numbers + n;
    t.logarithms = numbers + 2 * n;
    t.triangle = t.logarithms + n * n;
    t.vector = t.triangle + m;
    double cost = 0, squares = 0;
    int marked = 0;
    for (size_t row = 0; row < n; row++) {
      t.row_low[row] = t.row_high[row] = s->rule == AHP_EIGENVECTOR_RULE ? 1 : 0;
    }
    for (int p = 0; p < prefix_length; p++) {
      const option *one = &s->options[s->first[p] + prefix[p]];
      const int i = s->rows[p], j = s->columns[p];
      chosen[p] = prefix[p];
      cost += one->cost;
      marked += one->mark;
      t.row_low[i] += one->low;
      t.row_high[i] += one->high;
      t.row_low[j] += one->other_low;
      t.row_high[j] += one->other_high;
      t.logarithms[i * n + j] = one->logarithm;
      for (int h = 0; h < i; h++) {
        const double error = t.logarithms[h * n + i] + one->logarithm - t.logarithms[h * n + j];
        squares += error * error;
      }
    }
    search_below(&t, prefix_length, cost, squares, marked);
    *nodes = t.nodes;
    *stopped = t.stopped;
    most_found = t.count;
  }
  if (*stopped < 0) most_found = 0;
  free(numbers);
  free(chosen);
  return most_found;
}
