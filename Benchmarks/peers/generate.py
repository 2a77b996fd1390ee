"""Writes the data that are missing, and arrays of their judgments; `run` calls it.

A program of its own: what starts other programs to measure them should be small itself.
"""

import os
import subprocess
import sys

import numpy

from numpy_ahp import triangles

try:
    from orjson import loads
except ImportError:
    from json import loads

# What each data file is generated with.
DATA = {
    "W1": "--levels 0 --alternatives 9 --participants 100000",
    "W2-1000": "--levels 0 --alternatives 1000 --participants 1",
    "W2-2000": "--levels 0 --alternatives 2000 --participants 1",
    "W2-4000": "--levels 0 --alternatives 4000 --participants 1",
    "W3": "--levels 3 --branching 20 --alternatives 50",
    "W3-wide": "--levels 5 --branching 10 --alternatives 5",
    "W4": "--levels 0 --alternatives 9 --participants 600000",
}


def main():
    tool, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    for name, options in DATA.items():
        path = os.path.join(folder, f"{name}.json")
        if os.path.exists(path):
            continue
        print(f"generating {name}", file=sys.stderr, flush=True)
        part = path + ".part.json"
        subprocess.run(
            [tool, "generate", *options.split(), "--seed", "1", "-o", part], check=True)
        with open(part, "rb") as file:
            found = triangles(loads(file.read()))
        for order, rows in found.items():
            numpy.save(os.path.join(folder, f"{name}-{order}.npy"), rows)
        os.rename(part, path)


if __name__ == "__main__":
    main()
