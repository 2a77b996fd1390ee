"""Results of commands: the data of their JSON, and tables of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from . import _html, _tables
from ._errors import ArgumentError

if TYPE_CHECKING:
    import numpy
    import pandas

    from ._model import Model


def _frame(rows, index=None):
    pandas = _tables.pandas()
    frame = pandas.DataFrame(rows)
    return frame.set_index(index) if index and len(frame.columns) else frame


class Result(Mapping[str, Any]):
    """What a command found: the mapping of its JSON, as the manual describes it.

    Attributes
    ----------
    data : dict
        The mapping itself.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    @property
    def verdict(self) -> str | None:
        """The sentence that says what was found; None if the command has none."""
        return self.data.get("verdict")

    def __repr__(self) -> str:
        name = (self.data.get("model") or {}).get("name")
        return f"<{type(self).__name__} of {name!r}{': ' + self.verdict if self.verdict else ''}>"

    def _repr_html_(self) -> str:
        import html

        return f"<p>{html.escape(self.verdict or repr(self))}</p>"


class EvaluationResult(Result):
    """The priorities of a model: `ahp synthesize`."""

    @property
    def alternatives(self) -> pandas.DataFrame:
        """The alternatives, in the order of the model, as a pandas DataFrame.

        Columns: priority, total, rank, errorBound. A model without alternatives has no rows.
        """
        return _frame(self.data["alternatives"] or [], "name")

    @property
    def criteria(self) -> pandas.DataFrame:
        """The criteria as a pandas DataFrame, indexed by path.

        Columns: name, globalPriority, globalErrorBound, and of the matrix order, missing, index
        (CI) and ratio (CR), where there is one matrix.
        """
        rows = []
        for criterion in self.data["criteria"]:
            matrices = criterion["matrices"]
            matrix = matrices[0] if len(matrices) == 1 else {}
            row = {key: criterion[key] for key in ("path", "name", "globalPriority", "globalErrorBound")}
            row.update({key: matrix.get(key) for key in ("order", "missing", "index", "ratio")})
            rows.append(row)
        return _frame(rows, "path")

    @property
    def local_priorities(self) -> pandas.DataFrame:
        """The local priorities as a pandas DataFrame, a row for each item of each criterion."""
        return _frame([
            {"path": criterion["path"], **item}
            for criterion in self.data["criteria"] for item in criterion["items"]
        ])

    @property
    def nodes(self) -> pandas.DataFrame:
        """The nodes of the networks as a pandas DataFrame, indexed by network, cluster and node.

        Columns: raw (the limiting priority, which sums to 1 over a network), normal (sums to 1 over
        the cluster), ideal (1 for the largest of the cluster) and errorBound (of raw). A hierarchy
        has no rows.
        """
        return _frame([
            {"network": network["path"], "cluster": cluster["cluster"], "node": node["name"],
             **{key: node[key] for key in ("raw", "normal", "ideal", "errorBound")}}
            for network in self.data.get("networks") or []
            for cluster in network["clusters"] for node in cluster["nodes"]
        ], ["network", "cluster", "node"])

    @property
    def ranking(self) -> list[str]:
        """The names of what is ranked, the best first."""
        return [one["name"] for one in sorted(self._ranked(), key=lambda one: one["rank"])]

    def _ranked(self) -> list[dict[str, Any]]:
        if self.data["alternatives"]:
            return self.data["alternatives"]
        leaves = [item for criterion in self.data["criteria"] for item in criterion["items"]]
        paths = {criterion["name"] for criterion in self.data["criteria"][1:] if criterion["items"]}
        leaves = [item for item in leaves if item["name"] not in paths]
        order = sorted((item["globalPriority"] for item in leaves), reverse=True)
        return [
            {"name": item["name"], "priority": item["globalPriority"],
             "rank": 1 + order.index(item["globalPriority"])}
            for item in leaves
        ]

    def __repr__(self) -> str:
        best = sorted(self._ranked(), key=lambda one: one["rank"])[:3]
        text = ", ".join(f"{one['name']} {one['priority']:.4f}" for one in best)
        return f"<EvaluationResult of {self.data['model']['name']!r}: {text}>"

    def _repr_html_(self) -> str:
        ranked = sorted(self._ranked(), key=lambda one: one["rank"])
        method = self.data["method"]
        shown = ranked[:50]
        further = f"{len(ranked) - 50} more are not shown; " if len(ranked) > 50 else ""
        return _html.bars(
            [one["name"] for one in shown], [one["priority"] for one in shown],
            caption=further + ", ".join(
                str(method[key]) for key in ("prioritization", "synthesis", "aggregation")
                if method.get(key)))


