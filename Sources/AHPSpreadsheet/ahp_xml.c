#include "ahp_xml.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// The declarations of expat.h that are used here, the same in all versions 2.x.
typedef struct XML_ParserStruct *XML_Parser;

static struct {
  XML_Parser (*create)(const char *);
  void (*set_user_data)(XML_Parser, void *);
  void (*set_element_handler)(
      XML_Parser, void (*)(void *, const char *, const char **), void (*)(void *, const char *));
  void (*set_text_handler)(XML_Parser, void (*)(void *, const char *, int));
  void (*set_doctype_handler)(
      XML_Parser, void (*)(void *, const char *, const char *, const char *, int));
  int (*parse)(XML_Parser, const char *, int, int);
  int (*stop)(XML_Parser, unsigned char);
  void (*free)(XML_Parser);
} routines;

enum { GREATEST_DEPTH = 64 };

typedef struct {
  ahp_xml xml;
  size_t capacity, room, limit, depth;
  XML_Parser parser;
} reading;

int ahp_xml_load(void) {
#ifdef __APPLE__
  void *library = dlopen("libexpat.1.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *library = dlopen("libexpat.so.1", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return 1;
  routines.create = dlsym(library, "XML_ParserCreate");
  routines.set_user_data = dlsym(library, "XML_SetUserData");
  routines.set_element_handler = dlsym(library, "XML_SetElementHandler");
  routines.set_text_handler = dlsym(library, "XML_SetCharacterDataHandler");
  routines.set_doctype_handler = dlsym(library, "XML_SetStartDoctypeDeclHandler");
  routines.parse = dlsym(library, "XML_Parse");
  routines.stop = dlsym(library, "XML_StopParser");
  routines.free = dlsym(library, "XML_ParserFree");
  return !(
      routines.create && routines.set_user_data && routines.set_element_handler
      && routines.set_text_handler && routines.set_doctype_handler && routines.parse
      && routines.stop && routines.free);
}

static void fail(reading *state, int error) {
  if (!state->xml.error) state->xml.error = error;
  routines.stop(state->parser, 0);
}

static void add(reading *state, uint32_t kind, const char *text, size_t length) {
  if (state->xml.error) return;
  if (state->xml.count >= state->limit || state->xml.length + length > UINT32_MAX) {
    fail(state, AHP_XML_TOO_LARGE);
    return;
  }
  if (state->xml.count == state->capacity) {
    size_t capacity = state->capacity ? 2 * state->capacity : 1024;
    void *events = realloc(state->xml.events, capacity * sizeof *state->xml.events);
    if (!events) {
      fail(state, AHP_XML_NO_MEMORY);
      return;
    }
    state->xml.events = events;
    state->capacity = capacity;
  }
  if (state->xml.length + length > state->room) {
    size_t room = 2 * (state->xml.length + length) + 4096;
    char *characters = realloc(state->xml.characters, room);
    if (!characters) {
      fail(state, AHP_XML_NO_MEMORY);
      return;
    }
    state->xml.characters = characters;
    state->room = room;
  }
  if (length) memcpy(state->xml.characters + state->xml.length, text, length);
  state->xml.events[state->xml.count++] =
      (ahp_xml_event){kind, (uint32_t)state->xml.length, (uint32_t)length};
  state->xml.length += length;
}

static void start(void *data, const char *name, const char **attributes) {
  reading *state = data;
  if (++state->depth > GREATEST_DEPTH) {
    fail(state, AHP_XML_TOO_LARGE);
    return;
  }
  add(state, AHP_XML_START, name, strlen(name));
  for (; *attributes; attributes += 2) {
    add(state, AHP_XML_ATTRIBUTE, attributes[0], strlen(attributes[0]));
    add(state, AHP_XML_VALUE, attributes[1], strlen(attributes[1]));
  }
}

static void end(void *data, const char *name) {
  reading *state = data;
  (void)name;
  state->depth--;
  add(state, AHP_XML_END, NULL, 0);
}

static void text(void *data, const char *characters, int length) {
  add(data, AHP_XML_TEXT, characters, (size_t)length);
}

static void declaration(
    void *data, const char *name, const char *system, const char *public, int has_subset) {
  (void)name, (void)system, (void)public, (void)has_subset;
  fail(data, AHP_XML_DECLARATION);
}

ahp_xml ahp_xml_read(const char *bytes, size_t count, size_t limit) {
  reading state = {.limit = limit};
  state.parser = routines.create(NULL);
  if (!state.parser) {
    state.xml.error = AHP_XML_NO_MEMORY;
    return state.xml;
  }
  routines.set_user_data(state.parser, &state);
  routines.set_element_handler(state.parser, start, end);
  routines.set_text_handler(state.parser, text);
  routines.set_doctype_handler(state.parser, declaration);
  if (routines.parse(state.parser, bytes, (int)count, 1) != 1 && !state.xml.error) {
    state.xml.error = AHP_XML_NOT_XML;
  }
  routines.free(state.parser);
  return state.xml;
}

void ahp_xml_free(ahp_xml xml) {
  free(xml.events);
  free(xml.characters);
}
