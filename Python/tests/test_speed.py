"""Speed against numpy in the same run, in processor time, which other work on the machine changes little."""

import os
import resource
import subprocess
import sys
import time

import numpy as np

import ahp_decisions as ahp
from conftest import random_matrices


def least(call, repeats):
    """The least processor time of some calls, of all threads, in seconds."""
    found = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        call()
        found = min(found, time.process_time() - start)
    return found


def test_a_stack_takes_a_small_part_of_the_time_of_eig_of_numpy(random):
    stack = random_matrices(random, 100_000, 9)
    ours = least(lambda: ahp.priorities(stack), 5)
    # Numpy needs the same time for each matrix.
    part = stack[:2000]
    numpy = least(lambda: np.linalg.eig(part), 3) * 50
    print(f"100,000 matrices 9 x 9: {ours:.3f} s, numpy.linalg.eig {numpy:.2f} s, {numpy / ours:.0f} times")
    assert numpy / ours > 25


def test_a_single_matrix_takes_some_microseconds(random):
    matrix = random_matrices(random, 1, 9)[0]

    def many():
        for _ in range(2000):
            ahp.priorities(matrix)

    took = least(many, 10) / 2000
    print(f"one matrix 9 x 9: {took * 1e6:.1f} microseconds")
    assert took < 15e-6


def test_the_import_adds_little_to_that_of_numpy():
    def start(code):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        found = float("inf")
        for _ in range(5):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code], check=True, env=environment)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            found = min(found, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return found

    added = start("import ahp_decisions") - start("import numpy")
    print(f"import: {added * 1e3:.0f} ms over numpy's")
    assert added < 0.1


def peers():
    """One matrix by numpy and by each package of the field that is here, and how much slower it is at least."""
    i, j = np.triu_indices(9, 1)
    pairs = [(f"item {x}", f"item {y}") for x, y in zip(i, j)]

    def numpy_eig(matrix):
        return np.linalg.eig(matrix)

    yield "numpy.linalg.eig", numpy_eig, 1.5
    try:
        import ahpy
        yield "AHPy", lambda m: ahpy.Compare("goal", dict(zip(pairs, m[i, j].tolist()))).consistency_ratio, 10
    except ImportError:
        pass
    try:
        from pyDecision.algorithm.ahp import ahp_method
        yield "pyDecision", lambda m: ahp_method(m, wd="me")[1], 1.5
    except ImportError:
        pass
    try:
        from pyanp.priority import incon_std, pri_eigen
        yield "pyanp", lambda m: (pri_eigen(m), incon_std(m)), 10
    except ImportError:
        pass


def test_a_single_matrix_is_faster_than_in_other_packages(random):
    """Those that are installed, in the same run: `pip install ahpy pyDecision pyanp`."""
    matrix = random_matrices(random, 1, 9)[0]

    def time_of(call, count):
        return least(lambda: [call(matrix) for _ in range(count)], 5) / count

    ours = time_of(ahp.priorities, 1000)
    for name, call, times in peers():
        theirs = time_of(call, 50)
        print(f"one matrix 9 x 9: {ours * 1e6:.1f} microseconds, {name} {theirs * 1e6:.0f}, {theirs / ours:.0f} times")
        assert theirs / ours > times