class SupermatrixResult(Result):
    """A matrix of each network of a model: `ahp synthesize --matrix`."""

    def matrix(self, network: str | None = None) -> numpy.ndarray:
        """Return the matrix of a network, by its path; of the only network by default.

        Returns
        -------
        numpy.ndarray
            Shape (k, k) for k nodes (or clusters): the influence of the row on the column. Columns
            sum to 1, or to 0 for what nothing influences, but for those of the matrix "unweighted".
        """
        import numpy

        found = self._network(network)
        size = len(found["items"])
        matrix = numpy.zeros((size, size))
        for column, entries in enumerate(found["columns"]):
            for row, value in entries:
                matrix[row, column] = value
        return matrix

    def frame(self, network: str | None = None) -> pandas.DataFrame:
        """Return the matrix of a network as a pandas DataFrame with cluster and node on both sides."""
        pandas = _tables.pandas()
        items = self._network(network)["items"]
        if items and items[0]["node"] is None:
            names = pandas.Index([one["cluster"] for one in items], name="cluster")
        else:
            names = pandas.MultiIndex.from_tuples(
                [(one["cluster"], one["node"]) for one in items], names=["cluster", "node"])
        return pandas.DataFrame(self.matrix(network), index=names, columns=names)

    def _network(self, path):
        paths = [one["path"] for one in self.data["networks"]]
        if path is None and len(paths) == 1:
            path = paths[0]
        if path not in paths:
            names = ", ".join(repr(one) for one in paths)
            raise ArgumentError(
                f"no network {path!r} (expected one of {names})" if path is not None
                else f"the model has several networks (expected one of {names})")
        return self.data["networks"][paths.index(path)]


class CheckResult(Result):
    """Whether a model is complete and consistent: `ahp check`."""

    @property
    def passes(self) -> bool:
        """Whether the answer of the check is yes."""
        return self.data["passes"]

    @property
    def matrices(self) -> pandas.DataFrame:
        """The comparison matrices as a pandas DataFrame: path, participant, order, ratio, verdict."""
        return _frame(self.data["matrices"])

    def _repr_html_(self) -> str:
        return _html.table(
            ["criterion", "CR", "verdict"],
            [[one["path"], "" if one["ratio"] is None else f"{one['ratio']:.4f}", one["verdict"]]
             for one in self.data["matrices"][:50]],
            caption="passes" if self.passes else "does not pass")


class ConsistencyResult(Result):
    """The consistency indices of matrices, and which judgments to think over: `ahp consistency`."""

    @property
    def indices(self) -> pandas.DataFrame:
        """The indices as a pandas DataFrame, a row for each matrix and a column for each index."""
        rows = []
        for matrix in self.data["matrices"]:
            row = {"path": matrix["path"], "participant": matrix["participant"]}
            row.update({index["name"]: index["value"] for index in matrix["indices"]})
            rows.append(row)
        return _frame(rows, "path")

    @property
    def judgments(self) -> pandas.DataFrame:
        """The judgments that deviate most, the worst of each matrix first, as a DataFrame."""
        return _frame([
            {"path": matrix["path"], "participant": matrix["participant"], "item": one["item"],
             "other": one["other"], "ratio": one["ratio"], "epsilon": one["epsilon"],
             "ratioAfter": one["ratioAfter"]}
            for matrix in self.data["matrices"] for one in matrix["judgments"]
        ])

    def _repr_html_(self) -> str:
        rows = []
        for matrix in self.data["matrices"][:10]:
            rows += [
                [f"{matrix['path']}: {index['name']}", _short(index["value"]), _short(index["limit"])]
                for index in matrix["indices"]
            ]
        return _html.table(["index", "value", "limit"], rows)


class RepairResult(Result):
    """Judgments changed until every matrix is accepted: `ahp repair`.

    Attributes
    ----------
    model : Model
        The repaired model, with the record of every change.
    """

    def __init__(self, data: dict[str, Any], model: Model) -> None:
        super().__init__(data)
        self.model = model

    @property
    def succeeds(self) -> bool:
        """Whether every matrix is accepted afterwards."""
        return self.data["succeeds"]

    @property
    def changes(self) -> pandas.DataFrame:
        """The changed judgments as a pandas DataFrame."""
        return _frame([
            {"path": matrix["path"], "participant": matrix["participant"], **change}
            for matrix in self.data["matrices"] for change in matrix["changes"]
        ])

    def _repr_html_(self) -> str:
        return _html.table(
            ["criterion", "CR", "CR after", "changes"],
            [[one["path"], _short(one["ratio"]), _short(one["ratioAfter"]), len(one["changes"])]
             for one in self.data["matrices"]])


