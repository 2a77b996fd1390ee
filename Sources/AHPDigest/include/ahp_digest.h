// SHA-256 by libmd, or by libcrypto where that is not there, and on a Mac by its own library; loaded when the
// first digest is asked for: few runs need one.

#ifndef AHP_DIGEST_H
#define AHP_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/// Loads the library. Returns a null pointer, or what kept it from being loaded.
const char *ahp_digest_load(void);

/// Computes the SHA-256 digest of `count` bytes, as four words of which the first has the first eight
/// bytes, the first of these highest. Returns 0, or 1 if the library could not be loaded.
int ahp_sha256(const void *bytes, size_t count, uint64_t digest[4]);

#endif
