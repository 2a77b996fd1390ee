"""Studies of matrices by the commands for models."""

from __future__ import annotations

import json
from typing import Any, Sequence

import numpy as np

from . import _library, _options, _results
from ._arrays import _matrices, reciprocal_matrix
from ._errors import ArgumentError
from ._model import Model, names_of, upper_triangle


def consistency(
    matrix: Any,
    *,
    judgments: int | None = None,
    items: Sequence[str] | None = None,
    **options: Any,
) -> _results.ConsistencyResult:
    """Compute every consistency index of matrices, and find the judgments to think over again.

    Parameters
    ----------
    matrix : array_like, shape (n, n) or (k, n, n)
        As of `priorities`.
    judgments : int, optional
        How many judgments to give advice on for each matrix; for stacks none by default.
    items : sequence of str, optional
        The names of the items.
    **options
        The choices of an evaluation: prioritization, random_index and so on.

    Returns
    -------
    ConsistencyResult
        With a row for each matrix in ``indices``.
    """
    array, labels = _matrices(matrix)
    if array.ndim == 2:
        if judgments is not None:
            options["judgments"] = judgments
        own = labels if items is None else items
        return Model.from_matrix(array, own).consistency(all=True, **options)
    names = names_of("items", items, array.shape[-1])
    if len(array) == 0:
        return _results.ConsistencyResult({"report": "consistency", "matrices": []})
    # One model with a criterion for each matrix, all of the same weight.
    children = [
        {"name": str(position + 1), "upperTriangle": upper_triangle(own)}
        for position, own in enumerate(array)
    ]
    weights = {child["name"]: 1 for child in children}
    model = Model.from_dict({
        "ahp": 1, "name": "matrices", "alternatives": names,
        "goal": {"name": "matrices", "priorities": weights, "children": children},
    })
    return model.consistency(all=True, judgments=judgments or 0, **options)


def repair(
    matrix: Any, *, items: Sequence[str] | None = None, **options: Any
) -> tuple[np.ndarray, _results.RepairResult]:
    """Change judgments of a matrix so that its consistency ratio is accepted.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        As of `priorities`.
    items : sequence of str, optional
        The names of the items.
    **options
        Of `Model.repair`: method, keep_to, theta, most_changes, threshold and so on.

    Returns
    -------
    repaired : numpy.ndarray, shape (n, n)
    result : RepairResult
    """
    array, labels = _matrices(matrix)
    if array.ndim != 2:
        raise ArgumentError(f"judgments of shape {array.shape} (expected (n, n))")
    result = Model.from_matrix(array, labels if items is None else items).repair(**options)
    return _triangle(result.model.to_dict()["goal"], array), result


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the model file, by which editors complete and check it."""
    return json.loads(_library.run(["schema"])[0])


def texts(language: str, *, questionnaire_only: bool = False) -> str:
    """Return the file of texts of a language, to translate: the English ones stand in it.

    A file of texts is the ``language`` of every analysis and document, by its path.

    Parameters
    ----------
    language : str
        The tag of the language, such as "nl" or "pt-PT".
    questionnaire_only : bool
        Whether only the texts of questionnaires are written, a tenth of all.
    """
    arguments = ["texts", f"--language={_options._text('language', language)}"]
    if questionnaire_only:
        arguments.append("--questionnaire-only")
    return _library.run(arguments)[0].decode()


def _triangle(goal, before):
    """Return the matrix that the goal of a model has."""
    order = len(before)
    names = [child["name"] for child in goal["children"]]
    if "upperTriangle" in goal:
        ratios = [_ratio(one) for one in goal["upperTriangle"]]
        return reciprocal_matrix(np.array(ratios, dtype=float), order)
    if "matrix" in goal:
        return np.array([[_ratio(one) for one in row] for row in goal["matrix"]], dtype=float)
    matrix = np.full((order, order), np.nan)
    np.fill_diagonal(matrix, 1)
    for first, second, ratio in goal.get("comparisons", []):
        row, column = names.index(first), names.index(second)
        matrix[row, column], matrix[column, row] = _ratio(ratio), 1 / _ratio(ratio)
    return matrix


def _ratio(value):
    if value is None:
        return float("nan")
    if isinstance(value, str):
        first, _, second = value.partition("/")
        return float(first) / float(second) if second else float(first)
    return float(value)
