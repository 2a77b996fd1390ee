#include "ahp_rows.h"

#include <stdbool.h>
#include <string.h>

// MARK: Ratios

static inline uint64_t load(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

/// The first `length` bytes of a word, at most 8, and zeros after them.
static inline uint64_t load_first(const uint8_t *bytes, size_t length) {
  static const uint8_t mask[16] = {255, 255, 255, 255, 255, 255, 255, 255};
  return load(bytes) & load(mask + 8 - length);
}

static const uint64_t multiplier = 0x9E3779B97F4A7C15;

/// The first of the two places for a ratio, of which the other differs in the last bit.
static inline size_t place_of(uint64_t mixed_words) { return (mixed_words * multiplier) >> 55; }
_Static_assert(AHP_RATIO_COUNT == 1 << (64 - 55), "a hash has as many bits as there are places");

/// `length` bytes, from 9 to 31, and zeros after them; returns what their place is told from.
static uint64_t load_long(const uint8_t *text, size_t length, uint64_t words[4]) {
  for (size_t i = 0; i < 4; ++i) {
    const size_t rest = length > 8 * i ? length - 8 * i : 0;
    words[i] = load_first(text + 8 * i, rest < 8 ? rest : 8);
  }
  return words[0] ^ words[1] * 3 ^ words[2] * 5 ^ words[3] * 7;
}

static const ahp_ratio *find_long_ratio(
    const ahp_ratio *known, const uint8_t *text, size_t length) {
  uint64_t words[4];
  const size_t place = place_of(load_long(text, length, words));
  for (size_t other = 0; other < 2; ++other) {
    const ahp_ratio *const ratio = known + (place ^ other);
    if (ratio->length == length && memcmp(ratio->words, words, sizeof words) == 0) return ratio;
  }
  return NULL;
}

/// The ratio that is written with `length` bytes, 1 … AHP_RATIO_LENGTH, at `text`; null if it is not
/// known.
static inline __attribute__((always_inline)) const ahp_ratio *find_ratio(
    const ahp_ratio *known, const uint8_t *text, size_t length) {
  if (__builtin_expect(length > 8, 0)) return find_long_ratio(known, text, length);
  const uint64_t word = load_first(text, length);
  const ahp_ratio *ratio = known + place_of(word);
  if (__builtin_expect(ratio->words[0] == word && ratio->length == length, 1)) return ratio;
  ratio = known + (place_of(word) ^ 1);
  return ratio->words[0] == word && ratio->length == length ? ratio : NULL;
}

void ahp_ratio_remember(ahp_ratio *known, const uint8_t *text, size_t length, double ratio) {
  uint64_t words[4] = {};
  if (length <= 8) words[0] = load_first(text, length);
  const size_t place = place_of(length > 8 ? load_long(text, length, words) : words[0]);
  // Of two that are taken, the first makes room, and what stood there is the next to go.
  if (known[place].length != 0) known[place ^ 1] = known[place];
  memcpy(known[place].words, words, sizeof words);
  known[place].ratios[0] = ratio;
  known[place].ratios[1] = 1 / ratio;
  known[place].length = length;
}

/// Reads a plain decimal number of at most 15 digits, from `limits[0]` to `limits[1]`, to the nearest
/// double; 0 if there is none.
///
/// An integer below 2^53 and a power of ten up to 10^22 are exact as doubles, and so their quotient
/// is rounded once: W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990.
static __attribute__((noinline)) double read_decimal(const uint8_t *text, size_t length, const double *limits) {
  static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  uint64_t digits = 0;
  size_t count = 0;
  size_t point = length;
  for (size_t i = 0; i < length; ++i) {
    const uint8_t digit = (uint8_t)(text[i] - '0');
    if (digit <= 9) {
      digits = digits * 10 + digit;
      // Zeros before the first digit that counts are free.
      count += digits != 0;
    } else if (text[i] == '.' && point == length && i > 0) {
      point = i;
    } else {
      return 0;
    }
  }
  const size_t places = point < length ? length - point - 1 : 0;
  if (count > 15 || places > 15 || point + 1 == length) return 0;
  const double ratio = (double)digits / powers[places];
  return ratio >= limits[0] && ratio <= limits[1] ? ratio : 0;
}

/// Reads the ratio that is written at `text`, or its reciprocal; false if it is neither known nor a
/// plain decimal within the limits.
static inline __attribute__((always_inline)) bool read_ratio(
    const ahp_ratio *known, const double *limits, const uint8_t *text, size_t length,
    uint32_t is_reciprocal, double *result) {
  if (__builtin_expect(length > AHP_RATIO_LENGTH, 0)) return false;
  const ahp_ratio *const ratio = find_ratio(known, text, length);
  if (__builtin_expect(ratio != NULL, 1)) {
    *result = ratio->ratios[is_reciprocal];
    return true;
  }
  const double decimal = read_decimal(text, length, limits);
  *result = is_reciprocal ? 1 / decimal : decimal;
  return decimal != 0;
}

// MARK: Long tables

static uint64_t mixed(uint64_t hash, const uint8_t *bytes, size_t length) {
  hash ^= length;
  for (; length >= 8; bytes += 8, length -= 8) {
    hash = (hash ^ load(bytes)) * multiplier;
    hash ^= hash >> 29;
  }
  uint64_t rest = 0;
  memcpy(&rest, bytes, length);
  hash = (hash ^ rest) * multiplier;
  return hash ^ hash >> 32;
}

uint64_t ahp_row_hash(const uint8_t *bytes, size_t before, size_t between, size_t after) {
  return mixed(
      mixed(mixed(0, bytes, before), bytes + before, between), bytes + before + between, after);
}

static inline size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

/// How many bytes come before the first that is `byte`; more than AHP_RATIO_LENGTH if none of the
/// first 32 is.
static inline size_t length_before(const uint8_t *text, uint8_t byte) {
  typedef uint8_t Bytes32 __attribute__((vector_size(32)));
  typedef bool Bits32 __attribute__((ext_vector_type(32)));
  Bytes32 block;
  memcpy(&block, text, sizeof block);
  const Bits32 found = __builtin_convertvector(block == byte, Bits32);
  uint32_t bits;
  memcpy(&bits, &found, sizeof bits);
  return bits ? (size_t)__builtin_ctz(bits) : 32;
}

/// Where the field that begins at `field` ends, quotes included, in a row that ends at `end`.
static const uint8_t *field_end(const uint8_t *field, const uint8_t *end, uint8_t delimiter) {
  if (field < end && *field == '"') {
    for (const uint8_t *quote = field + 1; quote < end; quote += 2) {
      quote = memchr(quote, '"', (size_t)(end - quote));
      if (!quote) return end;
      if (quote[1] != '"') return quote + 1;
    }
    return end;
  }
  const uint8_t *const found = memchr(field, delimiter, (size_t)(end - field));
  return found ? found : end;
}

/// Passes `count` fields and the delimiters after them; null if there are fewer.
static const uint8_t *pass_fields(
    const uint8_t *field, const uint8_t *end, uint8_t delimiter, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) {
    field = field_end(field, end, delimiter);
    if (field == end || *field != delimiter) return NULL;
    ++field;
  }
  return field;
}

