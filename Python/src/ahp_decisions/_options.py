"""The options of commands: their names, their types for type checkers, and their texts."""

from __future__ import annotations

import os
from typing import Any, Sequence, TypedDict, Union

from ._errors import ArgumentError
from ._library import Attachment

PathLike = Union[str, "os.PathLike[str]"]
#: Answers: paths or patterns of files, tables as DataFrames (wide or long), or the contents of JSON.
Answers = Union[PathLike, Sequence[PathLike], Any]


class Evaluation(TypedDict, total=False):
    """The choices of an evaluation; those that are left out are the model's own."""

    scale: str
    prioritization: str
    synthesis: str
    bocr: str
    structural_adjustment: bool
    aggregation: str
    missing_judgments: str
    random_index: Union[str, float, Sequence[float]]
    incomplete_random_index: str
    threshold: Union[float, str]
    limit: str
    network_priorities: str
    participant: str


class Responses(TypedDict, total=False):
    """People's answers, who may have given them, and which of them count."""

    responses: Answers
    participants: Any
    answers: str
    skip_invalid: bool
    repeated: str
    own_judgments: str
    signed: str
    winners: str
    map: Any
    rounded_ratios: str
    anonymous: bool
    where: Union[str, Sequence[str]]
    equal_groups: str
    max_cr: float
    leave_out: str


class Common(Evaluation, Responses, total=False):
    """The options of most commands."""

    alternatives: Any
    situation: str
    language: str


class Threaded(Common, total=False):
    threads: int


class Synthesis(Threaded, total=False):
    without: Union[str, Sequence[str]]
    with_copy_of: str


class Consistency(Common, total=False):
    all: bool
    judgments: int


class Repair(Common, total=False):
    method: str
    keep_to: str
    theta: float
    most_changes: int


class WhatIf(Common, total=False):
    set: Union[str, dict[str, Any], Sequence[Union[str, dict[str, Any]]]]
    vary: Union[str, float]
    criterion: Union[str, Sequence[str]]


class Sensitivity(Threaded, total=False):
    criterion: str
    judgments: bool
    by_participant: bool


class Simulation(Threaded, total=False):
    draws: int
    seed: int
    noise: str
    deviation: float
    factor: float
    weights: str
    standard_error: float


class Counting(Evaluation, Responses, total=False):
    alternatives: Any
    situation: str
    threads: int


class Group(Threaded, total=False):
    statistics: Union[PathLike, bytes, Sequence[Union[PathLike, bytes]]]
    individuals: Union[int, str]
    similarity: float
    by: str
    people: bool
    consensus: str


class Search(TypedDict, total=False):
    """How judgments are searched for printed numbers."""

    effort: int
    half_points: bool
    scale: str
    prioritization: str
    random_index: Union[str, float, Sequence[float]]
    threshold: Union[str, float]
    cut_digits: bool
    threads: int
    respondents: int


class Audit(Search, Responses, total=False):
    alternatives: Any
    language: str
    variants: bool
    show_matrices: bool
    power: bool
    draws: int
    seed: int


class Reconstruction(Search, total=False):
    alternatives: Any
    all: bool
    language: str


class Questions(TypedDict, total=False):
    """Which questions people are asked."""

    design: str
    redundancy: int
    seed: int
    own_judgments: str


class Questionnaire(Questions, total=False):
    alternatives: Any
    situation: str
    participants: Any
    form: str
    page_per_person: bool
    language: str


class Collection(Questions, total=False):
    alternatives: Any
    situation: str
    participants: Any
    answers: str
    skip_invalid: bool
    repeated: str
    signed: str
    winners: str
    map: Any
    rounded_ratios: str
    equal_groups: str
    language: str


class Export(Responses, total=False):
    alternatives: Any
    situation: str
    strict: bool
    partial: bool
    questions: str
    language: str


class Generation(TypedDict, total=False):
    """The size of a model of random judgments; here alternatives are a number."""

    levels: int
    branching: int
    alternatives: int
    participants: int
    noise: float
    missing: float
    network: bool
    clusters: int
    nodes: int
    links: int
    far: float
    seed: int


class Chart(Threaded, total=False):
    criterion: Union[str, Sequence[str]]
    by: str
    draws: int
    seed: int
    width: int
    no_title: bool


