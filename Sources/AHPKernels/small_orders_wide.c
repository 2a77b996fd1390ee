// Small orders, eight matrices at a time, where the machine has vectors of eight doubles.
//
// A lane does the same operations in the same order as one of four, so that its results are the
// same to the last bit.

#define AHP_LANES 8

#include "small_orders_wide.h"

#include "small_orders.h"

WIDE bool ahp_solve_small_orders_wide(
    int order, const matrices *given, double entry_error, const results *all) {
  return solve_groups(order, given, entry_error, *all);
}
