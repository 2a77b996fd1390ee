"""Priorities, group judgments and random indices of matrices as arrays."""

from __future__ import annotations

import ctypes
import json
import numbers
from fractions import Fraction

from typing import TYPE_CHECKING, Any, Iterator, Sequence, Union

import numpy as np

from . import _html, _library, _tables
from ._errors import ArgumentError, JudgmentError
from ._library import FACTS, library, local, raise_problem

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas

    Floats = npt.NDArray[np.float64]

#: A random index: the name of a table, a value, or the values of orders 3, 4 and so on.
RandomIndex = Union[str, float, Sequence[float]]

_FLOAT = np.dtype(np.float64)
_priorities = library.ahp_priorities
_FACT_COUNT = len(FACTS)


class Priorities:
    """The priorities of one matrix, or of each matrix of a stack.

    Attributes of a stack of *k* matrices are arrays of length *k*; those of one matrix are numbers.

    Attributes
    ----------
    weights : numpy.ndarray of float, shape (n,) or (k, n)
        The priorities: positive numbers without unit, which sum to 1 for each matrix.
    error_bound : float or numpy.ndarray
        A bound on the relative error of every priority, from the rounding of the judgments to the
        last operation; infinite if none is known.
    eigenvalue : float or numpy.ndarray
        The principal eigenvalue, at least *n*; of Harker's matrix if judgments are missing.
    eigenvalue_lower, eigenvalue_upper : float or numpy.ndarray
        An interval that is certain to contain it (Collatz 1942, doi:10.1007/BF01180013).
    ci : float or numpy.ndarray
        The consistency index (eigenvalue - n)/(n - 1), 0 or more; 0 for up to two items.
    cr : float or numpy.ndarray
        The consistency ratio, CI divided by the random index; NaN above the end of its table.
    is_unique : bool or numpy.ndarray
        Whether the method has no other solution.
    missing : int or numpy.ndarray
        The number of missing judgments.
    items : list of str or None
        The names of the items, if a DataFrame had them.
    """

    __slots__ = ("_results", "_count", "_order", "_is_stack", "items")

    def __init__(
        self, results: Floats, count: int, order: int, is_stack: bool, items: list[str] | None
    ) -> None:
        self._results = results
        self._count = count
        self._order = order
        self._is_stack = is_stack
        self.items = items

    @property
    def weights(self) -> Floats:
        found = self._results[: self._count * self._order]
        return found.reshape(self._count, self._order) if self._is_stack else found

    def _fact(self, position: int) -> Any:
        count = self._count
        start = count * self._order + position * count
        return self._results[start : start + count] if self._is_stack else float(self._results[start])

    @property
    def error_bound(self) -> Any:
        return self._fact(0)

    @property
    def eigenvalue(self) -> Any:
        return self._fact(1)

    @property
    def eigenvalue_lower(self) -> Any:
        return self._fact(2)

    @property
    def eigenvalue_upper(self) -> Any:
        return self._fact(3)

    @property
    def ci(self) -> Any:
        return self._fact(4)

    @property
    def cr(self) -> Any:
        return self._fact(5)

    @property
    def is_unique(self) -> Any:
        found = self._fact(6)
        return found != 0

    @property
    def missing(self) -> Any:
        found = self._fact(7)
        return found.astype(np.int64) if self._is_stack else int(found)

    def ranks(self) -> npt.NDArray[np.int64]:
        """Return the ranks of the items, 1 for the largest priority; equal priorities share one.

        Returns
        -------
        numpy.ndarray of int, shape (n,) or (k, n)
        """
        weights = self.weights
        return 1 + (weights[..., np.newaxis, :] > weights[..., :, np.newaxis]).sum(axis=-1)

    def to_frame(self) -> pandas.DataFrame:
        """Return the priorities as a pandas DataFrame.

        Returns
        -------
        pandas.DataFrame
            A row for each item, or for each matrix of a stack.
        """
        pandas = _tables.pandas()
        names = self._names()
        if self._is_stack:
            return pandas.DataFrame(self.weights, columns=names)
        return pandas.DataFrame({"priority": self.weights, "rank": self.ranks()}, index=names)

    def _names(self) -> list[str]:
        return self.items or [str(item + 1) for item in range(self._order)]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        weights = self.weights
        if dtype is not None and weights.dtype != dtype:
            return weights.astype(dtype)
        return weights.copy() if copy else weights

    def __len__(self) -> int:
        return self._count if self._is_stack else self._order

    def __iter__(self) -> Iterator[Any]:
        return iter(self.weights)

    def __getitem__(self, position: Any) -> Any:
        return self.weights[position]

    def __repr__(self) -> str:
        if self._is_stack:
            return f"<Priorities of {self._count} matrices of {self._order} items>"
        values = ", ".join(
            f"{name}: {weight:.4f}" for name, weight in zip(self._names(), self.weights.tolist())
        )
        return f"<Priorities {values}; CR {self.cr:.4f}>"

    def _repr_html_(self) -> str:
        if self._is_stack:
            shown = min(self._count, 10)
            rows = [
                [str(matrix + 1), *(f"{weight:.4f}" for weight in self.weights[matrix].tolist()),
                 f"{self.cr[matrix]:.4f}"]
                for matrix in range(shown)
            ]
            return _html.table(
                ["matrix", *self._names(), "CR"], rows,
                caption=f"{self._count} matrices, of which {shown} are shown"
                if shown < self._count else None,
            )
        return _html.bars(
            self._names(), self.weights.tolist(),
            caption=f"CR {self.cr:.4f}, λ {self.eigenvalue:.4f}, "
            f"relative error at most {self.error_bound:.1e}",
        )


