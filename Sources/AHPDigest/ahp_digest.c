#include "ahp_digest.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// The declaration of libmd's sha2.h: writes 64 hexadecimal digits and a zero byte.
static char *(*sha256_data)(const uint8_t *, size_t, char *);

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libmd.so.0", RTLD_NOW | RTLD_LOCAL);
  if (library) sha256_data = (char *(*)(const uint8_t *, size_t, char *))dlsym(library, "SHA256Data");
  if (sha256_data) return;
  const char *problem = dlerror();
  fprintf(
      stderr, "error: SHA-256 cannot be loaded: %s (Debian has it in libmd0)\n",
      problem ? problem : "unknown reason");
  _exit(127);
}

void ahp_sha256(const void *bytes, size_t count, uint64_t digest[4]) {
  pthread_once(&once, load);
  char digits[65];
  static const uint8_t none;
  sha256_data(count ? bytes : &none, count, digits);
  memset(digest, 0, 4 * sizeof *digest);
  for (int place = 0; place < 64; ++place) {
    char digit = digits[place];
    digest[place / 16] = digest[place / 16] << 4
        | (uint64_t)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  }
}
