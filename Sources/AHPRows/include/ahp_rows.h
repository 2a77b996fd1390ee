// The rows of tables of answers, read as fast as they can be recognised by their bytes.
//
// What these functions recognise has been read before, in the slow way that judges and explains.
// They never judge: whatever is new or unusual stops them at the place, and stays as it is.
//
// A text is the bytes `start` ..< `end` of an array that goes on for AHP_ROWS_PADDING readable bytes.

#ifndef AHP_ROWS_H
#define AHP_ROWS_H

#include <stddef.h>
#include <stdint.h>

/// How many readable bytes must follow a text.
#define AHP_ROWS_PADDING 64

// MARK: Ratios

/// A ratio as it was written before, quotes included. People write few of them, over and over.
///
/// A decimal number without sign and exponent is read even if it is new, if it is within `limits`:
/// the least and the greatest ratio.
typedef struct {
  /// The bytes, and zeros after them.
  uint64_t words[4];
  /// The ratio and its reciprocal.
  double ratios[2];
  /// How many bytes; 0 if the place is free.
  uint64_t length;
} ahp_ratio;

/// How many ratios are remembered, and how long they are at most.
#define AHP_RATIO_COUNT 512
#define AHP_RATIO_LENGTH 31

/// Remembers a ratio that is written with `length` bytes, 1 … AHP_RATIO_LENGTH, at `text`, where
/// AHP_ROWS_PADDING bytes are readable.
void ahp_ratio_remember(ahp_ratio *known, const uint8_t *text, size_t length, double ratio);

// MARK: Long tables

/// A row with one answer, as it was read before: all of its bytes but those of the participant's
/// fields and of the ratio, which leaves three parts. They stand one after another in `bytes`.
typedef struct {
  uint64_t hash;
  /// Where its bytes begin.
  uint32_t start;
  /// The lengths of the three parts.
  uint32_t before;
  uint32_t between;
  uint32_t after;
  /// The question times 2, and 1 more if the answer is about the later item against the earlier.
  uint32_t question;
  /// The row that came after this one the last time.
  uint32_t next;
} ahp_row;

/// How rows are made of fields.
typedef struct {
  uint8_t delimiter;
  /// Whether the participant stands before the ratio.
  uint8_t participant_first;
  /// How many fields stand before these two, and between them.
  uint32_t fields_before;
  uint32_t fields_between;
  /// How many fields belong to the participant, 1 or more: the name, and what stands right after it
  /// of weight and attributes. They count as one, delimiters included.
  uint32_t participant_fields;
} ahp_row_form;

enum {
  /// The text ends before the row does.
  AHP_ROWS_END,
  /// The row is about a participant other than the current one.
  AHP_ROWS_PARTICIPANT,
  /// The row is known, but not how its ratio is written, or it is beyond the limits.
  AHP_ROWS_RATIO,
  /// The row is not one that can be recognised, or its question is answered already.
  AHP_ROWS_UNKNOWN,
};

typedef struct {
  int status;
  /// Where the first row begins that was not read.
  size_t position;
  /// Where the participant or the ratio begins and ends that stopped the reading.
  size_t start;
  size_t end;
  /// How many rows were read, and how many answers they had.
  size_t rows;
  size_t answers;
} ahp_rows;

/// The row that was read last, and that which is expected next; positions among the known ones.
typedef struct {
  uint32_t last;
  uint32_t next;
} ahp_row_course;

/// No row yet.
#define AHP_NO_ROW UINT32_MAX

/// Reads rows of one participant for as long as they are known.
///
/// - participant: The fields of the current one as written, quotes and delimiters included; none if
///   `participant_length` is SIZE_MAX.
/// - index: A hash table of `index_count` places, a power of 2: a known row and 1 more, or 0. A row
///   stands at the first place from its hash on that was free.
/// - answers: For each question the answer, 0 for none; what is there already is left as it is.
/// - places: For each question where its answer stands: `place` for the first row, one more for each
///   row after it.
ahp_rows ahp_rows_read(
    const uint8_t *text, size_t start, size_t end, ahp_row_form form, ahp_row_course *course,
    const uint8_t *participant, size_t participant_length, ahp_row *known, size_t known_count,
    const uint8_t *bytes, const uint32_t *index, size_t index_count, const ahp_ratio *ratios,
    const double *limits, double *answers, uint64_t *places, uint64_t place);

/// The hash of a row whose three parts have these lengths and stand one after another.
uint64_t ahp_row_hash(const uint8_t *bytes, size_t before, size_t between, size_t after);

// MARK: Wide tables

enum {
  /// The row was read.
  AHP_CELLS_READ,
  /// The text ends before the row does.
  AHP_CELLS_END,
  /// It is not known how a ratio is written, or it is beyond the limits.
  AHP_CELLS_RATIO,
  /// The row is unusual, such as one with another number of cells.
  AHP_CELLS_UNKNOWN,
};

typedef struct {
  int status;
  /// Where the next row begins; for AHP_CELLS_RATIO where the ratio begins.
  size_t position;
  /// Where the ratio ends.
  size_t end;
  /// The column of the ratio.
  size_t column;
} ahp_cells;

/// Reads a row of a table that has a column for each question.
///
/// - row: Where the row begins.
/// - start, first: Where to begin to read, and in which column.
/// - columns: For each column a question as in `ahp_row`, or a negative number for anything else.
/// - values: Gets the answers, as they are about the earlier item, 0 for none; of the columns of
///   questions.
/// - extents: Gets where a cell begins and ends, as written, counted from `row`; of the other columns.
ahp_cells ahp_cells_read(
    const uint8_t *text, size_t row, size_t start, size_t end, uint8_t delimiter,
    const int32_t *columns, size_t count, size_t first, const ahp_ratio *ratios,
    const double *limits, double *values, uint32_t *extents);

/// Stores the values of a row as the answers of somebody who has none yet; they stand at `place`.
/// Returns how many there are.
size_t ahp_cells_store(
    const int32_t *columns, size_t count, const double *values, double *answers, uint64_t *places,
    uint64_t place);

#endif
