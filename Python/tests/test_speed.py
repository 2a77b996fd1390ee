"""Speed against numpy and other packages, in the same run; the limits leave room for a busy machine."""

import subprocess
import sys
import os
import time

import numpy as np
import pytest

import ahp_decisions as ahp
from conftest import random_matrices


def best(call, repeats):
    """The least time of some calls, in seconds."""
    least = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        least = min(least, time.perf_counter() - start)
    return least


def test_a_stack_is_a_hundred_times_as_fast_as_eig_of_numpy(random):
    stack = random_matrices(random, 100_000, 9)
    ours = best(lambda: ahp.priorities(stack), 5)
    # Numpy needs the same time for each matrix.
    part = stack[:2000]
    numpy = best(lambda: np.linalg.eig(part), 3) * 50
    print(f"100,000 matrices 9 x 9: {ours:.3f} s, numpy.linalg.eig {numpy:.2f} s, {numpy / ours:.0f} times")
    assert numpy / ours > 50


def test_a_single_matrix_takes_some_microseconds(random):
    matrix = random_matrices(random, 1, 9)[0]

    def many():
        for _ in range(2000):
            ahp.priorities(matrix)

    took = best(many, 10) / 2000
    print(f"one matrix 9 x 9: {took * 1e6:.1f} microseconds")
    assert took < 30e-6


def test_the_import_adds_little_to_that_of_numpy():
    def start(code):
        command = [sys.executable, "-c", code]
        return best(lambda: subprocess.run(
            command, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}), 5)

    added = start("import ahp_decisions") - start("import numpy")
    print(f"import: {added * 1e3:.0f} ms over numpy's")
    assert added < 0.2
