// XML texts as flat lists of events, by libexpat, which is loaded when a text is read. Declarations of
// documents, with the entities that they may define, are refused.

#ifndef AHP_XML_H
#define AHP_XML_H

#include <stddef.h>
#include <stdint.h>

enum {
  AHP_XML_START = 0,      // the name of an element that begins
  AHP_XML_ATTRIBUTE = 1,  // the name of an attribute; its value follows
  AHP_XML_VALUE = 2,
  AHP_XML_TEXT = 3,
  AHP_XML_END = 4,        // without characters
};

enum {
  AHP_XML_OK = 0,
  AHP_XML_NOT_XML = 1,
  AHP_XML_DECLARATION = 2,
  AHP_XML_TOO_LARGE = 3,
  AHP_XML_NO_MEMORY = 4,
};

typedef struct {
  uint32_t kind;
  uint32_t start;   // in characters
  uint32_t length;  // in bytes
} ahp_xml_event;

typedef struct {
  ahp_xml_event *events;
  size_t count;
  char *characters;
  size_t length;
  int error;
} ahp_xml;

/// Loads the library. Returns 0, or another number if it is not there.
int ahp_xml_load(void);

/// Reads a text of less than 2^31 bytes. The library must have been loaded. More than `limit` events, or
/// elements nested more than 64 deep, are an error. The result is to be freed.
ahp_xml ahp_xml_read(const char *bytes, size_t count, size_t limit);

void ahp_xml_free(ahp_xml xml);

#endif
