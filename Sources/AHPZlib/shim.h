// zlib, with functions for what it offers as macros, which Swift does not import.

#ifndef AHP_ZLIB_SHIM_H
#define AHP_ZLIB_SHIM_H

#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib.h is missing: apt-get install zlib1g-dev, dnf install zlib-devel, or brew install zlib"
#endif

/// Begins to decompress gzip data.
static inline int ahp_inflate_gzip(z_stream *stream) {
  // The largest window, and 16 for the header and trailer of gzip instead of zlib's own.
  return inflateInit2(stream, 15 + 16);
}

#endif
