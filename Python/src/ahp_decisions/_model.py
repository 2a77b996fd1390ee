"""Models of decisions: read, made, evaluated and studied by the commands of the tool."""

from __future__ import annotations

import json
import math
import os
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Iterable

import numpy as np

from . import _options, _results
from ._arrays import _matrices
from ._errors import ArgumentError
from ._library import argument, run

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Model:
    """A decision: the goal, its criteria, the alternatives, and the judgments on them.

    A model is the text of a model file. It does not change; what makes another one returns it.

    Every analysis takes the options of the command of the tool `ahp` that does it, with ``_`` for
    ``-``; its defaults are those of the tool, and its numbers those of the tool's JSON.

    Common options
    --------------
    scale, prioritization, synthesis, bocr, structural_adjustment, aggregation, missing_judgments,
    random_index, incomplete_random_index, threshold, participant
        The choices of the evaluation; the model's own by default.
    responses
        People's answers: paths or patterns of files, or a pandas DataFrame with a row for each
        answer (long) or for each participant (wide).
    participants
        A table of those who may answer, a path or a DataFrame.
    answers, skip_invalid, repeated, own_judgments, where, equal_groups, max_cr, leave_out
        Which answers count.
    alternatives
        A table of alternatives, a path or a DataFrame.
    situation, language, threads
        As of the tool.

    Documents
    ---------
    `questionnaire`, `export` and `report` write to a path, whole or not at all; without one they
    return the text.
    """

    def __init__(self, text: str | bytes, name: str = "<model>") -> None:
        if isinstance(text, str):
            self._text = text.encode("utf-8", "surrogatepass")
        elif isinstance(text, (bytes, bytearray, memoryview)):
            self._text = bytes(text)
        else:
            raise TypeError(
                f"the model is a {type(text).__name__} (expected the text of a model file; 'Model.read' "
                "takes a path, 'Model.from_dict' the contents)")
        self._name = name
        # Problems are reported here, with their places, rather than by the first analysis.
        self._json = run(["convert", "-", "--to=json"], self._text, name)[0]

    # MARK: Where models come from

    @classmethod
    def read(cls, path: _options.PathLike) -> Model:
        """Read a model file, YAML or JSON, which may be compressed with gzip.

        Parameters
        ----------
        path : str or os.PathLike

        Raises
        ------
        ModelError
            With every problem of the file and its place.
        """
        name = os.fspath(path)
        # The library says what is wrong with a path, and knows how large a file may be.
        found = cls.__new__(cls)
        found._name = os.fsdecode(name)
        found._json = run(["convert", _path(name), "--to=json"])[0]
        with open(name, "rb") as file:
            found._text = file.read()
        return found

    @classmethod
    def from_dict(cls, data: Any) -> Model:
        """Make a model of what a model file has, as `json.load` or `yaml.safe_load` return it.

        Numbers of numpy, `fractions.Fraction` and arrays may stand in it; NaN in "upperTriangle"
        stands for a missing judgment.
        """
        return cls(json_bytes(data))

    @classmethod
    def from_text(cls, text: str | bytes) -> Model:
        """Make a model of the text of a model file, YAML or JSON."""
        return cls(text)

    @classmethod
    def from_matrix(
        cls,
        matrix: Any,
        items: Iterable[Any] | None = None,
        *,
        participants: Iterable[Any] | None = None,
        name: str = "matrix",
    ) -> Model:
        """Make a model of one goal whose criteria are the items of a matrix.

        Parameters
        ----------
        matrix : array_like, shape (n, n) or (k, n, n)
            The judgments, as of `priorities`; a stack has a matrix for each participant.
        items : sequence of str, optional
            The names of the items.
        participants : sequence of str, optional
            The names of the participants of a stack.
        """
        array, labels = _matrices(matrix)
        items = names_of("items", items if items is not None else labels, array.shape[-1])
        goal: dict[str, Any] = {"name": name, "children": [{"name": item} for item in items]}
        data: dict[str, Any] = {"ahp": 1, "name": name, "goal": goal}
        if array.ndim == 2:
            triangle = upper_triangle(array)
            # A matrix without judgments has only the questions.
            if not triangle or any(ratio is not None for ratio in triangle):
                goal["upperTriangle"] = triangle
        else:
            names = names_of("participants", participants, len(array))
            data["participants"] = names
            goal["judgments"] = {
                one: {"upperTriangle": upper_triangle(own)} for one, own in zip(names, array)
            }
        return cls.from_dict(data)

    @classmethod
    def import_file(
        cls, path: _options.PathLike, *, rounded_ratios: str | None = None, strict: bool = False
    ) -> Model:
        """Make a model of another program's file; what it leaves out or reads otherwise is warned of.

        Parameters
        ----------
        path : str or os.PathLike
            A file of Super Decisions, Expert Choice, AHP-OS, AhpAnpLib, pyanp, the packages `ahp`
            and `ahptools` of R, and others; see the manual.
        rounded_ratios : str, optional
            "fractions" or "as-written": what becomes of 0.33.
        strict : bool
            Whether a file of which anything would be left out is refused.
        """
        arguments = ["import", _path(path), "--to=json"]
        if rounded_ratios is not None:
            arguments.append(f"--rounded-ratios={_options._text('rounded_ratios', rounded_ratios)}")
        if strict:
            arguments.append("--strict")
        return cls(run(arguments)[0], os.fsdecode(os.fspath(path)))

    @classmethod
    def from_outline(
        cls,
        outline: str,
        *,
        name: str | None = None,
        alternatives: Iterable[str] = (),
        language: str | None = None,
    ) -> Model:
        """Make a model without judgments of an indented outline.

        Parameters
        ----------
        outline : str
            The goal, deeper lines for criteria below it, and "Alternatives:" above a list of these.
        name : str, optional
            The name of the model; that of the goal by default.
        alternatives : sequence of str, optional
            What to choose from, if the outline does not say.
        language : str, optional
            The language of the names, such as "en".
        """
        argument(outline)
        arguments = ["init", "--to=json"]
        for option, value in (("name", name), ("language", language)):
            if value is not None:
                arguments.append(f"--{option}={_options._text(option, value)}")
        names = [str(one) for one in _options._listed("alternatives", alternatives)]
        if names:
            arguments += ["--alternatives", *names]
        return cls(run(arguments, outline.encode("utf-8"), "<outline>")[0])

    @classmethod
    def generate(cls, **options: Unpack[_options.Generation]) -> Model:
        """Make a model of any size with random judgments, for measuring, teaching and trying things out.

        Parameters
        ----------
        levels, branching, alternatives, participants : int, optional
            The size.
        network : bool, optional
            Whether it is a network, whose size `clusters`, `nodes`, `links` and `far` say.
        noise, missing : float, optional
            How inconsistent and how incomplete the judgments are.
        seed : int, optional
            The seed of the random numbers.
        """
        return cls(run(["generate", *_options.arguments(_options.Generation, options)])[0])

    # MARK: What it has

    def to_dict(self) -> dict[str, Any]:
        """Return the contents of the model file, as `json.load` returns them."""
        return json.loads(self._json)

    def to_yaml(self) -> str:
        """Return the text of the model file in YAML."""
        return run(["convert", "-", "--to=yaml"], self._text, self._name)[0].decode()

    def write(self, path: _options.PathLike) -> None:
        """Write the model file, YAML or JSON by the ending of the path, whole or not at all."""
        run(["convert", "-", f"--output={_path(path)}"], self._text, self._name)

    @property
    def name(self) -> str:
        """The name of the decision."""
        return self.to_dict()["name"]

    def with_answers(self, responses: Any, /, **options: Unpack[_options.Responses]) -> Model:
        """Return the model with people's answers as judgments of participants in it.

        Parameters
        ----------
        responses : path, paths or pandas.DataFrame
            As of the common options.
        """
        options["responses"] = responses
        arguments = _options.arguments(_options.Responses, options)
        return Model(
            run(["convert", "-", "--to=json", *arguments], self._text, self._name)[0], self._name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Model) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def __repr__(self) -> str:
        return f"<Model {self.name!r}>"

    def _repr_html_(self) -> str:
        import html

        parts: list = []

        def add(criterion, depth):
            parts.append(
                f'<div style="margin-left:{min(depth, 40) * 1.5}em">'
                f'{html.escape(str(criterion.get("name", criterion.get("ref", ""))))}</div>')
            for child in criterion.get("children", []):
                if len(parts) < 200:
                    add(child, depth + 1)

        data = self.to_dict()
        parts.append(f"<b>{html.escape(data['name'])}</b>")
        add(data["goal"], 0)
        names = [
            one if isinstance(one, str) else one["name"] for one in data.get("alternatives", [])
        ]
        if names:
            parts.append(f"<div>Alternatives: {html.escape(', '.join(names[:50]))}</div>")
        return "".join(parts)

    # MARK: Analyses

    def _run(self, command, kind, options, *positional, before=(), after=(), extra=()):
        for text in positional:
            argument(text)
        arguments = [
            command, *extra, *_options.arguments(kind, options), "--", *before, "-", *positional,
            *after]
        return run(arguments, self._text, self._name)

    def _document(self, command, kind, options, path, extra):
        """Write a document to a file, or return its text if there is no path."""
        target = "-" if path is None else _path(path)
        output = self._run(command, kind, options, extra=[*extra, f"--output={target}"])[0]
        return output.decode() if path is None else None

    def _data(self, command, kind, options, *positional):
        output = self._run(command, kind, options, *positional, extra=["--format=json"])[0]
        return json.loads(output)

    def _written(self, command, kind, options, name, *positional, after=()):
        """Return the JSON of a command and the bytes of the file that it writes, None if it writes none."""
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            output = self._run(
                command, kind, options, *positional, after=after,
                extra=["--format=json", f"--output={path}"])[0]
            if not os.path.exists(path):
                return output, None
            with open(path, "rb") as file:
                return output, file.read()

    def evaluate(self, **options: Unpack[_options.Synthesis]) -> _results.EvaluationResult:
        """Compute the priorities of all criteria and alternatives.

        Parameters
        ----------
        without : str or list of str, optional
            What if these alternatives were not there?
        with_copy_of : str, optional
            What if there were a copy of this alternative?
        **options
            The common options.

        Returns
        -------
        EvaluationResult
        """
        return _results.EvaluationResult(self._data("synthesize", _options.Synthesis, options))

    def supermatrix(
        self, kind: str = "limit", **options: Unpack[_options.Synthesis]
    ) -> _results.SupermatrixResult:
        """Compute a matrix of the networks of the model.

        Parameters
        ----------
        kind : {"limit", "weighted", "unweighted", "clusters"}
            Which matrix: the limit, the supermatrix weighted by the clusters or not, or the matrix
            of the clusters.
        **options
            The common options.

        Returns
        -------
        SupermatrixResult
        """
        output = self._run(
            "synthesize", _options.Synthesis, options,
            extra=["--format=json", f"--matrix={_options._text('kind', kind)}"])[0]
        return _results.SupermatrixResult(json.loads(output))

    def check(self, **options: Unpack[_options.Common]) -> _results.CheckResult:
        """Check that the model is complete and its judgments are consistent.

        Returns
        -------
        CheckResult
        """
        return _results.CheckResult(self._data("check", _options.Common, options))

    def consistency(
        self, criterion: str | None = None, **options: Unpack[_options.Consistency]
    ) -> _results.ConsistencyResult:
        """Compute every consistency index, and find the judgments to think over again.

        Parameters
        ----------
        criterion : str, optional
            The path of the only criterion; those above the threshold by default.
        all : bool, optional
            Whether matrices within the threshold count too.
        judgments : int, optional
            How many judgments to give advice on for each matrix.

        Returns
        -------
        ConsistencyResult
        """
        positional = [] if criterion is None else [criterion]
        return _results.ConsistencyResult(
            self._data("consistency", _options.Consistency, options, *positional))

    def repair(
        self, criterion: str | None = None, **options: Unpack[_options.Repair]
    ) -> _results.RepairResult:
        """Change judgments so that every consistency ratio is accepted.

        Parameters
        ----------
        criterion : str, optional
            The path of the only criterion to repair.
        method, keep_to, theta, most_changes : optional
            How to change judgments, as of `ahp repair`.

        Returns
        -------
        RepairResult
        """
        positional = [] if criterion is None else [criterion]
        given: dict[str, Any] = dict(options)
        model = self
        if given.get("responses") is not None:
            # The answers become part of the model that is repaired.
            names = (
                "responses", "participants", "answers", "skip_invalid", "repeated", "own_judgments",
                "signed", "winners", "map", "rounded_ratios")
            reading = {name: given.pop(name) for name in names if name in given}
            model = self.with_answers(reading.pop("responses"), **reading)
        output, written = model._written(
            "repair", _options.Repair, given, "repaired.json", *positional)
        repaired = Model(written or b"", self._name)
        return _results.RepairResult(json.loads(output), repaired)

    def compare_methods(self, **options: Unpack[_options.Common]) -> _results.MethodsResult:
        """Evaluate the model by every prioritization method and on every scale.

        Returns
        -------
        MethodsResult
        """
        return _results.MethodsResult(self._data("compare-methods", _options.Common, options))

    def what_if(self, **options: Unpack[_options.WhatIf]) -> _results.WhatIfResult:
        """Compute priorities at other weights of criteria.

        Parameters
        ----------
        set : str, dict, or list of them, optional
            Scenarios: a criterion's path and its weight, such as "Cost=0.4" or {"Cost": 0.4};
            several weights of one scenario stand in one dict.
        vary : str, optional
            Move every weight by this share of it, such as "15%".
        criterion : str or list of str, optional
            The criteria to vary.

        Returns
        -------
        WhatIfResult
        """
        return _results.WhatIfResult(self._data("what-if", _options.WhatIf, options))

    def sensitivity(
        self, **options: Unpack[_options.Sensitivity]
    ) -> _results.SensitivityResult:
        """Find at which weights and judgments the answer changes.

        Parameters
        ----------
        criterion : str, optional
            The path of the only criterion, with every crossover.
        judgments : bool, optional
            Whether the judgments are moved too.
        by_participant : bool, optional
            Whether each participant is left out in turn.

        Returns
        -------
        SensitivityResult
        """
        return _results.SensitivityResult(
            self._data("sensitivity", _options.Sensitivity, options))

    def simulate(self, **options: Unpack[_options.Simulation]) -> _results.SimulationResult:
        """Draw judgments at random and count who is where in the ranking.

        Parameters
        ----------
        draws, seed : int, optional
        noise, deviation, factor, weights, standard_error : optional
            As of `ahp simulate`.

        Returns
        -------
        SimulationResult
        """
        return _results.SimulationResult(self._data("simulate", _options.Simulation, options))

    def group(
        self, responses: Any = None, /, **options: Unpack[_options.Group]
    ) -> _results.GroupResult:
        """Combine what several people judge, and measure how far they agree.

        Parameters
        ----------
        responses : path, paths or pandas.DataFrame, optional
            Answers, as of the common options; by default the model has them.
        by : str, optional
            An attribute by which to compare groups.
        people : bool, optional
            Whether the results have each respondent.

        Returns
        -------
        GroupResult
        """
        if responses is not None:
            options["responses"] = responses
        return _results.GroupResult(self._data("group", _options.Group, options))

    def statistics(self, responses: Any, /, **options: Unpack[_options.Counting]) -> bytes:
        """Count people's answers as statistics, from which nobody's answers can be read.

        Several places can count their own people; `group` takes the statistics of all of them.

        Parameters
        ----------
        responses : path, paths or pandas.DataFrame
            As of the common options.

        Returns
        -------
        bytes
            The file of `ahp aggregate --partial`, for ``group(statistics=[...])``.
        """
        options["responses"] = responses
        return self._run("aggregate", _options.Counting, options, extra=["--partial"])[0]

    def audit(self, **options: Unpack[_options.Audit]) -> _results.AuditResult:
        """Recompute what a publication reports, and search judgments for what it prints without any.

        Parameters
        ----------
        respondents : int, optional
            Search the geometric means of so many respondents' judgments, 1 to 4; of a group's
            numbers as many as the model names by default.
        cut_digits : bool, optional
            Whether the printed digits were cut, not rounded.
        threshold : float or str, optional
            The largest consistency ratio where none is printed, or "by-order".
        variants : bool, optional
            Whether other choices are tried where no judgments are found.
        power : bool, optional
            Whether the worth of each search is simulated, with `draws` results of each origin.
        show_matrices : bool, optional
            Whether judgments that were found are shown, which may be confidential.
        effort, half_points, scale, prioritization, random_index, draws, seed : optional
            As of `ahp audit`.

        Returns
        -------
        AuditResult
        """
        return _results.AuditResult(self._data("audit", _options.Audit, options))

    def reconstruct(
        self, **options: Unpack[_options.Reconstruction]
    ) -> _results.ReconstructionResult:
        """Choose judgments that give the numbers which a publication prints.

        Parameters
        ----------
        respondents : int, optional
            The most respondents whose combined judgments are searched, 1 to 4.
        cut_digits : bool, optional
            Whether the printed digits were cut, not rounded.
        threshold : float or str, optional
            The largest consistency ratio where none is printed, or "by-order".
        all : bool, optional
            Whether the result has all matrices that were found, which may be confidential.
        effort, half_points, scale, prioritization, random_index : optional
            As of `ahp reconstruct`.

        Returns
        -------
        ReconstructionResult
            With the new model, or none if no judgments give the printed numbers.
        """
        output, written = self._written(
            "reconstruct", _options.Reconstruction, options, "reconstructed.json")
        model = None if written is None else Model(written, self._name)
        return _results.ReconstructionResult(json.loads(output), model)

    # MARK: Questions and answers

    def questionnaire(
        self,
        path: _options.PathLike | None = None,
        *,
        format: str | None = None,
        **options: Unpack[_options.Questionnaire],
    ) -> str | None:
        """Write a page, a table or a document that asks people the questions of the model.

        Parameters
        ----------
        path : str or os.PathLike, optional
            The file or folder.
        format : str, optional
            "html", "csv" or "markdown".
        design, redundancy, form, language, participants : optional
            As of `ahp questionnaire`.
        """
        extra = [] if format is None else [f"--format={_options._text('format', format)}"]
        return self._document("questionnaire", _options.Questionnaire, options, path, extra)

    def collect(
        self, answers: Any, /, **options: Unpack[_options.Collection]
    ) -> _results.CollectionResult:
        """Check the answers that came back, join them, and find what is missing.

        Parameters
        ----------
        answers : path, paths or pandas.DataFrame
            As `responses` of the common options.
        design, participants, skip_invalid, map : optional
            As of `ahp collect`.

        Returns
        -------
        CollectionResult
        """
        files = _options._files("answers", answers)
        output, written = self._written(
            "collect", _options.Collection, options, "answers.csv", after=files)
        return _results.CollectionResult(json.loads(output), written or b"")

    def export(
        self,
        to: str,
        path: _options.PathLike | None = None,
        **options: Unpack[_options.Export],
    ) -> str | None:
        """Write the model as a file of another program, or its questions as a survey.

        Parameters
        ----------
        to : str
            "r-ahp", "ahp-os", "ahp-os-hierarchy", "anp-studio", "csv", "xlsx", "qualtrics" or "xlsform".
        path : str or os.PathLike, optional
            The file; a workbook needs one.
        strict, partial : bool, optional
            Whether a model of which anything would be left out is refused, or written in any case.
        """
        extra = [f"--to={_options._text('to', to)}"]
        return self._document("export", _options.Export, options, path, extra)

    # MARK: Documents

    def report(
        self,
        path: _options.PathLike | None = None,
        *,
        format: str | None = None,
        **options: Unpack[_options.Report],
    ) -> str | None:
        """Write all results in one document.

        Parameters
        ----------
        path : str or os.PathLike, optional
            The file, whose ending says the format.
        format : str, optional
            "html", "text", "markdown", "latex" and so on.
        draws, seed : int, optional
            The size and the seed of the simulation.
        by : str, optional
            The attribute that parts the group.
        checklist, attach_answers : bool, optional
            Whether what reviewers ask for stands in it, and people's own judgments.
        table : str, optional
            The only table to write.
        """
        extra = [] if format is None else [f"--format={_options._text('format', format)}"]
        return self._document("report", _options.Report, options, path, extra)

    def chart(
        self,
        kind: str,
        *,
        between: tuple[str, str] | None = None,
        **options: Unpack[_options.Chart],
    ) -> _results.Picture:
        """Draw results as a picture.

        Parameters
        ----------
        kind : str
            "ranking", "tree", "consistency", "performance", "gradient", "head-to-head", "plane",
            "tornado", "acceptability", or of a group "people", "consensus", "similarity", "subgroups".
        between : pair of str, optional
            The two of a head-to-head.
        criterion : str or list of str, optional
            Whose weight is varied.
        by : str, optional
            The attribute that parts a group, for "subgroups".
        draws, seed : int, optional
            The size and the seed of the simulation, for "acceptability".
        width : int, optional
            The width in pixels.
        no_title : bool, optional
            Whether the picture has no title.

        Returns
        -------
        Picture
        """
        extra = []
        if between is not None:
            pair = [between] if isinstance(between, str) else list(between)
            if len(pair) != 2:
                raise ArgumentError(f"between has {len(pair)} (expected two alternatives)")
            first, second = (_options._text("between", one) for one in pair)
            extra = [f"--between={first}", f"--and={second}"]
        argument(kind)
        output = self._run("chart", _options.Chart, options, before=[kind], extra=extra)[0]
        return _results.Picture(output.decode())