def priorities(
    matrix: Any,
    *,
    prioritization: str | None = None,
    scale: str | None = None,
    missing_judgments: str | None = None,
    random_index: RandomIndex | None = None,
    incomplete_random_index: str | None = None,
    threads: int | None = None,
) -> Priorities:
    """Derive priorities from pairwise comparisons.

    Parameters
    ----------
    matrix : array_like, shape (n, n) or (k, n, n)
        Positive reciprocal matrices: entry (i, j) says how many times item i is preferred to item
        j. NaN stands for a missing judgment; of a pair one entry suffices. Fractions such as "1/3"
        may be texts. A pandas DataFrame gives the names of the items too.
    prioritization : str, optional
        How ratios become priorities: "eigenvector", "geometric-mean", "normalized-columns",
        "reciprocal-column-sums", "row-sums", "weighted-least-squares", "cogger-yu",
        "direct-least-squares" or "logarithmic-least-absolute-values".
    scale : str, optional
        The ratios that judgments stand for, such as "linear" or "balanced".
    missing_judgments : str, optional
        What stands for missing judgments: "harker" or "optimal-completion".
    random_index : str, float or sequence of float, optional
        The table that CR divides by, such as "saaty-1980"; or one's own value or values of orders
        3, 4, and so on.
    incomplete_random_index : str, optional
        What CR divides by if judgments are missing: "bounded", "unrestricted" or "complete".
    threads : int, optional
        The most threads to use; all cores by default. The numbers do not depend on it.

    Returns
    -------
    Priorities

    Raises
    ------
    JudgmentError
        If a matrix is wrong, its comparisons do not connect all items, or the method needs all
        judgments and some are missing.
    ArgumentError
        If there is no choice of a name, or the shape is wrong.
    LAPACKMissingError
        If judgments are missing and LAPACK cannot be loaded.

    Notes
    -----
    Choices that are left out have the defaults of the tool `ahp`, and every number is that of its
    JSON to the last bit. The interpreter's lock is released for the time of the computation.

    References
    ----------
    T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of
    Mathematical Psychology 15 (1977), 234-281, doi:10.1016/0022-2496(77)90033-5.

    Examples
    --------
    >>> w = priorities([[1, 3, 5], ["1/3", 1, 2], ["1/5", "1/2", 1]])
    >>> w.weights.round(3)
    array([0.648, 0.23 , 0.122])
    """
    array, items = _matrices(matrix)
    shape = array.shape
    order = shape[-1]
    is_stack = len(shape) == 3
    count = shape[0] if is_stack else 1
    chosen = None
    if (
        prioritization is not None
        or scale is not None
        or missing_judgments is not None
        or random_index is not None
        or incomplete_random_index is not None
    ):
        chosen = _library.choices(
            scale, prioritization, missing_judgments, _random_index_name(random_index),
            incomplete_random_index,
        )
    results = np.empty(count * (order + _FACT_COUNT))
    address = results.__array_interface__["data"][0]
    code = _priorities(
        count,
        order,
        array.__array_interface__["data"][0],
        chosen and chosen[0],
        0 if threads is None else _thread_count(threads),
        address,
        address + 8 * count * order,
        local.address,
    )
    if code:
        _explain(code, matrix, is_stack)
    return Priorities(results, count, order, is_stack, items)


