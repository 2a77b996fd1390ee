// Some doubles that are computed with at once, in plain C: the compiler takes what registers there
// are. Four of them, unless a file wants eight, by AHP_LANES.

#ifndef AHP_VECTORS_H
#define AHP_VECTORS_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ahp_dispatched.h"
#include "ahp_kernels.h"

// The pieces of a dispatched function must become part of it, so that each version has its own.
// They take vectors by pointer, since how vectors are passed differs between the versions.
#define PIECE static inline __attribute__((always_inline))

/// Defines `piece`_by_machine, which runs a piece as compiled for vectors of eight doubles where
/// the machine has them, and as DISPATCHED elsewhere. Parameters and arguments stand in
/// parentheses.
#define BY_MACHINE(piece, parameters, arguments)                            \
  DISPATCHED static void piece##_anywhere parameters { piece arguments; }   \
  WIDE static void piece##_wide parameters { piece arguments; }             \
  static void piece##_by_machine parameters {                               \
    if (ahp_kernels_use_avx512()) {                                         \
      piece##_wide arguments;                                               \
    } else {                                                                \
      piece##_anywhere arguments;                                           \
    }                                                                       \
  }

#define UNROLLED _Pragma("clang loop unroll(full)")

#ifndef AHP_LANES
#define AHP_LANES 4
#endif
enum { LANES = AHP_LANES };

typedef double vec __attribute__((vector_size(8 * AHP_LANES)));
/// All bits of a lane are 1 where a comparison holds and 0 elsewhere.
typedef int64_t mask __attribute__((vector_size(8 * AHP_LANES)));

/// Half a unit in the last place of 1.
static const double ROUNDOFF = 0x1p-53;

#define SAME(x) ((vec){0} + (x))
#define SELECT(m, a, b) ((vec)(((m) & (mask)(a)) | (~(m) & (mask)(b))))
#define LARGER(a, b) SELECT((mask)((a) > (b)), a, b)
#define SMALLER(a, b) SELECT((mask)((a) < (b)), a, b)
#define ANY(m) (__builtin_reduce_or(m) != 0)

/// Of numbers that are never NaN, which fmin and fmax would look after.
PIECE double smaller(double a, double b) { return a < b ? a : b; }
PIECE double larger(double a, double b) { return a > b ? a : b; }

PIECE void load(const double *from, vec *to) { memcpy(to, from, sizeof *to); }
PIECE void store(const vec *from, double *to) { memcpy(to, from, sizeof *from); }

#if AHP_LANES == 4
PIECE double sum_of_lanes(const vec *v) { return ((*v)[0] + (*v)[1]) + ((*v)[2] + (*v)[3]); }
#endif

PIECE double smallest_lane(const vec *v) {
  double smallest = (*v)[0];
  UNROLLED for (int lane = 1; lane < LANES; lane++) smallest = smaller(smallest, (*v)[lane]);
  return smallest;
}
PIECE double largest_lane(const vec *v) {
  double largest = (*v)[0];
  UNROLLED for (int lane = 1; lane < LANES; lane++) largest = larger(largest, (*v)[lane]);
  return largest;
}

/// The sum of n numbers: eight partial sums, by the positions modulo 8, and then what is left, so
/// that it is the same to the last bit for every LANES.
PIECE double sum_of(int n, const double *numbers) {
  enum { PARTS = 8 / LANES };
  vec sums[PARTS];
  UNROLLED for (int part = 0; part < PARTS; part++) sums[part] = SAME(0.0);
  int i = 0;
  for (; i + 8 <= n; i += 8) {
    UNROLLED for (int part = 0; part < PARTS; part++) {
      vec next;
      load(numbers + i + part * LANES, &next);
      sums[part] += next;
    }
  }
  double eight[8];
  UNROLLED for (int part = 0; part < PARTS; part++) store(&sums[part], eight + part * LANES);
  double sum = ((eight[0] + eight[4]) + (eight[1] + eight[5]))
               + ((eight[2] + eight[6]) + (eight[3] + eight[7]));
  for (; i < n; i++) sum += numbers[i];
  return sum;
}

/// a * b - c with one rounding.
PIECE void multiply_subtract(const vec *a, const vec *b, const vec *c, vec *result) {
  *result = __builtin_elementwise_fma(*a, *b, -*c);
}

/// The Collatz–Wielandt spread, (highest − lowest) / highest of the quotients (Aw)ᵢ / wᵢ, that the
/// rounding of one product leaves.
PIECE double rounding_spread(int n) { return 4 * ROUNDOFF * sqrt(n); }

#endif