class MethodsResult(Result):
    """What every prioritization method and scale make of a model: `ahp compare-methods`."""

    @property
    def priorities(self) -> pandas.DataFrame:
        """The priorities as a DataFrame: a row for each scale and method, a column for each item."""
        pandas = _tables.pandas()
        results = self.data["results"]
        index = pandas.MultiIndex.from_tuples(
            [(one["scale"], one["prioritization"]) for one in results],
            names=["scale", "prioritization"])
        return pandas.DataFrame(
            [one["priorities"] or [None] * len(self.data["items"]) for one in results], index=index,
            columns=self.data["items"])


class WhatIfResult(Result):
    """Priorities at other weights of criteria: `ahp what-if`."""

    @property
    def priorities(self) -> pandas.DataFrame:
        """The priorities as a DataFrame: a row for each scenario, a column for each item."""
        pandas = _tables.pandas()
        names = [
            ", ".join(f"{one['criterion']}={one['after']:.6g}" for one in scenario["weights"])
            for scenario in self.data["scenarios"]
        ]
        return pandas.DataFrame(
            [scenario["priorities"] for scenario in self.data["scenarios"]], index=names,
            columns=self.data["items"])


class SensitivityResult(Result):
    """At which weights and judgments the answer changes: `ahp sensitivity`."""

    @property
    def criteria(self) -> pandas.DataFrame:
        """The criteria as a DataFrame: weight, and the range in which the first stays first."""
        rows = []
        for one in self.data["criteria"]:
            first, order = one["firstStays"] or (None, None), one["orderStays"] or (None, None)
            rows.append({
                "criterion": one["criterion"], "parent": one["parent"], "weight": one["weight"],
                "firstStaysFrom": first[0], "firstStaysTo": first[1],
                "orderStaysFrom": order[0], "orderStaysTo": order[1],
                "criticalityDegree": one["criticalityDegree"],
                "sensitivityCoefficient": one["sensitivityCoefficient"],
            })
        return _frame(rows, "criterion")

    @property
    def judgments(self) -> pandas.DataFrame:
        """The judgments as a DataFrame, those with most leverage first.

        Columns: criterion, participant, first, second, ratio, changesAt (the ratio at which another
        is first, NaN if none does), thenFirst, and a slope for each item. Without rows unless the
        analysis was asked for `judgments`.
        """
        items = self.data["items"]
        rows = []
        for one in self.data.get("judgments") or []:
            keys = ("criterion", "participant", "first", "second", "ratio", "changesAt", "thenFirst")
            row = {key: one[key] for key in keys}
            row.update({f"slope of {item}": slope for item, slope in zip(items, one["slopes"])})
            rows.append(row)
        return _frame(rows)

    @property
    def participants(self) -> pandas.DataFrame:
        """What the priorities are without each participant, as a DataFrame with a column for each item.

        Without rows unless the analysis was asked for `by_participant`.
        """
        items = self.data["items"]
        return _frame([
            {"participant": one["participant"], "weight": one["weight"],
             **dict(zip(items, one["prioritiesWithout"]))}
            for one in self.data.get("participants") or []
        ], "participant")


class SimulationResult(Result):
    """How sure a ranking is: `ahp simulate`."""

    @property
    def ranked(self) -> pandas.DataFrame:
        """What is ranked, as a DataFrame: mean, standardDeviation, and the share of each rank."""
        rows = []
        for one in self.data["ranked"]:
            row = {key: one[key] for key in ("name", "undisturbed", "mean", "standardDeviation")}
            row.update({f"rank {rank + 1}": share["share"] for rank, share in enumerate(one["ranks"])})
            rows.append(row)
        return _frame(rows, "name")

    def _repr_html_(self) -> str:
        best = self.data["ranked"][:50]
        return _html.bars(
            [one["name"] for one in best], [one["ranks"][0]["share"] for one in best],
            caption=f"share of {self.data['draws']} draws in which it is first")


class GroupResult(Result):
    """What several people judge together, and how far they agree: `ahp group`."""

    @property
    def consensus(self) -> float | None:
        """The consensus S*, 0 to 1, of the formula that `data["consensusFormula"]` names."""
        return self.data["consensus"]

    @property
    def ranked(self) -> pandas.DataFrame:
        """What is ranked, as a DataFrame: priorities by each way to combine people."""
        rows = []
        for one in self.data["ranked"]:
            row = {"name": one["name"]}
            for key, value in one.items():
                if isinstance(value, dict):
                    row[key] = value.get("priority")
            row["firstFor"] = one.get("firstFor")
            rows.append(row)
        return _frame(rows, "name")

    @property
    def members(self) -> pandas.DataFrame:
        """The participants as a DataFrame: weight, answers, compatibility, outliers."""
        return _frame([
            {key: value for key, value in one.items() if not isinstance(value, (dict, list))}
            for one in self.data["members"] or []
        ], "participant")

    @property
    def criteria(self) -> pandas.DataFrame:
        """The criteria as a DataFrame: priorities of the group, consensus and CR."""
        rows = []
        for one in self.data["criteria"]:
            agreement = one.get("agreement") or {}
            rows.append({
                "path": one["path"], "globalPriority": one["globalPriority"],
                "globalPriorityAIP": one["globalPriorityAIP"],
                "consistencyRatio": one["consistencyRatio"],
                "consensus": agreement.get("consensus"), "kendallW": agreement.get("kendallW"),
            })
        return _frame(rows, "path")

    def _repr_html_(self) -> str:
        ranked = self.data["ranked"][:50]
        consensus = "" if self.consensus is None else f"consensus {self.consensus:.1%}"
        return _html.bars(
            [one["name"] for one in ranked],
            [(one.get("judgments") or one.get("priorities") or {}).get("priority") or 0
             for one in ranked],
            caption=consensus)