def aggregate(matrices: Any, weights: npt.ArrayLike | None = None) -> Floats:
    """Combine the judgments of several people: aggregation of individual judgments (AIJ).

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        The matrix of each person, as of `priorities`.
    weights : array_like, shape (k,), optional
        The weight of each person, 0 or more and not all 0; equal by default.

    Returns
    -------
    numpy.ndarray, shape (n, n)
        For each pair the weighted geometric mean of those who judged it; NaN where nobody did.

    References
    ----------
    J. Aczél and T. L. Saaty, "Procedures for synthesizing ratio judgements", Journal of
    Mathematical Psychology 27 (1983), 93-102, doi:10.1016/0022-2496(83)90028-7.
    """
    array, _ = _matrices(matrices)
    if array.ndim != 3:
        raise ArgumentError(f"one matrix of shape {array.shape} (expected (k, n, n))")
    count, order, _ = array.shape
    address = None
    if weights is not None:
        own = _numbers(weights, "weights")
        if own.shape != (count,):
            raise ArgumentError(f"weights of shape {own.shape} (expected ({count},))")
        address = own.__array_interface__["data"][0]
    combined = np.empty((order, order))
    code = library.ahp_aggregate(
        count, order, array.__array_interface__["data"][0], address,
        combined.__array_interface__["data"][0], local.address,
    )
    if code:
        _explain(code, matrices, True)
    return combined


def random_index(
    order: int,
    *,
    missing: int = 0,
    random_index: RandomIndex | None = None,
    incomplete_random_index: str | None = None,
) -> float:
    """Look up the random index of an order.

    Parameters
    ----------
    order : int
        The number of items, at least 1.
    missing : int
        The number of missing judgments.
    random_index, incomplete_random_index : optional
        The tables, as of `priorities`.

    Returns
    -------
    float
        NaN above the end of the table.
    """
    chosen = _library.choices(
        None, None, None, _random_index_name(random_index), incomplete_random_index)
    value = ctypes.c_double()
    code = library.ahp_random_index(
        _whole(order, "order"), _whole(missing, "missing"), chosen and chosen[0],
        ctypes.addressof(value), local.address,
    )
    if code:
        raise_problem(code, is_stack=False)
    return value.value


def reciprocal_matrix(upper_triangle: Any, order: int | None = None) -> Floats:
    """Return the reciprocal matrix of the judgments above its diagonal.

    Parameters
    ----------
    upper_triangle : array_like, shape (m,) or (k, m)
        The m = n(n - 1)/2 ratios above the diagonal, row by row; NaN for missing ones.
    order : int, optional
        The number of items n; found from m by default.

    Returns
    -------
    numpy.ndarray, shape (n, n) or (k, n, n)

    Examples
    --------
    >>> reciprocal_matrix([3, 5, 2])[2, 0]
    0.2
    """
    ratios = _numbers(upper_triangle, "judgments")
    if ratios.ndim not in (1, 2):
        raise ArgumentError(f"judgments of shape {ratios.shape} (expected (m,) or (k, m))")
    width = ratios.shape[-1]
    found = int((1 + (1 + 8 * width) ** 0.5) / 2) if order is None else _whole(order, "order")
    if found < 1 or found * (found - 1) // 2 != width:
        raise ArgumentError(f"{width} judgments (expected n(n - 1)/2 for n items)")
    matrix = np.ones((*ratios.shape[:-1], found, found))
    rows, columns = np.triu_indices(found, 1)
    matrix[..., rows, columns] = ratios
    with np.errstate(divide="ignore"):
        matrix[..., columns, rows] = 1 / ratios
    return matrix


def simulate_random_index(
    order: int, *, samples: int | None = None, seed: int | None = None, threads: int | None = None
) -> dict[str, Any]:
    """Estimate the random index of an order from seeded random matrices.

    Parameters
    ----------
    order : int
        3 to 100.
    samples : int, optional
        How many matrices to draw.
    seed : int, optional
        The seed of the random numbers.
    threads : int, optional
        The most threads to use; the numbers do not depend on it.

    Returns
    -------
    dict
        Mean, standard error and the published tables, as `ahp random-index --format json`.
    """
    arguments = ["random-index", "--format=json", f"--order={_whole(order, 'order')}"]
    for name, value in (("samples", samples), ("seed", seed), ("threads", threads)):
        if value is not None:
            arguments.append(f"--{name}={_whole(value, name)}")
    return json.loads(_library.run(arguments)[0])


