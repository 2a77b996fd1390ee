// One plain C function for each LAPACK routine that the Swift side calls.
//
// LAPACK is not linked but loaded by ahp_lapack_load, which has to come first: OpenBLAS on Linux,
// Accelerate on Apple's systems. Few computations have a use for it, and loading it, with the
// threads that OpenBLAS starts, takes as long as the rest of the start of the tool.

#ifndef AHP_LAPACK_H
#define AHP_LAPACK_H

/// Loads LAPACK. Call it once.
///
/// Returns what is wrong, or a null pointer if the other functions can be called.
const char *ahp_lapack_load(void);

/// What the loaded library says of itself: "OpenBLAS 0.3.21 … Haswell MAX_THREADS=64", or its name.
const char *ahp_lapack_name(void);

/// Eigenvalues and right eigenvectors of the n x n column-major matrix `a`, which is overwritten;
/// `work` has `work_count` ≥ 4n numbers.
int ahp_dgeev(int n, double *a, double *wr, double *wi, double *vr, double *work, int work_count);

/// Factors the n x n column-major matrix `a` into L and U, which overwrite it, with row exchanges
/// `pivots`.
int ahp_dgetrf(int n, double *a, int *pivots);

/// Solves A x = b by the factors of ahp_dgetrf; `b` is overwritten by x.
int ahp_dgetrs(int n, const double *factors, const int *pivots, double *b);

/// Solves S x = b for the symmetric positive definite n x n matrix `s`; `s` and `b` are
/// overwritten, `b` by x.
int ahp_dposv(int n, double *s, double *b);

#endif
