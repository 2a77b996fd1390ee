"""What several tests need: the tool, the sources, and random judgments."""

import json
import os
import pathlib
import subprocess

import numpy as np
import pytest

import ahp_decisions as ahp

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCALE = np.array([1 / k for k in range(9, 1, -1)] + list(range(1, 10)), dtype=float)
METHODS = [
    "eigenvector", "geometric-mean", "normalized-columns", "reciprocal-column-sums", "row-sums",
    "weighted-least-squares", "cogger-yu", "direct-least-squares",
    "logarithmic-least-absolute-values",
]


@pytest.fixture(scope="session")
def tool():
    """The tool as a process: arguments and input in, the output as bytes out."""
    path = os.environ.get("AHP_TOOL") or str(ROOT / ".build/debug/ahp")

    def run(*arguments, content=b""):
        done = subprocess.run([path, *arguments], input=content, capture_output=True, cwd=ROOT)
        assert done.returncode in (0, 1), done.stderr.decode()
        return done.stdout

    return run


@pytest.fixture
def random():
    return np.random.default_rng(20_260_801)


def random_matrices(random, count, order):
    return ahp.reciprocal_matrix(random.choice(SCALE, (count, order * (order - 1) // 2)))


def matrices_model(stack, alternatives=None):
    """The text of a model that has each matrix of a stack on a criterion of its own."""
    order = stack.shape[-1]
    above = np.triu_indices(order, 1)
    children = [
        {"name": str(position),
         "upperTriangle": [None if np.isnan(one) else one for one in matrix[above].tolist()]}
        for position, matrix in enumerate(stack)
    ]
    return json.dumps({
        "ahp": 1, "name": "m", "alternatives": [f"a{item}" for item in range(order)],
        "goal": {"name": "g", "priorities": {child["name"]: 1 for child in children},
                 "children": children},
    }).encode()
