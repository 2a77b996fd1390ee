"""What `ahp synthesize MODEL` does, by Python's json and numpy: whole.py MODEL."""

import json
import sys

from numpy_ahp import full, power, synthesize, triangles


with open(sys.argv[1], "rb") as file:
    model = json.loads(file.read())
rows = triangles(model)
branching, alternatives = sorted(rows)
levels = 0
while sum(branching ** level for level in range(levels)) < len(rows[branching]):
    levels += 1
priorities = synthesize(
    full(rows[branching], branching), full(rows[alternatives], alternatives), branching, levels,
    lambda a: power(a, 200))
for position in (-priorities).argsort():
    print(model["alternatives"][position], priorities[position])