class Report(Threaded, total=False):
    draws: int
    seed: int
    consensus: str
    by: str
    checklist: bool
    attach_answers: bool
    table: str


#: Options that take a value or several as arguments of their own, which may be files.
_FILES = {"responses", "statistics", "participants", "alternatives", "map"}
#: Switches with an opposite.
_SWITCHES = {"structural_adjustment"}


def arguments(kind, options):
    """Return options as arguments of a command.

    Parameters
    ----------
    kind : type
        The TypedDict that has the names of the options.
    options : dict
        The values; None leaves an option out.

    Raises
    ------
    TypeError
        If there is no option of a name.
    """
    known = _names(kind)
    result: list = []
    for name, value in options.items():
        if name not in known:
            import difflib

            near = difflib.get_close_matches(name, known, 1)
            question = f". Did you mean '{near[0]}'?" if near else f" (expected one of {', '.join(sorted(known))})"
            raise TypeError(f"unknown option '{name}'{question}")
        if value is None:
            continue
        flag = "--" + name.replace("_", "-")
        if name in _FILES and kind is not Generation:
            result += [flag, *_files(name, value)]
        elif isinstance(value, bool):
            if name in _SWITCHES and not value:
                result.append("--no-" + flag[2:])
            elif value:
                result.append(flag)
        elif name == "random_index" and not isinstance(value, str):
            from ._arrays import _random_index_name

            result.append(f"{flag}={_random_index_name(value)}")
        elif isinstance(value, (list, tuple)) or getattr(value, "ndim", 0) == 1:
            result += [f"{flag}={_text(name, one)}" for one in value]
        else:
            result.append(f"{flag}={_text(name, value)}")
    return result


_known: dict[type, frozenset] = {}


def _names(kind):
    if kind not in _known:
        names: set = set()
        for base in kind.__mro__ if kind.__mro__[1:2] != (dict,) else (kind,):
            names |= set(getattr(base, "__annotations__", {}))
        _known[kind] = frozenset(names)
    return _known[kind]


def _listed(name, value):
    # A string is a sequence of letters too, which nobody means.
    if isinstance(value, (str, bytes)):
        raise TypeError(f"{name} is {value!r} (expected a list)")
    return list(value)


def _text(name, value):
    if isinstance(value, os.PathLike):
        value = os.fspath(value)
    if isinstance(value, dict) and name == "set":
        # A scenario: paths and weights.
        return ",".join(f"{path}={_text(name, weight)}" for path, weight in value.items())
    if isinstance(value, str):
        return str(value)
    if hasattr(value, "item") and not isinstance(value, (bytes, bytearray)):
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} is {value!r} (expected a text or a number)")
    return repr(value)


def _files(name, value):
    """Return the paths of files, or attachments in their place."""
    if isinstance(value, (list, tuple)) and not value:
        raise ArgumentError(f"{name} is empty (expected at least one file)")
    if isinstance(value, (list, tuple)) and not all(isinstance(one, dict) for one in value):
        return [_file(name, one) for one in value]
    return [_file(name, value)]


def _file(name, value):
    if isinstance(value, (str, os.PathLike)):
        path = os.fspath(value)
        if not isinstance(path, str):
            path = os.fsdecode(path)
        # What begins with a hyphen would be taken for an option, and '-' for the model.
        return "./" + path if path.startswith("-") else path
    if hasattr(value, "to_csv"):
        return Attachment(f"<{name}>", table(name, value))
    if isinstance(value, (dict, list, tuple)):
        from ._model import json_bytes

        return Attachment(f"<{name}>", json_bytes(value))
    if isinstance(value, (bytes, bytearray)):
        return Attachment(f"<{name}>", bytes(value))
    raise TypeError(
        f"{name} is a {type(value).__name__} (expected a path, a DataFrame, bytes, or what json.load "
        "returns)")


def table(name, frame):
    """Return a DataFrame as the bytes of a CSV file.

    The index is a column too if it has a name, as the participants of a wide table may be.
    """
    index = any(one is not None for one in getattr(frame.index, "names", [None]))
    # Doubles with the digits that bring them back; nothing for what is missing.
    return frame.to_csv(index=index).encode("utf-8")
