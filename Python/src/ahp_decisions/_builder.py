"""Models step by step."""

from __future__ import annotations

import copy

from typing import Any, Iterable

from . import _options
from ._arrays import _matrices
from ._errors import ArgumentError
from ._model import Model, upper_triangle


class ModelBuilder:
    """A model that is made step by step.

    Parameters
    ----------
    name : str
        The name of the goal and of the decision.
    alternatives : sequence of str, optional
    settings : dict, optional
        The choices of the evaluation, by the keys of the model file.
    **data
        Further keys of the model file, such as ``source`` or ``provenance``.

    Examples
    --------
    >>> builder = ModelBuilder("Choose a car", alternatives=["A", "B"])
    >>> builder.criterion("Cost").criterion("Comfort")
    <ModelBuilder 'Choose a car': 2 criteria>
    >>> builder.compare("Choose a car", "Cost", "Comfort", 3)
    <ModelBuilder 'Choose a car': 2 criteria>
    >>> builder.judge("Cost", priorities={"A": 0.7, "B": 0.3})
    <ModelBuilder 'Choose a car': 2 criteria>
    >>> builder.compare("Comfort", "A", "B", "1/2")
    <ModelBuilder 'Choose a car': 2 criteria>
    >>> builder.model().evaluate().ranking
    ['A', 'B']
    """

    def __init__(
        self,
        name: str,
        alternatives: Iterable[Any] | None = None,
        *,
        settings: dict[str, Any] | None = None,
        **data: Any,
    ) -> None:
        self._goal: dict[str, Any] = {"name": name}
        self._data: dict[str, Any] = {"ahp": 1, "name": name, **data}
        if alternatives is not None:
            self._data["alternatives"] = _options._listed("alternatives", alternatives)
        if settings is not None:
            self._data["settings"] = dict(settings)
        self._count = 0

    def criterion(self, path: str, **data: Any) -> ModelBuilder:
        """Add a criterion.

        Parameters
        ----------
        path : str
            Its name, after the names of the criteria above it and slashes: "Cost/Purchase".
        **data
            Further keys of the model file.

        Returns
        -------
        ModelBuilder
            This one.
        """
        above, _, name = path.rpartition("/")
        parent = self._find(above) if above else self._goal
        children = parent.setdefault("children", [])
        if any(child.get("name") == name for child in children):
            raise ArgumentError(f"there is a criterion '{path}' already (expected another name)")
        children.append({"name": name, **data})
        self._count += 1
        return self

    def participant(self, name: str, weight: float | None = None, **attributes: Any) -> ModelBuilder:
        """Add a participant, with attributes by which participants can be grouped."""
        entry: dict = {"name": name}
        if weight is not None:
            entry["weight"] = weight
        if attributes:
            entry["attributes"] = attributes
        self._data.setdefault("participants", []).append(entry)
        return self

    def compare(
        self, path: str, first: str, second: str, ratio: Any, *, participant: str | None = None
    ) -> ModelBuilder:
        """Add a judgment: on the criterion of a path, or the goal by its name, `first` is preferred
        `ratio` times to `second`.

        Parameters
        ----------
        ratio : number or str
            Positive; a fraction such as "1/3" may be a text.
        participant : str, optional
            Who judged.
        """
        own = self._judgments(path, participant)
        own.setdefault("comparisons", []).append([first, second, ratio])
        return self

    def judge(
        self, path: str, matrix: Any = None, *, participant: str | None = None, **form: Any
    ) -> ModelBuilder:
        """Set the judgments on a criterion.

        Parameters
        ----------
        matrix : array_like, shape (n, n), optional
            A comparison matrix, NaN for missing judgments.
        **form
            One of the forms of the model file: priorities, ranks, values, ratings, with its keys.
        """
        own = self._judgments(path, participant)
        if matrix is not None:
            array, _ = _matrices(matrix)
            if array.ndim != 2:
                raise ArgumentError(f"judgments of shape {array.shape} (expected (n, n))")
            own["upperTriangle"] = upper_triangle(array)
        own.update(form)
        return self

    def model(self) -> Model:
        """Return the model.

        Raises
        ------
        ModelError
            If it is wrong, with every problem.
        """
        return Model.from_dict({**copy.deepcopy(self._data), "goal": copy.deepcopy(self._goal)})

    def _judgments(self, path, participant):
        criterion = self._find(path)
        if participant is None:
            return criterion
        return criterion.setdefault("judgments", {}).setdefault(participant, {})

    def _find(self, path):
        if path == self._goal["name"]:
            return self._goal
        found = self._goal
        for name in path.split("/"):
            children = found.get("children", [])
            found = next((child for child in children if child.get("name") == name), None)
            if found is None:
                names = ", ".join(str(child.get("name")) for child in children) or "nothing"
                raise ArgumentError(f"no criterion '{path}' (found {names})")
        return found

    def __repr__(self) -> str:
        return f"<ModelBuilder {self._goal['name']!r}: {self._count} criteria>"
