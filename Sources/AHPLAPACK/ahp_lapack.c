#include "ahp_lapack.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// The routines as a Fortran compiler exports them: arguments by address, integers of 32 bits, and
// at the end the length of each text. So no header of a library is needed to build this.
static struct {
  void (*dgeev)(
      const char *left, const char *right, const int *n, double *a, const int *lda, double *wr,
      double *wi, double *vl, const int *ldvl, double *vr, const int *ldvr, double *work,
      const int *lwork, int *info, size_t, size_t);
  void (*dgetrf)(
      const int *m, const int *n, double *a, const int *lda, int *pivots, int *info);
  void (*dgetrs)(
      const char *transpose, const int *n, const int *columns, const double *a, const int *lda,
      const int *pivots, double *b, const int *ldb, int *info, size_t);
  void (*dposv)(
      const char *triangle, const int *n, const int *columns, double *a, const int *lda, double *b,
      const int *ldb, int *info, size_t);
  // Of OpenBLAS alone.
  int (*get_num_threads)(void);
  void (*set_num_threads)(int count);
  char *(*get_config)(void);
} routines;

static char problem[512];

static int find(void *library, const char *name, void *routine) {
  *(void **)routine = dlsym(library, name);
  if (*(void **)routine) return 1;
  snprintf(problem, sizeof problem, "no routine %s", name);
  return 0;
}

// OpenBLAS takes a buffer of this size for each call that runs and for each thread of its own, keeps
// it, and asks for it without end if it is refused. So the room is looked for before.
static const size_t buffer_size = (size_t)136 << 20;

static int has_room(size_t buffers) {
  const size_t size = buffers * buffer_size;
  void *room = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (room == MAP_FAILED) return 0;
  munmap(room, size);
  return 1;
}

#ifndef __APPLE__
// The threads that OpenBLAS starts when it is loaded.
static size_t threads_at_start(void) {
  const char *asked = getenv("OPENBLAS_NUM_THREADS");
  if (asked && strcmp(asked, "1") == 0) return 0;
  const long cores = sysconf(_SC_NPROCESSORS_ONLN);
  return cores > 1 ? (size_t)cores : 0;
}
#endif

// While OpenBLAS is loaded the runtime of Fortran ends the process with code 1 if it is given no
// memory. That is an answer of the tool, so that the code has to be another.
static int is_loading;

static void end_of_process(void) {
  if (!is_loading) return;
  const char message[] = "error: there is not enough memory for OpenBLAS\n";
  if (write(STDERR_FILENO, message, sizeof message - 1) < 0) {}
  _exit(2);
}

const char *ahp_lapack_load(void) {
#ifdef __APPLE__
  const char *library = "/System/Library/Frameworks/Accelerate.framework/Accelerate";
#else
  const char *library = "libopenblas.so.0";
  if (!has_room(1 + threads_at_start())) return "there is not enough memory for OpenBLAS";
#endif
  // Its names are for this file alone: a host's own BLAS, such as that of numpy, keeps working.
  is_loading = atexit(end_of_process) == 0;
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  is_loading = 0;
  if (!handle) {
    const char *reason = dlerror();
    snprintf(problem, sizeof problem, "%s", reason ? reason : library);
    return problem;
  }
  *(void **)&routines.get_num_threads = dlsym(handle, "openblas_get_num_threads");
  *(void **)&routines.get_config = dlsym(handle, "openblas_get_config");
  *(void **)&routines.set_num_threads = dlsym(handle, "openblas_set_num_threads");
  const int found = find(handle, "dgeev_", &routines.dgeev)
      && find(handle, "dgetrf_", &routines.dgetrf) && find(handle, "dgetrs_", &routines.dgetrs)
      && find(handle, "dposv_", &routines.dposv);
  if (!found) return problem;
  if (!has_room(1)) return "there is not enough memory for LAPACK";
  // The first buffer is taken now, so that there is always one.
  double one[] = {1};
  int pivot;
  ahp_dgetrf(1, one, &pivot);
  return NULL;
}

const char *ahp_lapack_name(void) {
#ifdef __APPLE__
  return "Accelerate";
#else
  return routines.get_config ? routines.get_config() : "OpenBLAS";
#endif
}

// OpenBLAS splits large sums by its number of threads, on which the last digits would depend. A
// host may use the same library: its number comes back when the last call of ours ends.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ended = PTHREAD_COND_INITIALIZER;
static int calls, most_calls, threads_of_host;

static void begin(void) {
  if (!routines.get_num_threads || !routines.set_num_threads) return;
  pthread_mutex_lock(&lock);
  // Without room for another buffer a call waits for that of another.
  while (calls > 0 && calls == most_calls && !has_room(1)) pthread_cond_wait(&ended, &lock);
  if (calls++ == 0) {
    threads_of_host = routines.get_num_threads();
    if (threads_of_host != 1) routines.set_num_threads(1);
  }
  if (calls > most_calls) most_calls = calls;
  pthread_mutex_unlock(&lock);
}

static void end(void) {
  if (!routines.get_num_threads || !routines.set_num_threads) return;
  pthread_mutex_lock(&lock);
  if (--calls == 0 && threads_of_host != 1) routines.set_num_threads(threads_of_host);
  pthread_cond_signal(&ended);
  pthread_mutex_unlock(&lock);
}

int ahp_dgeev(
    int n, double *a, double *wr, double *wi, double *vr, double *work, int work_count) {
  const int one = 1;
  int info;
  begin();
  routines.dgeev(
      "N", "V", &n, a, &n, wr, wi, NULL, &one, vr, &n, work, &work_count, &info, 1, 1);
  end();
  return info;
}

int ahp_dgetrf(int n, double *a, int *pivots) {
  int info;
  begin();
  routines.dgetrf(&n, &n, a, &n, pivots, &info);
  end();
  return info;
}

int ahp_dgetrs(int n, const double *factors, const int *pivots, double *b) {
  const int one = 1;
  int info;
  begin();
  routines.dgetrs("N", &n, &one, factors, &n, pivots, b, &n, &info, 1);
  end();
  return info;
}

int ahp_dposv(int n, double *s, double *b) {
  const int one = 1;
  int info;
  begin();
  routines.dposv("U", &n, &one, s, &n, b, &n, &info, 1);
  end();
  return info;
}