/// Where the last of `count` fields ends, of which the first begins at `field`; null if there are
/// fewer.
static const uint8_t *fields_end(
    const uint8_t *field, const uint8_t *end, uint8_t delimiter, uint32_t count) {
  field = pass_fields(field, end, delimiter, count - 1);
  return field ? field_end(field, end, delimiter) : NULL;
}

/// A row in its five parts, as far as that can be told from delimiters and quotes.
typedef struct {
  const uint8_t *start;
  const uint8_t *first;
  const uint8_t *first_end;
  const uint8_t *second;
  const uint8_t *second_end;
  const uint8_t *end;
} parts;

static bool take_apart(const uint8_t *row, const uint8_t *line_feed, ahp_row_form form, parts *p) {
  p->start = row;
  p->end = line_feed + 1;
  p->first = pass_fields(row, line_feed, form.delimiter, form.fields_before);
  if (!p->first) return false;
  const uint32_t participant_fields = form.participant_fields;
  const bool participant_first = form.participant_first;
  p->first_end =
      fields_end(p->first, line_feed, form.delimiter, participant_first ? participant_fields : 1);
  if (!p->first_end) return false;
  p->second = pass_fields(p->first_end, line_feed, form.delimiter, form.fields_between + 1);
  if (!p->second) return false;
  p->second_end =
      fields_end(p->second, line_feed, form.delimiter, participant_first ? 1 : participant_fields);
  if (!p->second_end) return false;
  if (p->second_end == line_feed && line_feed > p->second && line_feed[-1] == '\r') --p->second_end;
  return true;
}

