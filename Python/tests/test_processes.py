"""Threads, forks, memory, and a machine without LAPACK."""

import multiprocessing
import os
import pathlib
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

import ahp_decisions as ahp
from ahp_decisions import _library
from conftest import ROOT, random_matrices

LEADER = str(ROOT / "Examples/published/leader.yaml")


def study(seed):
    """What a worker does: a stack on all threads, an incomplete matrix, and a model."""
    random = np.random.default_rng(seed)
    stack = random_matrices(random, 5000, 6)
    incomplete = stack[0].copy()
    incomplete[0, 1] = incomplete[1, 0] = np.nan
    model = ahp.Model.read(LEADER)
    return (
        ahp.priorities(stack)._results.tobytes(),
        ahp.priorities(incomplete).weights.tobytes(),
        model.simulate(draws=2000, seed=seed).data["ranked"][0]["mean"],
    )


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_workers_find_what_this_process_finds(method):
    # Threads were started before the fork.
    expected = [study(seed) for seed in range(4)]
    context = multiprocessing.get_context(method)
    with context.Pool(2) as pool:
        assert pool.map_async(study, range(4)).get(timeout=120) == expected


def test_threads_find_what_one_finds():
    expected = [study(seed) for seed in range(8)]
    found = [None] * 8

    def work(seed):
        found[seed] = study(seed)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected


def test_problems_of_threads_are_their_own():
    wrong = []

    def work(order):
        matrix = np.ones((order, order))
        matrix[order - 1, 0] = order
        for _ in range(300):
            try:
                ahp.priorities(matrix)
            except ahp.JudgmentError as error:
                if error.row != order - 1:
                    wrong.append(error)

    threads = [threading.Thread(target=work, args=(order,)) for order in range(2, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_lock_of_the_interpreter_is_released(random):
    stack = random_matrices(random, 200_000, 7)
    longest = 0.0
    done = threading.Event()

    def tick():
        nonlocal longest
        last = time.perf_counter()
        while not done.is_set():
            time.sleep(0.001)
            now = time.perf_counter()
            longest = max(longest, now - last)
            last = now

    ticking = threading.Thread(target=tick)
    ticking.start()
    start = time.perf_counter()
    for _ in range(3):
        ahp.priorities(stack, threads=1)
    took = time.perf_counter() - start
    done.set()
    ticking.join()
    # With the lock held the other thread would have waited for a whole call.
    assert longest < took / 3 * 0.9


def resident():
    """The memory of this process in bytes."""
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError


def test_a_million_calls_keep_no_memory(random):
    calls = int(os.environ.get("AHP_LEAK_CALLS", 1_000_000))
    matrix = random_matrices(random, 1, 5)[0]
    wrong = np.ones((3, 3))
    wrong[0, 1] = -1

    def many(count):
        for _ in range(count):
            ahp.priorities(matrix)
        for _ in range(count // 10):
            ahp.priorities(matrix, prioritization="geometric-mean", random_index="saaty-1980")
            try:
                ahp.priorities(wrong)
            except ahp.JudgmentError:
                pass

    many(20_000)
    before = resident()
    many(calls)
    assert resident() - before < 4 << 20


def test_a_thousand_models_keep_no_memory_and_no_descriptors():
    model = ahp.Model.read(LEADER)
    for _ in range(100):
        model.evaluate()
    before, descriptors = resident(), len(os.listdir("/proc/self/fd"))
    for _ in range(1000):
        model.evaluate()
        with pytest.raises(ahp.AHPError):
            model.evaluate(participant="nobody")
    assert len(os.listdir("/proc/self/fd")) == descriptors
    assert resident() - before < 8 << 20


def test_standard_streams_are_left_alone(capfd):
    model = ahp.Model.read(LEADER)
    model.report(format="text", draws=100)
    with pytest.raises(ahp.ModelError):
        ahp.Model.from_text("x")
    assert capfd.readouterr() == ("", "")


def python(code, **environment):
    """Run code in another interpreter, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment})
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_lapack_there_is_an_exception(tmp_path):
    # A file that is no library takes the place of LAPACK.
    (tmp_path / "libopenblas.so.0").write_bytes(b"nothing")
    printed = python(
        """
import numpy as np, ahp_decisions as ahp
matrix = ahp.reciprocal_matrix([3, 5, 2, 2, 1, 3])
print(ahp.priorities(matrix).weights.sum().round(9), ahp.priorities(matrix, prioritization="geometric-mean").cr < 1)
matrix[0, 1] = matrix[1, 0] = np.nan
for work in (lambda: ahp.priorities(matrix), lambda: ahp.priorities([matrix] * 3000),
             lambda: ahp.Model.from_matrix(matrix).evaluate()):
    try:
        work()
        print("done")
    except ahp.LAPACKMissingError as error:
        print("missing", "LAPACK cannot be loaded" in str(error))
print(ahp.Model.from_matrix(np.ones((3, 3))).evaluate().ranking)
""", LD_LIBRARY_PATH=str(tmp_path))
    assert printed.splitlines() == ["1.0 True"] + ["missing True"] * 3 + ["['1', '2', '3']"]


def test_blas_of_the_host_keeps_its_threads():
    printed = python("""
import ctypes
host = ctypes.CDLL("libopenblas.so.0")
host.openblas_set_num_threads(2)
import numpy as np, ahp_decisions as ahp
matrix = ahp.reciprocal_matrix([3, 5, 2, np.nan, 1, 3])
ahp.priorities(matrix)
print(host.openblas_get_num_threads())
""")
    assert printed.strip() == "2"


def test_the_names_of_the_library_are_its_own():
    with pytest.raises(AttributeError):
        _ = getattr(__import__("ctypes").CDLL(None), "ahp_priorities")


def test_the_library_has_the_functions_of_its_header():
    import re

    header = (ROOT / "Sources/AHPHeader/ahp.h").read_text()
    declared = set(re.findall(r"\b(ahp_[a-z_]+)\(", header))
    exported = set(re.findall(r"\b(ahp_[a-z_]+);", (ROOT / "Sources/AHPHeader/exports.map").read_text()))
    assert declared == exported
    for name in declared:
        assert getattr(_library.library, name)
    facts = re.findall(r"^  AHP_(\w+),?$", header[header.index("enum {\n  /// A bound"):], re.M)
    assert len(facts) == len(_library.FACTS) + 1


def test_an_interrupt_does_not_wait_for_the_work():
    """Ctrl-C during minutes of work: the exception comes at once, and the package works on."""
    program = """
import os, signal, sys, threading, time
import ahp_decisions as ahp
model = ahp.Model.generate(levels=2, branching=4, alternatives=5)
before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
start = time.monotonic()
try:
    model.simulate(draws=100_000_000, threads=1)
    print("it came to its end")
except KeyboardInterrupt:
    print("interrupted", time.monotonic() - start < 30, model.evaluate().ranking is not None)
sys.stdout.flush()
os._exit(0)
"""
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300)
    assert found.stdout.strip() == "interrupted True True", found.stderr
