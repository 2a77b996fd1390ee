// Orders up to LARGEST_MIDDLE_ORDER, where the machine has vectors of eight doubles.
//
// Every number comes from the same operations in the same order as with vectors of four, so that
// the results are the same to the last bit.

#define AHP_LANES 8

#include "eigenvectors_wide.h"

#include "middle_orders.h"
#include "small_orders.h"

WIDE bool ahp_solve_small_orders_wide(
    int order, const matrices *given, double entry_error, const results *all) {
  return solve_small_orders(order, given, entry_error, *all);
}

WIDE bool ahp_solve_middle_orders_wide(
    int order, const matrices *given, double entry_error, const results *all) {
  return solve_middle_orders(order, given, entry_error, *all);
}