/// The known row that has the fixed parts of this one; AHP_NO_ROW if there is none.
static uint32_t find_row(
    const parts *p, const ahp_row *known, const uint8_t *bytes, const uint32_t *index,
    size_t index_count) {
  const size_t before = (size_t)(p->first - p->start);
  const size_t between = (size_t)(p->second - p->first_end);
  const size_t after = (size_t)(p->end - p->second_end);
  const uint64_t hash = mixed(
      mixed(mixed(0, p->start, before), p->first_end, between), p->second_end, after);
  for (size_t place = hash & (index_count - 1); index[place] != 0;
       place = (place + 1) & (index_count - 1)) {
    const ahp_row *const row = known + (index[place] - 1);
    if (row->hash != hash || row->before != before || row->between != between ||
        row->after != after)
      continue;
    const uint8_t *const fixed = bytes + row->start;
    if (memcmp(fixed, p->start, before) == 0 &&
        memcmp(fixed + before, p->first_end, between) == 0 &&
        memcmp(fixed + before + between, p->second_end, after) == 0)
      return index[place] - 1;
  }
  return AHP_NO_ROW;
}

/// Passes the bytes `part`, if they come next.
static inline bool pass(const uint8_t **text, const uint8_t *end, const uint8_t *part, size_t length) {
  if ((size_t)(end - *text) < length || memcmp(*text, part, length) != 0) return false;
  *text += length;
  return true;
}

ahp_rows ahp_rows_read(
    const uint8_t *text, size_t start, size_t end, ahp_row_form form, ahp_row_course *course,
    const uint8_t *participant, size_t participant_length, ahp_row *known, size_t known_count,
    const uint8_t *bytes, const uint32_t *index, size_t index_count, const ahp_ratio *ratios,
    const double *limits, double *answers, uint64_t *places, uint64_t place) {
  ahp_rows result = {};
  const uint8_t *row = text + start;
  const uint8_t *const text_end = text + end;
  while (known_count > 0) {
    bool is_looked_up = false;
  again:;
    const ahp_row *const expected =
        known + (course->next < known_count ? course->next : 0);
    const uint8_t *const fixed = bytes + expected->start;
    const uint8_t *const between = fixed + expected->before;
    const uint8_t *const after = between + expected->between;
    const uint8_t *rest = row;
    const uint8_t *ratio;
    size_t length;
    if (!pass(&rest, text_end, fixed, expected->before)) goto unexpected;
    if (form.participant_first) {
      if (!pass(&rest, text_end, participant, participant_length) ||
          !pass(&rest, text_end, between, expected->between))
        goto unexpected;
    }
    ratio = rest;
    length = length_before(ratio, form.participant_first ? *after : *between);
    if (length > smaller((size_t)(text_end - ratio), AHP_RATIO_LENGTH)) goto unexpected;
    rest += length;
    if (!form.participant_first) {
      if (!pass(&rest, text_end, between, expected->between) ||
          !pass(&rest, text_end, participant, participant_length))
        goto unexpected;
    }
    if (!pass(&rest, text_end, after, expected->after)) goto unexpected;
    if (length > 0) {
      double answer;
      if (!read_ratio(ratios, limits, ratio, length, expected->question & 1, &answer)) {
        result.status = AHP_ROWS_RATIO;
        result.start = (size_t)(ratio - text);
        result.end = result.start + length;
        goto stopped;
      }
      const uint32_t question = expected->question >> 1;
      if (answers[question] != 0) break;
      answers[question] = answer;
      places[question] = place + result.rows;
      ++result.answers;
    }
    ++result.rows;
    row = rest;
    course->last = (uint32_t)(expected - known);
    course->next = expected->next;
    continue;

  unexpected:;
    const uint8_t *const line_feed = memchr(row, '\n', (size_t)(text_end - row));
    if (!line_feed) {
      result.status = AHP_ROWS_END;
      goto stopped;
    }
    // What is as expected now and still does not fit has something that only looks like a row.
    parts parts;
    if (is_looked_up || !take_apart(row, line_feed, form, &parts)) break;
    const uint32_t found = find_row(&parts, known, bytes, index, index_count);
    if (found == AHP_NO_ROW) break;
    if (course->last != AHP_NO_ROW) known[course->last].next = found;
    course->next = found;
    const uint8_t *const name = form.participant_first ? parts.first : parts.second;
    const uint8_t *const name_end = form.participant_first ? parts.first_end : parts.second_end;
    if ((size_t)(name_end - name) != participant_length ||
        memcmp(name, participant, participant_length) != 0) {
      result.status = AHP_ROWS_PARTICIPANT;
      result.start = (size_t)(name - text);
      result.end = (size_t)(name_end - text);
      goto stopped;
    }
    is_looked_up = true;
    goto again;
  }
  result.status =
      memchr(row, '\n', (size_t)(text_end - row)) ? AHP_ROWS_UNKNOWN : AHP_ROWS_END;
stopped:
  result.position = (size_t)(row - text);
  return result;
}

