// A library to be preloaded (LD_PRELOAD) that lets the n-th call of a kind fail, and every later one where
// asked for: what a process does then is what it does on a full disk, or without memory.
//
//   AHP_FAIL_KIND   memory: malloc, calloc, realloc, posix_memalign and aligned_alloc return no memory
//                   files:  open, openat, read, write, writev, fsync, rename and close report an error
//   AHP_FAIL_AT     the number of the call that fails, from 1; 0 for none
//   AHP_FAIL_COUNT  how many calls fail from there; 1 if not said
//   AHP_FAIL_LOG    a file that the number of calls is written to at the end
//
// Calls count from the start of main. Those of standard error never fail.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { NONE, MEMORY, FILES };

static enum kind kind;
static long fail_at, fail_count = 1;
static const char *log_path;
static atomic_long calls;
static atomic_int is_ready;

// The allocator of glibc, to which the interposed functions hand on.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("AHP_FAIL_KIND"), *at = getenv("AHP_FAIL_AT"), *count = getenv("AHP_FAIL_COUNT");
  log_path = getenv("AHP_FAIL_LOG");
  if (!name || !at) return;
  kind = strcmp(name, "memory") == 0 ? MEMORY : strcmp(name, "files") == 0 ? FILES : NONE;
  fail_at = atol(at);
  if (count) fail_count = atol(count);
  atomic_store(&is_ready, 1);
}

__attribute__((destructor)) static void end(void) {
  atomic_store(&is_ready, 0);
  if (!log_path) return;
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));
  int file = (int)syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) return;
  syscall(SYS_write, file, text, (size_t)length);
  syscall(SYS_close, file);
}

static int fails(enum kind of, int error) {
  if (!atomic_load(&is_ready) || kind != of) return 0;
  long number = atomic_fetch_add(&calls, 1) + 1;
  if (fail_at == 0 || number < fail_at || number >= fail_at + fail_count) return 0;
  errno = error;
  return 1;
}

// Memory

void *malloc(size_t size) { return fails(MEMORY, ENOMEM) ? NULL : __libc_malloc(size); }

void *calloc(size_t count, size_t size) {
  return fails(MEMORY, ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  return fails(MEMORY, ENOMEM) ? NULL : __libc_realloc(memory, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (fails(MEMORY, ENOMEM)) return ENOMEM;
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}

void *aligned_alloc(size_t alignment, size_t size) {
  return fails(MEMORY, ENOMEM) ? NULL : __libc_memalign(alignment, size);
}

// Files

#define NEXT(name) __typeof__(&name) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static mode_t mode_of(int flags, va_list arguments) {
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name)                                       \
  int name(const char *path, int flags, ...) {           \
    va_list arguments;                                   \
    va_start(arguments, flags);                          \
    mode_t mode = mode_of(flags, arguments);             \
    va_end(arguments);                                   \
    if (fails(FILES, EMFILE)) return -1;                 \
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode); \
  }

OPEN(open)
OPEN(open64)

#define OPENAT(name)                                     \
  int name(int folder, const char *path, int flags, ...) { \
    va_list arguments;                                   \
    va_start(arguments, flags);                          \
    mode_t mode = mode_of(flags, arguments);             \
    va_end(arguments);                                   \
    if (fails(FILES, EMFILE)) return -1;                 \
    return (int)syscall(SYS_openat, folder, path, flags, mode); \
  }

OPENAT(openat)
OPENAT(openat64)

ssize_t read(int file, void *bytes, size_t count) {
  if (fails(FILES, EIO)) return -1;
  return syscall(SYS_read, file, bytes, count);
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (file != STDERR_FILENO && fails(FILES, ENOSPC)) return -1;
  ssize_t written = syscall(SYS_write, file, bytes, count);
  return written;
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (file != STDERR_FILENO && fails(FILES, ENOSPC)) return -1;
  return syscall(SYS_writev, file, parts, count);
}

int fsync(int file) { return fails(FILES, EIO) ? -1 : (int)syscall(SYS_fsync, file); }

int close(int file) {
  // The descriptor is closed all the same, as Linux does.
  int status = (int)syscall(SYS_close, file);
  return fails(FILES, EIO) ? -1 : status;
}

int rename(const char *path, const char *other) {
  if (fails(FILES, EIO)) return -1;
  NEXT(rename);
  return next(path, other);
}
