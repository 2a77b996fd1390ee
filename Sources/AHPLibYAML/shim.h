// libyaml: its parser, which makes events of a text, and its emitter, which makes a text of events.

#ifndef AHP_LIBYAML_SHIM_H
#define AHP_LIBYAML_SHIM_H

#include <yaml.h>

#endif
