// A JSON text as a flat list of nodes, read by simdjson.

#ifndef AHP_JSON_H
#define AHP_JSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  AHP_JSON_NULL = 0,
  AHP_JSON_BOOLEAN = 1,
  AHP_JSON_NUMBER = 2,
  AHP_JSON_STRING = 3,
  AHP_JSON_KEY = 4,
  AHP_JSON_ARRAY = 5,
  AHP_JSON_OBJECT = 6,
};

/// A value, or a key of an object, which its value follows. The nodes stand in the order of the
/// text.
typedef struct {
  /// Where the node begins in the text.
  uint32_t offset;
  /// Where its characters begin: in the text, or from the text's length on in `strings`, where
  /// escapes were resolved.
  uint32_t start;
  /// How many bytes of characters it has; 0 for arrays and objects.
  uint32_t length;
  /// The index of the first node after this one and all that it contains.
  uint32_t next;
  uint32_t kind;
} ahp_json_node;

typedef struct {
  ahp_json_node *nodes;
  size_t count;
  char *strings;
  size_t strings_length;
  /// 0, or simdjson's error code, or AHP_JSON_TOO_DEEP or AHP_JSON_NO_MEMORY.
  int error;
  /// Where in the text the error was found; the length of the text if that is not known.
  size_t error_offset;
} ahp_json_document;

#define AHP_JSON_TOO_DEEP (-1)
#define AHP_JSON_NO_MEMORY (-2)

/// How many readable bytes must follow the text.
#define AHP_JSON_PADDING 64

/// Reads `length` bytes of UTF-8, at most 2 GiB, followed by AHP_JSON_PADDING bytes; containers may
/// be nested `max_depth` deep. On an error the nodes are incomplete.
ahp_json_document ahp_json_read(const char *text, size_t length, size_t max_depth);

/// Frees what `document` owns.
void ahp_json_free(ahp_json_document document);

/// simdjson's sentence for an error code.
const char *ahp_json_error_message(int error);

#ifdef __cplusplus
}
#endif

#endif
