// What the search for matrices and its annealing share.

#ifndef MATRIX_SEARCH_H
#define MATRIX_SEARCH_H

#include <stdbool.h>

#include "ahp_matrix_search.h"

// Bounds are computed in plain double precision from at most a few hundred terms; this slack is far larger
// than their rounding, and far smaller than the last printed digit of any priority.
#define SLACK 1e-9

/// How many nodes or steps are between two looks at whether searches are stopped.
#define AHP_STEPS_PER_LOOK 1024

typedef struct {
  /// The least part of the budget that the entry takes.
  double cost;
  /// The interval of its term in the sum of its row, and of the reciprocal entry in that of its column's row.
  double low, high, other_low, other_high;
  double ratio, logarithm;
  uint16_t value;
  uint8_t mark;
} option;

struct ahp_matrix_search {
  int order, pairs, rule;
  bool by_triads;
  double budget, triad_budget, most_triad, row_low, row_high;
  double least_excess, most_excess, least_squares;
  int most_marked;
  double *lowest, *highest;
  int *rows, *columns;
  /// The options of a pair are those from first[pair] to first[pair] + counts[pair], the cheapest first.
  int *first, *counts;
  option *options;
  /// For the pairs from a position on: the least cost, and the least and greatest addition to each row.
  double *rest_cost, *rest_low, *rest_high;
  /// The least and greatest ratio of each pair.
  double *least_ratio, *most_ratio;
};

typedef struct {
  const ahp_matrix_search *search;
  int depth;
  int64_t nodes, most_nodes, count, most_found;
  uint16_t *found;
  bool stopped;
  double *row_low, *row_high;
  /// The logarithms chosen, order × order, for triads.
  double *logarithms;
  uint16_t *chosen;
  double *triangle, *vector;
} state;

/// The least cost of a deviation d of which e^d lies between two numbers.
double ahp_least_cost(int rule, double low, double high);

/// Whether the priorities of a chosen matrix and its eigenvalue lie in their intervals. A matrix without
/// convergence counts, for the caller to examine.
bool ahp_is_solution(state *t);

#endif
