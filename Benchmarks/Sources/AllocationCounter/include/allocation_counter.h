// Counts the allocations of a program that links this, by standing in front of the allocator of
// glibc, which goes on doing the work.

#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdint.h>

/// The number of allocations so far, by all threads; a change of size counts as one.
int64_t allocation_count(void);

#endif
