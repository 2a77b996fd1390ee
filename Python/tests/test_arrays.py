"""What arrays may be, and what is refused with a message."""

import decimal
import fractions

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from hypothesis.extra import numpy as hnp

import ahp_decisions as ahp
from conftest import METHODS, random_matrices

A = np.array([[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]])


def test_a_known_matrix_has_its_priorities():
    w = ahp.priorities(A)
    # Saaty's method by a computation of 30 digits.
    assert w.weights == pytest.approx([0.648329, 0.229651, 0.122020], abs=5e-7)
    assert w.eigenvalue == pytest.approx(3.0036945980636, abs=1e-12)
    assert w.eigenvalue_lower <= w.eigenvalue <= w.eigenvalue_upper
    assert 0 < w.error_bound < 1e-14
    assert w.cr == w.ci / 0.5247
    assert w.ranks().tolist() == [1, 2, 3]


@pytest.mark.parametrize("given", [
    A.tolist(), tuple(map(tuple, A)), np.asfortranarray(A), A[::-1, ::-1][::-1, ::-1],
    np.pad(A, 3)[3:6, 3:6], A.astype(">f8"), A.astype(object), pd.DataFrame(A),
    [[1, 3, 5], ["1/3", 1, 2], ["1/5", " 1/2 ", 1]],
    [[1, 3, fractions.Fraction(5)], [fractions.Fraction(1, 3), 1, 2],
     [decimal.Decimal("0.2"), 0.5, True + 0]],
    A.astype(np.longdouble),
])
def test_the_same_judgments_in_another_form_have_the_same_priorities(given):
    assert (ahp.priorities(given).weights == ahp.priorities(A).weights).all()


def test_whole_numbers_and_read_only_arrays_are_judgments():
    ones = np.ones((3, 3), dtype=np.uint8)
    assert ahp.priorities(ones).weights.tolist() == [1 / 3] * 3
    frozen = A.copy()
    frozen.flags.writeable = False
    assert (ahp.priorities(frozen).weights == ahp.priorities(A).weights).all()
    assert (ahp.priorities(np.broadcast_to(A, (4, 3, 3))).weights == ahp.priorities(A).weights).all()


def test_unaligned_memory_is_read():
    raw = bytearray(1 + A.nbytes)
    unaligned = np.frombuffer(raw, dtype=np.uint8)[1:].view(np.float64).reshape(3, 3)
    assert not unaligned.flags.aligned
    unaligned[:] = A
    assert (ahp.priorities(unaligned).weights == ahp.priorities(A).weights).all()


def test_a_missing_judgment_may_be_nan_none_or_masked():
    nan = A.copy()
    nan[0, 2] = nan[2, 0] = np.nan
    expected = ahp.priorities(nan)
    assert expected.missing == 1
    one_sided = A.copy()
    one_sided[2, 0] = np.nan
    assert (ahp.priorities(one_sided).weights == ahp.priorities(A).weights).all()
    with_none = [[1, 3, None], [1 / 3, 1, 2], [None, 1 / 2, 1]]
    masked = np.ma.array(A, mask=np.isnan(nan))
    for same in (with_none, masked, pd.DataFrame(nan)):
        assert (ahp.priorities(same).weights == expected.weights).all()


def test_names_come_from_a_frame():
    frame = pd.DataFrame(A, index=["a", "b", "c"], columns=["a", "b", "c"])
    w = ahp.priorities(frame)
    assert w.items == ["a", "b", "c"]
    assert "<td" in w._repr_html_() and "<script" not in w._repr_html_()
    assert w.to_frame().loc["a", "rank"] == 1
    with pytest.raises(ahp.ArgumentError, match="same names in the same order"):
        ahp.priorities(frame.loc[["b", "a", "c"]])


def test_names_are_text_in_a_notebook():
    frame = pd.DataFrame(A, columns=["<script>", "b", "c"])
    assert "<script>" not in ahp.priorities(frame)._repr_html_()


