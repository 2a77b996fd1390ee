// simdjson, for the C++ target that reads JSON with it.

#ifndef AHP_LIBSIMDJSON_SHIM_H
#define AHP_LIBSIMDJSON_SHIM_H

#if __has_include(<simdjson.h>)
#include <simdjson.h>
#else
#error "simdjson.h is missing: apt-get install libsimdjson-dev, dnf install simdjson-devel, or brew install simdjson"
#endif

#endif
