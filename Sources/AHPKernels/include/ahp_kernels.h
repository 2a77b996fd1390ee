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

/// The excesses of ahp_principal_eigenvectors, the same to the last bit, without the rest.
void ahp_eigenvalue_excesses(
    int order, size_t first, size_t count, const double *triangles, double *excesses);

/// Multiplies `count` rows of `width` ratios element by element: product k is
/// significands[k] · 2^exponents[k], with a significand in 1 … 2. A row follows another at the
/// distance `width`; within a column the factors are taken from the first row to the last.
void ahp_column_products(
    size_t width, size_t count, const double *ratios, double *significands, int64_t *exponents);

/// Whether the versions for AVX2 and FMA run, as they do where the machine has both.
int ahp_kernels_use_avx2(void);

/// y = A x for the order x order matrix A, row by row.
void ahp_matrix_vector(int order, const double *rows, const double *x, double *y);

#endif
