// Numeric kernels over packed upper triangles, compiled for the instruction set of the machine that
// runs them.
//
// A triangle holds the order · (order − 1) / 2 ratios above the diagonal of a positive reciprocal
// matrix, row by row, each within 1e-50 … 1e50; triangles of one order follow one another. What is
// found for a matrix depends on its own entries only: not on its neighbors, on its place among
// them, or on where the caller cuts the work into parts.

#ifndef AHP_KERNELS_H
#define AHP_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// The excess that stands for "no convergence".
#define AHP_NOT_CONVERGED (-1.0)

/// Finds the principal eigenvectors of matrices `first` … `first + count - 1`, with rigorous bounds
/// for entries of which each may have the relative error `entry_error`.
///
/// Each array begins at matrix 0: `vectors` has `order` positive numbers for each matrix, which sum
/// to 1; `excesses` λ − order, at least 0; `lowest` and `highest` an interval that contains λ;
/// `relative_errors` a bound on the relative error of every component.
///
/// A matrix on which neither iteration comes to rest gets the excess AHP_NOT_CONVERGED, and numbers
/// without meaning for the rest.
void ahp_principal_eigenvectors(
    int order, size_t first, size_t count, const double *triangles, double entry_error,
    double *vectors, double *excesses, double *lowest, double *highest, double *relative_errors);

/// What the entries of a matrix must be: the diagonal and the product of two mirrored entries at most `tolerance`
/// away from 1, and each entry above the diagonal within `least` … `most`.
typedef struct {
  double tolerance, least, most;
} ahp_ratio_limits;

/// Does what ahp_principal_eigenvectors does for matrices that have all their entries, order x order, row by row.
///
/// The numbers are those of the triangles above the diagonals, to the last bit. Returns 0, and results without
/// meaning, if an entry is beyond the limits or not a number, or there is no memory.
int ahp_principal_eigenvectors_of_squares(
    int order, size_t first, size_t count, const double *squares, ahp_ratio_limits limits,
    double entry_error, double *vectors, double *excesses, double *lowest, double *highest,
    double *relative_errors);

/// The excesses of ahp_principal_eigenvectors, the same to the last bit, without the rest.
void ahp_eigenvalue_excesses(
    int order, size_t first, size_t count, const double *triangles, double *excesses);

/// Multiplies `count` rows of `width` ratios element by element: product k is
/// significands[k] · 2^exponents[k], with a significand in 1 … 2. A row follows another at the
/// distance `width`; within a column the factors are taken from the first row to the last.
void ahp_column_products(
    size_t width, size_t count, const double *ratios, double *significands, int64_t *exponents);

/// ratios[k] = values[codes[k]] for `count` codes; `values` has 256.
void ahp_coded_ratios(size_t count, const uint8_t *codes, const double *values, double *ratios);

/// The number of starts of a call of ahp_descend_directly.
enum { AHP_STARTS = 8 };

/// Descends to local minima of Σ (aᵢⱼ − wᵢ/wⱼ)² from AHP_STARTS vectors w, of `order` numbers above 0 and
/// at most 1 each, and puts what it finds in their places, with 1 for the largest number.
///
/// `rows` has the judgments, order x order. `are_minima` becomes 1 where the Hessian is positive definite and
/// Newton's step negligible, 0 elsewhere. `workspace` has room for AHP_STARTS · order · (order + 5)
/// numbers.
void ahp_descend_directly(
    int order, const double *rows, double *vectors, double *objectives, int *are_minima,
    double *workspace);

/// Writes `pairs` pairs of independent normal numbers of mean 0 and deviation 1 for the states of
/// SplitMix64 that follow `state`, two states a pair, and moves `state` on: G. E. P. Box and M. E.
/// Muller, "A note on the generation of random normal deviates", Annals of Mathematical Statistics 29
/// (1958), 610–611, doi:10.1214/aoms/1177706645.
void ahp_normal_numbers(uint64_t *state, size_t pairs, double *numbers);

/// For `count` rows of `width` numbers: ratios[k] · exp(deviations[k] · number), within `least` …
/// `most`. The same to the last bit on every machine.
void ahp_disturbed_ratios(
    size_t width, size_t count, const double *ratios, const double *deviations,
    const double *numbers, double least, double most, double *disturbed);

/// For `count` rows of `width` numbers: lower[k], same[k] or upper[k] with the same chance, by the states
/// of SplitMix64 that follow `state`, which moves on, one for each number.
void ahp_stepped_ratios(
    uint64_t *state, size_t width, size_t count, const double *lower, const double *same,
    const double *upper, double *stepped);

/// Whether the versions for AVX2 and FMA run, as they do where the machine has both.
int ahp_kernels_use_avx2(void);

/// Whether those for AVX-512 run, where there are such.
int ahp_kernels_use_avx512(void);

/// y = A x for the order x order matrix A, row by row.
void ahp_matrix_vector(int order, const double *rows, const double *x, double *y);

/// Factors D - V without the entries of V that are more than `width` rows from the diagonal, where
/// D has the sums of the columns of V on its diagonal: no subtraction occurs. Returns 0 if a pivot
/// is too small for a double.
///
/// V has nonnegative entries and an empty diagonal, column by column: the entries of column j are
/// those from starts[j] up to starts[j + 1]. `width` is a multiple of 4. `lower` and `upper` take
/// order x width factors, `reciprocals` those of the pivots; the last pivot is 1 if it would be 0,
/// which it is if no entry is left out. `slacks` has room for `order` numbers, `ring` for (width +
/// 1)(2 width + 1).
int ahp_factor_band(
    size_t order, size_t width, const ptrdiff_t *starts, const int32_t *rows, const double *values,
    double *lower, double *upper, double *reciprocals, double *slacks, double *ring);

/// Solves with these factors in the place of the right side, which has `width` zeros before its
/// `order` numbers and `width` after them; what stands there afterwards has no meaning.
void ahp_solve_band(
    size_t order, size_t width, const double *lower, const double *upper, const double *reciprocals,
    double *vector);

/// Solves with the transposed factors; the zeros around the vector stay.
void ahp_solve_transposed_band(
    size_t order, size_t width, const double *lower, const double *upper, const double *reciprocals,
    double *vector);

/// Adds the product of a sparse matrix, column by column, with a vector to `sums`, which has for
/// each row a sum and beside it what its additions and multiplications have lost by rounding.
void ahp_add_products(
    size_t order, const ptrdiff_t *starts, const int32_t *rows, const double *values,
    const double *vector, double *sums);

#endif