@pytest.mark.parametrize("given, error, message", [
    ([[1, 3], [0.33, 1]], ahp.JudgmentError, "row 2, column 1 is 0.33 but row 1, column 2 is 3.0"),
    ([[1, -3], [-1 / 3, 1]], ahp.JudgmentError, "judgment -3.0 in row 1, column 2"),
    ([[1, 0], [0, 1]], ahp.JudgmentError, "judgment 0.0 in row 1, column 2 is not a positive"),
    ([[1, np.inf], [0, 1]], ahp.JudgmentError, "judgment inf"),
    ([[1, 1e200], [1e-200, 1]], ahp.JudgmentError, "is outside 1e-50"),
    ([[2, 3], [1 / 3, 1]], ahp.JudgmentError, "row 1, column 1 is 2.0"),
    ([[np.nan, 3], [1 / 3, 1]], ahp.JudgmentError, "row 1, column 1 is nan"),
    (np.where(np.eye(4), 1, np.nan), ahp.JudgmentError, "do not connect all items"),
    (np.array([[1, 3], [1 / 3, 1]], dtype=np.float32), ahp.JudgmentError, "float32"),
    (np.ones((2, 3)), ahp.ArgumentError, r"shape \(2, 3\)"),
    (np.ones(4), ahp.ArgumentError, r"shape \(4,\)"),
    (np.ones((1, 2, 2, 2)), ahp.ArgumentError, "shape"),
    (np.ones((0, 0)), ahp.ArgumentError, "0 items"),
    (np.ones((0, 10**6, 10**6)), ahp.ArgumentError, "1000000 items"),
    ([[1, 2], [3]], ahp.ArgumentError, "no array"),
    (3, ahp.ArgumentError, "shape"),
    (None, ahp.ArgumentError, "shape"),
    ("matrix", TypeError, "not a number"),
    ([["1/0", 1], [1, 1]], TypeError, "1/0"),
    ([[1, 1j], [1, 1]], TypeError, "complex"),
    (np.array([[True]]), TypeError, "bool"),
    (np.array([["2020-01-01"]], dtype="M8[D]"), TypeError, "datetime"),
    ([[object()]], TypeError, "not a number"),
    ({}, TypeError, "not a number"),
])
def test_what_is_no_matrix_is_refused(given, error, message):
    with pytest.raises(error, match=message):
        ahp.priorities(given)


def test_the_first_wrong_matrix_of_a_stack_is_named(random):
    stack = random_matrices(random, 5000, 4)
    stack[4321, 2, 1] = 6.5
    stack[4999, 0, 1] = -1
    with pytest.raises(ahp.JudgmentError, match="matrix 4322: row 3, column 2") as caught:
        ahp.priorities(stack)
    assert (caught.value.matrix, caught.value.row, caught.value.column) == (4321, 2, 1)


@pytest.mark.parametrize("options, error", [
    ({"prioritization": "eigenvektor"}, ahp.ArgumentError),
    ({"prioritization": 3}, TypeError),
    ({"prioritization": []}, TypeError),
    ({"scale": "x\0y"}, ahp.ArgumentError),
    ({"scale": "\ud800"}, ahp.ArgumentError),
    ({"random_index": -1}, ahp.ArgumentError),
    ({"random_index": float("nan")}, ahp.ArgumentError),
    ({"random_index": object()}, TypeError),
    ({"threads": 0}, ahp.ArgumentError),
    ({"threads": 2.5}, TypeError),
    ({"threads": 2**70}, ahp.ArgumentError),
])
def test_what_is_no_choice_is_refused(options, error):
    with pytest.raises(error):
        ahp.priorities(A, **options)


