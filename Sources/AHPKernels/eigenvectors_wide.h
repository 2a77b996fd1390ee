#ifndef AHP_EIGENVECTORS_WIDE_H
#define AHP_EIGENVECTORS_WIDE_H

#include "certificate.h"

// What solve_small_orders and solve_middle_orders do, for a machine on which ahp_kernels_use_avx512
// is true.

bool ahp_solve_small_orders_wide(
    int order, const matrices *given, double entry_error, const results *all);

bool ahp_solve_middle_orders_wide(
    int order, const matrices *given, double entry_error, const results *all);

#endif
