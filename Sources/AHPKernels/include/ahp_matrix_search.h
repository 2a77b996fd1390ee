// The search for all reciprocal matrices whose priorities and principal eigenvalue lie in given
// intervals.
//
// With d_ij = ln a_ij - ln(w_i / w_j), a matrix of order n with the principal eigenvector w satisfies
//   λ - n = (2/n) Σ_{i<j} (cosh d_ij - 1)   and   Σ_j exp(d_ij) = λ for every row i.
// For the row geometric means w, Σ_j d_ij = 0 for every row, and λ - n ≥ (1/n) Σ_{i<j} d_ij².
// For every matrix, λ - n ≥ (1/n²) Σ_{i<j<k} (ln a_ij + ln a_jk - ln a_ik)².
// For the geometric consistency index GCI, Σ_{i<j<k} (ln a_ij + ln a_jk - ln a_ik)² = GCI n(n - 1)(n - 2)/2.
// Intervals of w, of λ and of the entries not yet chosen turn these into bounds that end a branch only
// if no matrix of the branch is possible, so that a search which is not stopped is a proof.

#ifndef AHP_MATRIX_SEARCH_H
#define AHP_MATRIX_SEARCH_H

#include <stdint.h>

/// The rules that turn judgments into priorities.
enum {
  AHP_EIGENVECTOR_RULE = 0,
  AHP_GEOMETRIC_MEAN_RULE = 1,
  AHP_NORMALIZED_COLUMNS_RULE = 2
};

/// What is searched for. Entries are those above the diagonal, row by row.
typedef struct {
  int order;
  int rule;
  /// `order` bounds of the priorities, 0 < lowest ≤ highest.
  const double *lowest, *highest;
  /// The bounds of λ - order.
  double least_excess, most_excess;
  /// The positive numbers that an entry may be, with a mark 0 or 1 each.
  int value_count;
  const double *values;
  const uint8_t *marks;
  /// The most entries with the mark 1.
  int most_marked;
  /// Two bounds of each entry.
  const double *entries;
  /// The largest |ln a_ij + ln a_jk - ln a_ik| that the largest excess allows.
  double most_triad;
  /// The bounds of the sum of the squares of these errors, over the triads; 0 and infinity for none.
  double least_squares, most_squares;
} ahp_matrix_problem;

/// A prepared search, which several threads may run at once.
typedef struct ahp_matrix_search ahp_matrix_search;

/// Prepares a search; NULL without memory.
ahp_matrix_search *ahp_matrix_search_create(const ahp_matrix_problem *problem);

void ahp_matrix_search_free(ahp_matrix_search *search);

/// The number of entries that remain possible for the pair at a position.
int ahp_matrix_search_options(const ahp_matrix_search *search, int pair);

/// Searches below the choices `prefix` for the first `prefix_length` pairs, down to `depth` pairs.
///
/// At the depth of all pairs, matrices are tested and the positions of their entries in `values` are
/// appended to `found`, one `uint16_t` for each pair; above it, the choices themselves, which serve as
/// prefixes.
///
/// Stops after `most_found` or `most_nodes`; returns the number found. `nodes` becomes the number of nodes
/// visited, `stopped` 1 if the search did not come to its end, -1 without memory.
int64_t ahp_matrix_search_run(
    const ahp_matrix_search *search, const uint16_t *prefix, int prefix_length, int depth,
    int64_t most_nodes, int64_t most_found, uint16_t *found, int64_t *nodes, int *stopped);

/// Lets all searches and annealings of the process end at once, as if their limits were reached,
/// until `ahp_matrix_search_stop(0)`. A signal handler may call it.
///
/// `code` says why, not 0 for a stop.
void ahp_matrix_search_stop(int code);

/// Why searches are stopped; 0 if they are not.
int ahp_matrix_search_stop_code(void);

/// Looks for one of many matrices by simulated annealing: `steps` random changes of single entries, each
/// kept if it brings the matrix nearer to what is wanted, and sometimes if not.
///
/// Returns 1 and the positions of the entries in `found`, one for each pair, or 0, which proves nothing.
/// The same seed gives the same matrix.
int ahp_matrix_search_anneal(
    const ahp_matrix_search *search, uint64_t seed, int64_t steps, uint16_t *found);

#endif
