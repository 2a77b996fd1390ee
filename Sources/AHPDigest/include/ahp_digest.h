// SHA-256 by libgcrypt, which is loaded when it is asked for.

#ifndef AHP_DIGEST_H
#define AHP_DIGEST_H

#include <stddef.h>

/// Writes the SHA-256 of some bytes to 32 bytes. Returns 0, or 1 if this system does not have libgcrypt.
int ahp_sha256(const void *bytes, size_t count, unsigned char *digest);

#endif
