#include "ahp_dispatched.h"
#include "ahp_kernels.h"

int ahp_kernels_use_avx2(void) {
#ifdef VERSIONS_BY_MACHINE
  return __builtin_cpu_supports("x86-64-v3") != 0;
#elif defined(__AVX2__) && defined(__FMA__)
  return 1;
#else
  return 0;
#endif
}

int ahp_kernels_use_avx512(void) {
#ifdef VERSIONS_BY_MACHINE
  return __builtin_cpu_supports("x86-64-v4") != 0;
#else
  return 0;
#endif
}