// MARK: Wide tables

/// Which of 64 bytes are delimiters or line feeds, the first in the lowest bit.
static inline uint64_t separators(const uint8_t *text, uint8_t delimiter) {
  typedef uint8_t Bytes64 __attribute__((vector_size(64)));
  typedef bool Bits64 __attribute__((ext_vector_type(64)));
  Bytes64 block;
  memcpy(&block, text, sizeof block);
  const Bits64 found =
      __builtin_convertvector((block == delimiter) | (block == '\n'), Bits64);
  uint64_t bits;
  memcpy(&bits, &found, sizeof bits);
  return bits;
}

ahp_cells ahp_cells_read(
    const uint8_t *text, size_t row, size_t start, size_t end, uint8_t delimiter,
    const int32_t *columns, size_t count, size_t first, const ahp_ratio *ratios,
    const double *limits, double *values, uint32_t *extents) {
  ahp_cells result = {};
  const uint8_t *const text_end = text + end;
  const uint8_t *cell = text + start;
  const uint8_t *block = cell;
  uint64_t bits = cell < text_end ? separators(block, delimiter) : 0;
  for (size_t column = first; column < count; ++column) {
    const int32_t question = columns[column];
    const uint8_t *cell_end;
    if (__builtin_expect(question < 0, 0) && cell < text_end && *cell == '"') {
      cell_end = field_end(cell, text_end, delimiter);
      if (cell_end < text_end && *cell_end == '\r') ++cell_end;
      if (cell_end >= text_end) goto at_end;
      if (*cell_end != delimiter && *cell_end != '\n') goto unknown;
      // Then the row has several lines, which somebody has to count.
      if (memchr(cell, '\n', (size_t)(cell_end - cell))) goto unknown;
      block = cell_end;
      // Without that of this cell.
      bits = separators(block, delimiter) & ~(uint64_t)1;
    } else {
      while (bits == 0) {
        block += 64;
        if (block >= text_end) goto at_end;
        bits = separators(block, delimiter);
      }
      cell_end = block + __builtin_ctzll(bits);
      bits &= bits - 1;
      if (cell_end >= text_end) goto at_end;
    }
    if ((*cell_end == '\n') != (column + 1 == count)) goto unknown;
    size_t length = (size_t)(cell_end - cell);
    if (*cell_end == '\n' && length > 0 && cell_end[-1] == '\r') --length;
    if (question < 0) {
      extents[2 * column] = (uint32_t)(cell - text - row);
      extents[2 * column + 1] = (uint32_t)(cell - text - row + length);
    } else if (length == 0) {
      values[column] = 0;
    } else {
      if (!read_ratio(ratios, limits, cell, length, (uint32_t)question & 1, values + column)) {
        result.status = AHP_CELLS_RATIO;
        result.position = (size_t)(cell - text);
        result.end = result.position + length;
        result.column = column;
        return result;
      }
    }
    cell = cell_end + 1;
  }
  result.status = AHP_CELLS_READ;
  result.position = (size_t)(cell - text);
  return result;
at_end:
  result.status = AHP_CELLS_END;
  return result;
unknown:
  result.status = AHP_CELLS_UNKNOWN;
  return result;
}

size_t ahp_cells_store(
    const int32_t *columns, size_t count, const double *values, double *answers, uint64_t *places,
    uint64_t place) {
  size_t stored = 0;
  for (size_t column = 0; column < count; ++column) {
    if (columns[column] < 0) continue;
    const size_t question = (size_t)columns[column] >> 1;
    answers[question] = values[column];
    places[question] = place;
    stored += values[column] != 0;
  }
  return stored;
}
