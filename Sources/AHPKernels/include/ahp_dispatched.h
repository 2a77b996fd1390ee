// Functions in versions for several instruction sets, in C and C++.

#ifndef AHP_DISPATCHED_H
#define AHP_DISPATCHED_H

// A header of the C library, which says whether that is glibc.
#include <stdint.h>

// One version for every x86-64 and one with AVX2 and FMA, chosen when the program is loaded. That
// is done by glibc; elsewhere the compiler's target decides, and under the thread sanitizer, whose
// calls in the function that chooses would come before the sanitizer has started. AHP_PORTABLE
// leaves the first version alone, to be compared with the other. What gains by the vectors of eight
// doubles of AVX-512 has a version WIDE besides, which its caller chooses; avx512f is named there
// for builds that turn AVX off for the rest.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define UNDER_THREAD_SANITIZER
#endif
#endif
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && !defined(UNDER_THREAD_SANITIZER) \
    && !defined(AHP_PORTABLE)
#define VERSIONS_BY_MACHINE
#define DISPATCHED __attribute__((target_clones("default", "arch=x86-64-v3")))
#define WIDE __attribute__((target("arch=x86-64-v4,avx512f"), min_vector_width(512)))
#else
#define DISPATCHED
#define WIDE
#endif

#endif
