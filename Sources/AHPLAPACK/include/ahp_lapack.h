// One plain C function for each LAPACK or BLAS routine that the Swift side calls.
//
// LAPACKE and OpenBLAS are not linked but loaded by ahp_lapack_load, which has to come first. Few
// computations have a use for them, and loading them, with the thread that OpenBLAS starts, takes as
// long as the rest of the start of the tool.

#ifndef AHP_LAPACK_H
#define AHP_LAPACK_H

/// Loads the libraries and holds OpenBLAS to one thread for each call. Call it once.
///
/// If they are not there, it says so on standard error and ends the process with exit code 127, as
/// the loader does for a library that is linked.
void ahp_lapack_load(void);

/// Eigenvalues and right eigenvectors of the n x n column-major matrix `a`, which is overwritten.
int ahp_dgeev(int n, double *a, double *wr, double *wi, double *vr);

/// Factors the n x n column-major matrix `a` into L and U, which overwrite it, with row exchanges `pivots`.
int ahp_dgetrf(int n, double *a, int *pivots);

/// Solves A x = b by the factors of ahp_dgetrf; `b` is overwritten by x.
int ahp_dgetrs(int n, const double *factors, const int *pivots, double *b);

/// Solves S x = b for the symmetric positive definite n x n matrix `s`; `s` and `b` are overwritten, `b` by x.
int ahp_dposv(int n, double *s, double *b);

/// y = A x for the row-major n x n matrix `a`.
void ahp_dgemv(int n, const double *a, const double *x, double *y);

#endif
