#include "ahp_digest.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// The declarations of libmd's sha2.h, which writes 64 hexadecimal digits and a zero byte, of OpenSSL's sha.h
// and of a Mac's CommonDigest.h, which write 32 bytes.
typedef char *(*digits_t)(const uint8_t *, size_t, char *);
typedef unsigned char *(*bytes_t)(const unsigned char *, size_t, unsigned char *);
typedef unsigned char *(*mac_t)(const void *, uint32_t, unsigned char *);

static digits_t sha256_digits;
static bytes_t sha256_bytes;
static mac_t sha256_mac;

static char problem[256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
#ifdef __APPLE__
  void *library = dlopen("/usr/lib/libSystem.B.dylib", RTLD_NOW | RTLD_LOCAL);
  if (library) sha256_mac = (mac_t)dlsym(library, "CC_SHA256");
#else
  void *library = dlopen("libmd.so.0", RTLD_NOW | RTLD_LOCAL);
  if (library) sha256_digits = (digits_t)dlsym(library, "SHA256Data");
#endif
  if (sha256_mac || sha256_digits) return;
  const char *reason = dlerror();
  snprintf(problem, sizeof problem, "%s", reason ? reason : "unknown reason");
  library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
  if (library) sha256_bytes = (bytes_t)dlsym(library, "SHA256");
}

const char *ahp_digest_load(void) {
  pthread_once(&once, load);
  return sha256_mac || sha256_digits || sha256_bytes ? NULL : problem;
}

static uint64_t value(char digit) { return (uint64_t)(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

int ahp_sha256(const void *bytes, size_t count, uint64_t digest[4]) {
  if (ahp_digest_load()) return 1;
  static const uint8_t none;
  if (!count) bytes = &none;
  for (int word = 0; word < 4; ++word) digest[word] = 0;
  if (sha256_digits) {
    char digits[65];
    sha256_digits(bytes, count, digits);
    for (int place = 0; place < 64; ++place) {
      digest[place / 16] = digest[place / 16] << 4 | value(digits[place]);
    }
    return 0;
  }
  unsigned char found[32];
  if (sha256_mac) {
    if (count > UINT32_MAX) return 1;
    sha256_mac(bytes, (uint32_t)count, found);
  } else {
    sha256_bytes(bytes, count, found);
  }
  for (int place = 0; place < 32; ++place) {
    digest[place / 8] = digest[place / 8] << 8 | found[place];
  }
  return 0;
}
