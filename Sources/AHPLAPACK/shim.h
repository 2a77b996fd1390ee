// One plain C function for each LAPACK or BLAS routine that the Swift side calls. Swift does not import the
// macro `lapack_int`, hence the plain types.

#ifndef AHP_LAPACK_SHIM_H
#define AHP_LAPACK_SHIM_H

#include <cblas.h>
#include <lapacke.h>

/// Eigenvalues and right eigenvectors of the n x n column-major matrix `a`, which is overwritten.
static inline int ahp_dgeev(int n, double *a, double *wr, double *wi, double *vr) {
  return (int)LAPACKE_dgeev(LAPACK_COL_MAJOR, 'N', 'V', n, a, n, wr, wi, NULL, 1, vr, n);
}

/// Factors the n x n column-major matrix `a` into L and U, which overwrite it, with row exchanges `pivots`.
static inline int ahp_dgetrf(int n, double *a, int *pivots) {
  return (int)LAPACKE_dgetrf(LAPACK_COL_MAJOR, n, n, a, n, pivots);
}

/// Solves A x = b by the factors of ahp_dgetrf; `b` is overwritten by x.
static inline int ahp_dgetrs(int n, const double *factors, const int *pivots, double *b) {
  return (int)LAPACKE_dgetrs(LAPACK_COL_MAJOR, 'N', n, 1, factors, n, pivots, b, n);
}

/// Solves S x = b for the symmetric positive definite n x n matrix `s`; `s` and `b` are overwritten, `b` by x.
static inline int ahp_dposv(int n, double *s, double *b) {
  return (int)LAPACKE_dposv(LAPACK_COL_MAJOR, 'U', n, 1, s, n, b, n);
}

/// y = A x for the row-major n x n matrix `a`.
static inline void ahp_dgemv(int n, const double *a, const double *x, double *y) {
  cblas_dgemv(CblasRowMajor, CblasNoTrans, n, n, 1.0, a, n, x, 1, 0.0, y, 1);
}

/// Holds OpenBLAS to one thread for each call.
static inline void ahp_blas_use_one_thread(void) { openblas_set_num_threads(1); }

#endif
