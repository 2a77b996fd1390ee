#include "ahp_lapack.h"

#include <cblas.h>
#include <dlfcn.h>
#include <lapacke.h>
#include <stdio.h>
#include <unistd.h>

// The headers are there for the types; each routine is a pointer of its name, filled when loaded.
static struct {
  __typeof__(LAPACKE_dgeev) *dgeev;
  __typeof__(LAPACKE_dgetrf) *dgetrf;
  __typeof__(LAPACKE_dgetrs) *dgetrs;
  __typeof__(LAPACKE_dposv) *dposv;
  __typeof__(cblas_dgemv) *dgemv;
  __typeof__(openblas_set_num_threads) *set_num_threads;
} routines;

static void *or_exit(void *found) {
  if (found) return found;
  const char *problem = dlerror();
  fprintf(
      stderr, "error: LAPACK cannot be loaded: %s (Debian has it in liblapacke and libopenblas0)\n",
      problem ? problem : "unknown reason");
  _exit(127);
}

static void *opened(const char *library) {
  // The symbols are for all, as those of a linked library would be. So what LAPACKE asks for it gets
  // from OpenBLAS, opened before, and not from the BLAS and LAPACK that the system prefers.
  return or_exit(dlopen(library, RTLD_NOW | RTLD_GLOBAL));
}

void ahp_lapack_load(void) {
  void *openblas = opened("libopenblas.so.0");
  void *lapacke = opened("liblapacke.so.3");
  routines.dgeev = or_exit(dlsym(lapacke, "LAPACKE_dgeev"));
  routines.dgetrf = or_exit(dlsym(lapacke, "LAPACKE_dgetrf"));
  routines.dgetrs = or_exit(dlsym(lapacke, "LAPACKE_dgetrs"));
  routines.dposv = or_exit(dlsym(lapacke, "LAPACKE_dposv"));
  routines.dgemv = or_exit(dlsym(openblas, "cblas_dgemv"));
  routines.set_num_threads = or_exit(dlsym(openblas, "openblas_set_num_threads"));
  routines.set_num_threads(1);
}

int ahp_dgeev(int n, double *a, double *wr, double *wi, double *vr) {
  return (int)routines.dgeev(LAPACK_COL_MAJOR, 'N', 'V', n, a, n, wr, wi, NULL, 1, vr, n);
}

int ahp_dgetrf(int n, double *a, int *pivots) {
  return (int)routines.dgetrf(LAPACK_COL_MAJOR, n, n, a, n, pivots);
}

int ahp_dgetrs(int n, const double *factors, const int *pivots, double *b) {
  return (int)routines.dgetrs(LAPACK_COL_MAJOR, 'N', n, 1, factors, n, pivots, b, n);
}

int ahp_dposv(int n, double *s, double *b) {
  return (int)routines.dposv(LAPACK_COL_MAJOR, 'U', n, 1, s, n, b, n);
}

void ahp_dgemv(int n, const double *a, const double *x, double *y) {
  routines.dgemv(CblasRowMajor, CblasNoTrans, n, n, 1.0, a, n, x, 1, 0.0, y, 1);
}