def test_other_functions_refuse_what_they_cannot_take():
    for call in (
        lambda: ahp.random_index(0), lambda: ahp.random_index(2**62), lambda: ahp.random_index(5, missing=7),
        lambda: ahp.random_index(5, missing=-1), lambda: ahp.aggregate(A), lambda: ahp.aggregate([A], [1, 2]),
        lambda: ahp.aggregate([A], [-1]), lambda: ahp.aggregate([A, A], [0, 0]),
        lambda: ahp.aggregate(np.ones((0, 3, 3))), lambda: ahp.aggregate([A], [np.nan]),
        lambda: ahp.reciprocal_matrix([1, 2]), lambda: ahp.repair([A, A]),
        lambda: ahp.simulate_random_index(1000), lambda: ahp.simulate_random_index(5, samples=-1),
    ):
        with pytest.raises(ahp.AHPError):
            call()


def test_the_threads_do_not_change_the_numbers(random):
    stack = random_matrices(random, 3000, 7)
    one = ahp.priorities(stack, threads=1)
    assert (one._results == ahp.priorities(stack)._results).all()


ANY_FLOAT = st.floats(width=64) | st.sampled_from(
    [1.0, 3.0, 1 / 3, 0.0, -1.0, np.nan, np.inf, 1e-50, 1e50, 5e-324, 1e308])
SHAPES = hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5) | st.sampled_from(
    [(3, 3), (4, 4), (2, 3, 3), (1, 5, 5), (5, 1, 1)])
DTYPES = st.sampled_from(["f8", ">f8", "f4", "f2", "i8", "u1", "b1", "c16", "U3", "O"])


@st.composite
def arrays(draw):
    array = draw(hnp.arrays(draw(DTYPES), draw(SHAPES)))
    if draw(st.booleans()):
        array = array.T
    if draw(st.booleans()) and array.ndim:
        array = array[:: draw(st.sampled_from([1, 2, -1]))]
    return array


@st.composite
def nearly_matrices(draw):
    """Reciprocal matrices in which some entries are anything."""
    order = draw(st.integers(1, 6))
    ratios = draw(st.lists(
        st.sampled_from([1.0, 2.0, 9.0, 1 / 7, 1e-50, 1e50, np.nan]),
        min_size=order * (order - 1) // 2, max_size=order * (order - 1) // 2))
    matrix = ahp.reciprocal_matrix(np.array(ratios, dtype=float), order)
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, order - 1)), draw(st.integers(0, order - 1))
        matrix[place] = draw(ANY_FLOAT)
    return np.stack([matrix] * draw(st.integers(1, 3))) if draw(st.booleans()) else matrix


def survives(call):
    """Call a function, which returns what is right or raises what a caller expects."""
    try:
        found = call()
    except (ahp.AHPError, TypeError, ValueError):
        return
    weights = found.weights if isinstance(found, ahp.Priorities) else found
    if isinstance(found, ahp.Priorities) and weights.size:
        assert np.isfinite(weights).all() and (weights > 0).all()
        assert np.abs(weights.sum(axis=-1) - 1).max() < 1e-9


# The whole run has the examples that AHP_EXAMPLES says; a first look has few.
import os  # noqa: E402

EXAMPLES = int(os.environ.get("AHP_EXAMPLES", 2000))
MANY = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(arrays(), st.sampled_from(METHODS) | st.none())
def test_no_array_ends_the_interpreter(array, method):
    survives(lambda: ahp.priorities(array, prioritization=method))


@MANY
@given(nearly_matrices(), st.sampled_from(METHODS), st.sampled_from(["harker", "optimal-completion"]))
def test_no_matrix_ends_the_interpreter(matrix, method, missing):
    survives(lambda: ahp.priorities(matrix, prioritization=method, missing_judgments=missing))
    survives(lambda: ahp.aggregate(matrix if matrix.ndim == 3 else matrix[np.newaxis]))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6)


@MANY
@given(ANYTHING, ANYTHING, ANYTHING)
def test_no_object_ends_the_interpreter(matrix, choice, number):
    survives(lambda: ahp.priorities(matrix))
    survives(lambda: ahp.priorities(A, scale=choice, random_index=number))
    survives(lambda: ahp.priorities(A, threads=number))
    survives(lambda: ahp.random_index(number, missing=number))
    survives(lambda: ahp.aggregate([A], matrix))
    survives(lambda: ahp.reciprocal_matrix(matrix, number))
