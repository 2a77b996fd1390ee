"""Writes the data that are missing, and arrays of their judgments or their supermatrix; `run` calls it.

A program of its own: what starts other programs to measure them should be small itself.
"""

import csv
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
for nodes, far in ((1000, 1), (10_000, 1), (100_000, 1), (10_000, 10), (100_000, 10), (100_000, 100)):
    DATA[f"W8-{nodes}" + ("" if far == 1 else f"-far{far}")] = (
        f"--network --clusters {nodes // 10 - 1} --nodes 10 --alternatives 10 --links 20 "
        f"--far {far / 100}")


def supermatrix(tool, path):
    """The weighted supermatrix of a network, column by column, in the order of its nodes."""
    import scipy.sparse
    rows = csv.reader(subprocess.run(
        [tool, "synthesize", path, "--matrix", "weighted", "--format", "csv"],
        check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[1:])
    nodes, entries = {}, []
    for _, row_cluster, row_node, column_cluster, column_node, value in rows:
        # Columns come in the order of the nodes, each of which depends on something.
        column = nodes.setdefault((column_cluster, column_node), len(nodes))
        entries.append(((row_cluster, row_node), column, float(value)))
    places = numpy.array([nodes[row] for row, _, _ in entries])
    columns = numpy.array([column for _, column, _ in entries])
    values = numpy.array([value for _, _, value in entries])
    return scipy.sparse.csr_array((values, (places, columns)), shape=(len(nodes), len(nodes)))


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
        if "--network" in options:
            import scipy.sparse
            scipy.sparse.save_npz(os.path.join(folder, f"{name}.npz"), supermatrix(tool, part))
            os.rename(part, path)
            continue
        with open(part, "rb") as file:
            found = triangles(loads(file.read()))
        for order, rows in found.items():
            numpy.save(os.path.join(folder, f"{name}-{order}.npy"), rows)
        os.rename(part, path)


if __name__ == "__main__":
    main()
