// SHA-256 by libmd, which is loaded when the first digest is asked for: few runs need one.

#ifndef AHP_DIGEST_H
#define AHP_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/// Computes the SHA-256 digest of `count` bytes, as four words of which the first has the first eight
/// bytes, the first of these highest. Exits with a message if the library is not there.
void ahp_sha256(const void *bytes, size_t count, uint64_t digest[4]);

#endif