def names_of(what, names, count):
    """Return the names of so many things as texts: 1, 2, 3 and so on for None."""
    found = [str(name) for name in (range(1, count + 1) if names is None else names)]
    if len(found) != count:
        raise ArgumentError(f"{len(found)} {what} (expected {count})")
    return found


def _path(path):
    """Return a path that no command takes for an option or for standard input."""
    text = os.fsdecode(os.fspath(path))
    argument(text)
    return "./" + text if text.startswith("-") else text


def upper_triangle(matrix):
    """Return the judgments above the diagonal of a matrix, row by row; None for missing ones."""
    order = len(matrix)
    rows, columns = np.triu_indices(order, 1)
    above, below = matrix[rows, columns], matrix[columns, rows]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.where(np.isnan(above), 1 / below, above)
    return [None if math.isnan(ratio) else ratio for ratio in ratios.tolist()]


def json_bytes(data):
    """Return what `json.load` returns, or the like with numpy in it, as the bytes of a file."""
    try:
        return json.dumps(_plain(data), allow_nan=False, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise ArgumentError("the data contain themselves, or are too deep") from None
    except UnicodeEncodeError as error:
        raise ArgumentError(f"a text is not Unicode: {error.reason}") from None
    except ValueError as error:
        raise ArgumentError(f"the data cannot be a file: {error}") from None


def _plain(value):
    """Return a value of the types that JSON has."""
    if isinstance(value, (str, bool)) or value is None:
        return value
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, (str, int, np.integer)) or isinstance(key, bool):
                raise TypeError(f"{key!r} is a key (expected a text)")
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if isinstance(value, int):
        return value
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    raise TypeError(f"{value!r} is a {type(value).__name__} (expected what JSON has, or a Fraction)")
