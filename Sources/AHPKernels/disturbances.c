// Random numbers in bulk, and judgments disturbed by them: the same numbers on every machine.

#define AHP_LANES 8

#include "elementary.h"

typedef uint64_t bits __attribute__((vector_size(8 * AHP_LANES)));

/// What the state of the generator grows by for each number.
static const uint64_t STEP = 0x9E3779B97F4A7C15;

/// The output of SplitMix64 for states: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014, 453–472, doi:10.1145/2660193.2660195.
PIECE void mix(const bits *states, bits *mixed) {
  bits z = *states;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  *mixed = z ^ (z >> 31);
}

/// Above 0 and at most 1, the multiples of 2⁻⁵³ that the upper 53 bits say, less 2⁻⁵³.
PIECE void uniform_from(const bits *random, vec *uniform) {
  SEPARATE_ROUNDINGS
  const double shift = 0x1p52;
  const bits significand = *random >> 11, ones = (bits)SAME(shift);
  const vec high = (vec)((significand >> 26) | ones) - shift;
  const vec low = (vec)((significand & 0x3FFFFFF) | ones) - shift;
  *uniform = (high * 0x1p26 + (low + 1)) * 0x1p-53;
}

/// Eight pairs of normal numbers, pair after pair, from the sixteen states that follow `state`.
PIECE void normal_pairs(uint64_t state, double *numbers) {
  SEPARATE_ROUNDINGS
  const bits place = {0, 2, 4, 6, 8, 10, 12, 14};
  const bits first = place * STEP + (state + STEP), second = first + STEP;
  bits mixed;
  vec share, turn, logarithm_of_share, sine, cosine;
  mix(&first, &mixed);
  uniform_from(&mixed, &share);
  mix(&second, &mixed);
  uniform_from(&mixed, &turn);
  logarithm(&share, &logarithm_of_share);
  const vec radius = __builtin_elementwise_sqrt(logarithm_of_share * -2);
  sine_and_cosine_of_turns(&turn, &sine, &cosine);
  sine *= radius;
  cosine *= radius;
  const vec low = __builtin_shufflevector(cosine, sine, 0, 8, 1, 9, 2, 10, 3, 11);
  const vec high = __builtin_shufflevector(cosine, sine, 4, 12, 5, 13, 6, 14, 7, 15);
  store(&low, numbers);
  store(&high, numbers + LANES);
}

PIECE void normal_numbers(uint64_t state, size_t pairs, double *numbers) {
  size_t k = 0;
  for (; k + LANES <= pairs; k += LANES) normal_pairs(state + 2 * k * STEP, numbers + 2 * k);
  if (k == pairs) return;
  double last[2 * LANES];
  normal_pairs(state + 2 * k * STEP, last);
  memcpy(numbers + 2 * k, last, 2 * (pairs - k) * sizeof *last);
}

/// ratio · exp(deviation · number), within what a ratio may be.
PIECE void disturb(
    const double *ratios, const double *deviations, const double *numbers, double least,
    double most, double *disturbed) {
  SEPARATE_ROUNDINGS
  vec ratio, deviation, number, factor;
  load(ratios, &ratio);
  load(deviations, &deviation);
  load(numbers, &number);
  vec exponent = deviation * number;
  // Beyond, no ratio is left within the limits.
  exponent = SMALLER(LARGER(exponent, SAME(-700.0)), SAME(700.0));
  exponential(&exponent, &factor);
  const vec product = ratio * factor;
  const vec limited = SMALLER(LARGER(product, SAME(least)), SAME(most));
  store(&limited, disturbed);
}

PIECE void disturb_all(
    size_t width, size_t count, const double *ratios, const double *deviations,
    const double *numbers, double least, double most, double *disturbed) {
  const size_t whole = width / LANES * LANES, rest = width - whole;
  double last_ratios[LANES] = {0}, last_deviations[LANES] = {0}, last_numbers[LANES] = {0};
  memcpy(last_ratios, ratios + whole, rest * sizeof *ratios);
  memcpy(last_deviations, deviations + whole, rest * sizeof *deviations);
  for (size_t row = 0; row < count; row++, numbers += width, disturbed += width) {
    for (size_t k = 0; k < whole; k += LANES)
      disturb(ratios + k, deviations + k, numbers + k, least, most, disturbed + k);
    if (rest == 0) continue;
    double last[LANES];
    memcpy(last_numbers, numbers + whole, rest * sizeof *numbers);
    disturb(last_ratios, last_deviations, last_numbers, least, most, last);
    memcpy(disturbed + whole, last, rest * sizeof *last);
  }
}

/// For each lane one of three numbers with the same chance: ⌊3 z / 2⁶⁴⌋ says which.
PIECE void step(
    const bits *states, const double *lower, const double *same, const double *upper,
    double *stepped) {
  bits z;
  vec low, middle, high;
  mix(states, &z);
  load(lower, &low);
  load(same, &middle);
  load(upper, &high);
  const uint64_t third = 0x5555555555555556, two_thirds = 0xAAAAAAAAAAAAAAAB;
  const vec least = SELECT((mask)(z < third), low, middle);
  const vec chosen = SELECT((mask)(z < two_thirds), least, high);
  store(&chosen, stepped);
}

PIECE void step_all(
    uint64_t state, size_t width, size_t count, const double *lower, const double *same,
    const double *upper, double *stepped) {
  const bits place = {1, 2, 3, 4, 5, 6, 7, 8};
  const bits offsets = place * STEP;
  const size_t whole = width / LANES * LANES, rest = width - whole;
  double last_lower[LANES] = {0}, last_same[LANES] = {0}, last_upper[LANES] = {0};
  memcpy(last_lower, lower + whole, rest * sizeof *lower);
  memcpy(last_same, same + whole, rest * sizeof *same);
  memcpy(last_upper, upper + whole, rest * sizeof *upper);
  for (size_t row = 0; row < count; row++, state += width * STEP, stepped += width) {
    for (size_t k = 0; k < whole; k += LANES) {
      const bits states = offsets + (state + k * STEP);
      step(&states, lower + k, same + k, upper + k, stepped + k);
    }
    if (rest == 0) continue;
    double last[LANES];
    const bits states = offsets + (state + whole * STEP);
    step(&states, last_lower, last_same, last_upper, last);
    memcpy(stepped + whole, last, rest * sizeof *last);
  }
}

BY_MACHINE(
    normal_numbers, (uint64_t state, size_t pairs, double *numbers), (state, pairs, numbers))

BY_MACHINE(
    disturb_all,
    (size_t width, size_t count, const double *ratios, const double *deviations,
     const double *numbers, double least, double most, double *disturbed),
    (width, count, ratios, deviations, numbers, least, most, disturbed))

BY_MACHINE(
    step_all,
    (uint64_t state, size_t width, size_t count, const double *lower, const double *same,
     const double *upper, double *stepped),
    (state, width, count, lower, same, upper, stepped))

void ahp_normal_numbers(uint64_t *state, size_t pairs, double *numbers) {
  normal_numbers_by_machine(*state, pairs, numbers);
  *state += 2 * pairs * STEP;
}

void ahp_disturbed_ratios(
    size_t width, size_t count, const double *ratios, const double *deviations,
    const double *numbers, double least, double most, double *disturbed) {
  disturb_all_by_machine(width, count, ratios, deviations, numbers, least, most, disturbed);
}

void ahp_stepped_ratios(
    uint64_t *state, size_t width, size_t count, const double *lower, const double *same,
    const double *upper, double *stepped) {
  step_all_by_machine(*state, width, count, lower, same, upper, stepped);
  *state += width * count * STEP;
}
