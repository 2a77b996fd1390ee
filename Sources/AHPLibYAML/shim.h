// libyaml: its parser, which makes events of a text, and its emitter, which makes a text of events.

#ifndef AHP_LIBYAML_SHIM_H
#define AHP_LIBYAML_SHIM_H

#if __has_include(<yaml.h>)
#include <yaml.h>
#else
#error "yaml.h is missing: apt-get install libyaml-dev, dnf install libyaml-devel, or brew install libyaml"
#endif

#endif