class AuditResult(Result):
    """What agrees with what a publication reports: `ahp audit`."""

    @property
    def numbers(self) -> pandas.DataFrame:
        """The reported numbers as a pandas DataFrame.

        Columns: path, quantity, item, reported (the printed digits), computed and verdict.
        """
        keys = ("path", "quantity", "item", "reported", "computed", "verdict")
        return _frame([{key: one[key] for key in keys} for one in self.data["numbers"]])

    @property
    def searches(self) -> pandas.DataFrame:
        """What the searches for judgments found, as a pandas DataFrame indexed by path.

        Columns: respondents, verdict ("one", "several", "possible", "none" or "undecided"), found,
        complete, nodes and sharedJudgments.
        """
        keys = ("path", "respondents", "verdict", "found", "complete", "nodes", "sharedJudgments")
        return _frame([{key: one[key] for key in keys} for one in self.data["searches"]], "path")

    @property
    def power(self) -> pandas.DataFrame:
        """What each search is worth, as a pandas DataFrame indexed by path and origin.

        Columns: draws, possible, unique and undecided, numbers of simulated results. Without rows
        unless the audit was asked for it.
        """
        return _frame([
            {"path": search["path"], **share}
            for search in self.data["searches"]
            for share in (search.get("power") or {}).get("origins", [])
        ], ["path", "origin"])


class ReconstructionResult(Result):
    """Judgments that give what a publication prints: `ahp reconstruct`.

    Attributes
    ----------
    model : Model or None
        The model with these judgments; None if there are none for some criterion.
    """

    def __init__(self, data: dict[str, Any], model: Model | None) -> None:
        super().__init__(data)
        self.model = model

    @property
    def succeeds(self) -> bool:
        """Whether every criterion has judgments."""
        return self.model is not None

    @property
    def criteria(self) -> pandas.DataFrame:
        """What was chosen for each criterion, as a pandas DataFrame indexed by path."""
        keys = ("path", "items", "basis", "respondents", "verdict", "found")
        return _frame([{key: one[key] for key in keys} for one in self.data["criteria"]], "path")

    @property
    def ranges(self) -> pandas.DataFrame:
        """The priorities that the printed numbers leave open, as a pandas DataFrame.

        Columns: path, item, localPriority, kind ("exact", "inner" or "outer"), and the ends of the
        inner interval, which occur, and of the outer one, beyond which no judgments lead.
        """
        rows = []
        for one in self.data["ranges"]:
            own = one["local"] or {}
            inner, outer = own.get("inner") or [None, None], own.get("outer") or [None, None]
            rows.append({
                "path": one["path"], "item": one["item"], "localPriority": one["localPriority"],
                "kind": own.get("kind"), "innerLowest": inner[0], "innerHighest": inner[1],
                "outerLowest": outer[0], "outerHighest": outer[1]})
        return _frame(rows)


class CollectionResult(Result):
    """People's answers, checked and joined: `ahp collect`.

    Attributes
    ----------
    csv : bytes
        All answers as a table, a row for each.
    """

    def __init__(self, data: dict[str, Any], csv: bytes) -> None:
        super().__init__(data)
        self.csv = csv

    @property
    def answers(self) -> pandas.DataFrame:
        """All answers as a pandas DataFrame with a row for each, as `responses` takes them."""
        import io

        pandas = _tables.pandas()
        # Ratios such as 1/3 and names such as 007 or NA are texts.
        return pandas.read_csv(io.BytesIO(self.csv), dtype=str, keep_default_na=False)


class Picture:
    """A drawing as SVG, which notebooks show.

    Attributes
    ----------
    svg : str
    """

    def __init__(self, svg: str) -> None:
        self.svg = svg

    def _repr_svg_(self) -> str:
        return self.svg

    def write(self, path: Any) -> None:
        """Write the drawing to a file."""
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.svg)

    def __repr__(self) -> str:
        return f"<Picture of {len(self.svg)} characters>"


def _short(value):
    return "" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
