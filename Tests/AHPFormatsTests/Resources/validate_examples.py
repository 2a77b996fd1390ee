#!/usr/bin/env python3
"""Validates model files against the JSON Schema of the format.

Usage: python3 validate_examples.py SCHEMA FILE...

Prints one line for each invalid file and exits with 1 if there is any. Needs python3-jsonschema (4.0 or later) and
python3-yaml.
"""

import json
import re
import sys

import jsonschema
import yaml


# The loader over libyaml is ten times as fast, but not every PyYAML is built with it.
class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads 1e-05 as a number, which YAML 1.2 does and PyYAML, for YAML 1.1, does not."""


Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+$"), list("-+0123456789"))


def load(path):
    with open(path, encoding="utf-8") as file:
        # YAML readers stumble over tabs and surrogate pairs, which JSON allows.
        return json.load(file) if path.endswith(".json") else yaml.load(file, Loader)


def problem(path, validator):
    """Returns what is wrong with a file, or None."""
    try:
        error = next(validator.iter_errors(load(path)), None)
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as failure:
        return str(failure)
    except TypeError as failure:
        # Older releases of jsonschema cannot list unknown keys if some are text and others numbers or dates.
        return f"a key is not text: {failure}"
    if error is None:
        return None
    place = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in error.absolute_path)
    message = error.message if len(error.message) <= 300 else error.message[:300] + " …"
    return f"{message} (at {place.lstrip('.') or 'the top'})"


def main(arguments):
    if len(arguments) < 2:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 64
    schema = load(arguments[0])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    is_valid = True
    for path in arguments[1:]:
        reason = problem(path, validator)
        if reason is not None:
            is_valid = False
            print(f"{path}: {' '.join(reason.split())}")
    return 0 if is_valid else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