# MARK: Input


def _matrices(matrix):
    """Return matrices as an array that C can read, and the names of the items if they have any."""
    if type(matrix) is np.ndarray and matrix.dtype is _FLOAT:
        flags = matrix.flags
        if flags.c_contiguous and flags.aligned:
            shape = matrix.shape
            if 2 <= len(shape) <= 3 and shape[-1] == shape[-2]:
                return matrix, None
    items = None
    if hasattr(matrix, "to_numpy") and hasattr(matrix, "columns"):
        items = [str(name) for name in matrix.columns]
        rows = [str(name) for name in matrix.index]
        if rows != items and rows != [str(row) for row in range(len(rows))]:
            raise ArgumentError(
                f"the rows are {', '.join(rows[:20])} and the columns {', '.join(items[:20])} "
                "(expected the same names in the same order)")
        matrix = matrix.to_numpy()
    elif isinstance(matrix, Priorities):
        raise TypeError("priorities are not a matrix (expected an array of judgments)")
    array = _numbers(matrix, "judgments")
    if array.ndim not in (2, 3) or array.shape[-1] != array.shape[-2]:
        raise ArgumentError(f"judgments of shape {array.shape} (expected (n, n) or (k, n, n))")
    return array, items


def _numbers(values, what):
    """Return numbers as doubles, contiguous and in the order of C."""
    if isinstance(values, np.ma.MaskedArray):
        values = values.astype(np.float64).filled(np.nan)
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise ArgumentError(f"the {what} are no array: {error}") from None
    kind = array.dtype.kind
    if kind in "OUS":
        array = _converted(array, what)
    elif kind not in "fiu":
        raise TypeError(f"{what} of type {array.dtype} (expected real numbers)")
    return np.require(array, np.float64, ["C", "A"])


def _converted(array, what):
    """Return an array of objects or texts as doubles."""
    converted = np.empty(array.shape)
    for place, value in np.ndenumerate(array):
        try:
            converted[place] = _number(value)
        except (TypeError, ValueError, ZeroDivisionError, OverflowError):
            raise TypeError(
                f"{value!r} at {place} of the {what} is not a number (expected one, or a fraction "
                "such as '1/3')") from None
    return converted


def _number(value):
    if isinstance(value, bytes):
        value = value.decode()
    if isinstance(value, str):
        text = value.strip()
        return float(Fraction(text)) if "/" in text else float(text)
    if value is None:
        return float("nan")
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (numbers.Real, np.number)):
        if hasattr(value, "as_tuple"):  # A decimal number.
            return float(value)
        if type(value).__name__ == "NAType":
            return float("nan")
        raise TypeError
    return float(value)


def _explain(code, matrix, is_stack):
    try:
        raise_problem(code, is_stack=is_stack)
    except JudgmentError as error:
        dtype = getattr(matrix, "dtype", None)
        if dtype in (np.float32, np.float16) and error.row is not None:
            error.args = (
                f"{error}; {dtype} keeps too few digits of a reciprocal (expected float64, as of "
                "'reciprocal_matrix')",)
        raise


def _thread_count(threads):
    count = _whole(threads, "threads")
    if not 1 <= count <= 1 << 31:
        raise ArgumentError(f"{threads} threads (expected 1 or more)")
    return count


def _whole(value, what):
    """Return a whole number that fits 64 bits."""
    try:
        if isinstance(value, bool):
            raise TypeError
        number = value.__index__()
    except (AttributeError, TypeError):
        raise TypeError(f"{what} is {value!r} (expected a whole number)") from None
    if not -(1 << 63) <= number < 1 << 63:
        raise ArgumentError(f"{what} is {number} (expected a number of 64 bits)")
    return number


def _random_index_name(value):
    """Return a random index as the name that the library knows it by."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        return repr(float(value))
    try:
        return " ".join(repr(float(one)) for one in value)
    except (TypeError, ValueError):
        raise TypeError(
            f"random_index is {value!r} (expected the name of a table, a number or numbers)"
        ) from None
