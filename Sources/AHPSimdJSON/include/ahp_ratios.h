// An array of judgments in a JSON text as numbers.

#ifndef AHP_RATIOS_H
#define AHP_RATIOS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  /// How many ratios were read.
  size_t count;
  /// How many of them are null, which stands as 0 among the ratios.
  size_t missing;
  /// Whether that is all of the array.
  int complete;
  /// Where reading ended: behind the closing bracket, or before an element that was not read.
  size_t end;
} ahp_ratios;

/// Finds the next array that may be one of ratios: the value of a key `upperTriangle` or `matrix`,
/// or an array at its beginning, that begins with a scalar; or such an array right behind another
/// one and a comma.
///
/// The search begins at the offset `from` in the `length` bytes at `text`, which must not be inside
/// of a string; `is_behind_list` tells whether an array has just ended there. White space is
/// followed by a byte that is none, such as the padding's zeros. In a text that is not JSON
/// something else may be found.
///
/// Returns the offset of the opening bracket; `length` if there is no more. Then `resume` is where
/// the search has to go on when more of the text is there: before a string that is cut, or a key
/// whose value is; `from` if what is behind the array is cut.
size_t ahp_ratios_find(const char *text, size_t length, size_t from, int is_behind_list,
                       size_t *resume);

/// The most bytes of a key that `ahp_ratios_find` looks for, with its quotes.
enum { AHP_RATIOS_LONGEST_KEY = 15 };

/// The offset of the first string `upperTriangle` or `matrix` in the `length` bytes at `text`, with
/// its quotes; `length` if there is none. In JSON that is a string of its own, unless the opening
/// quote is one that is escaped in another string.
size_t ahp_ratios_find_key(const char *text, size_t length);

/// How many elements the array has that begins with the bracket at `array`, in a text that goes on
/// for `length` bytes and is followed by AHP_JSON_PADDING readable bytes, if it is an array of
/// ratios; 0 if it cannot be one, as another one begins before it ends, or if the text ends before
/// it does, which `is_cut` tells.
size_t ahp_ratios_count(const char *array, size_t length, int *is_cut);

/// How many different ratios have codes.
enum { AHP_RATIO_CODES = 256 };

/// Reads ratios from `smallest` to `largest`, remembers how some of them were written, and gives
/// codes to them. It is for one thread at a time.
typedef struct ahp_ratio_reader ahp_ratio_reader;

/// Returns NULL if there is no memory left.
ahp_ratio_reader *ahp_ratio_reader_create(double smallest, double largest);

void ahp_ratio_reader_free(ahp_ratio_reader *reader);

/// Reads the JSON array that begins with the bracket at `array`, in a text that goes on for
/// `length` bytes and is followed by AHP_JSON_PADDING readable bytes, into at most `capacity`
/// ratios.
///
/// A plain ratio is a positive number as JSON writes it, or a string of two such numbers with a
/// slash between them and nothing else, or of one. It is read to the nearest double, a fraction as
/// the quotient of two. Anything else ends the reading, be it wrong or only unusual: judging that
/// takes the slow way.
ahp_ratios ahp_ratios_read(ahp_ratio_reader *reader, const char *array, size_t length,
                           double *ratios, size_t capacity);

/// Reads an array as `ahp_ratios_read` does, but into a code for each ratio, a byte instead of
/// eight. The reading also ends before a ratio that is different from all AHP_RATIO_CODES that have
/// codes. A reader that has read numbers reads no codes any more.
ahp_ratios ahp_ratios_read_codes(ahp_ratio_reader *reader, const char *array, size_t length,
                                 uint8_t *codes, size_t capacity);

/// The ratios of the codes that were given, in the order of the codes from 0 on, 0 for null among
/// them; valid as long as the reader.
const double *ahp_ratio_reader_ratios(const ahp_ratio_reader *reader, size_t *count);

#ifdef __cplusplus
}
#endif

#endif
