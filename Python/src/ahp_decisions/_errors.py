"""Errors, warnings, and the diagnostics that they carry."""

from __future__ import annotations

import re
from dataclasses import dataclass


class AHPError(Exception):
    """The base of every error of this package."""


class JudgmentError(AHPError, ValueError):
    """A matrix is wrong, or has no priorities by the method.

    Attributes
    ----------
    matrix, row, column : int or None
        Where it is wrong, counted from 0; ``None`` where the problem is not in one place.
    """

    def __init__(self, message, matrix=None, row=None, column=None):
        super().__init__(message)
        self.matrix = matrix
        self.row = row
        self.column = column


class ArgumentError(AHPError, ValueError):
    """An argument has a value that it cannot have."""


class LAPACKMissingError(AHPError, RuntimeError):
    """The computation needs LAPACK, which cannot be loaded.

    Incomplete judgments and derivatives of the eigenvector need it. Debian has it in the package
    ``libopenblas0``.
    """


class ModelError(AHPError, ValueError):
    """A file cannot be read, or a model not be evaluated.

    Attributes
    ----------
    diagnostics : tuple of Diagnostic
        Every problem, in the order of the file.
    """

    def __init__(self, message, diagnostics=()):
        super().__init__(message)
        self.diagnostics = tuple(diagnostics)


class AHPWarning(UserWarning):
    """Something that was read otherwise than written, or that did not count."""


class AHPNote(AHPWarning):
    """How a file was read: rounded reciprocals, encodings, columns and people that are left out.

    The tool says the same as ``note:``. A filter for this class turns notes off and leaves warnings::

        warnings.simplefilter("ignore", ahp.AHPNote)
    """


@dataclass(frozen=True)
class Diagnostic:
    """One problem, and its place in a file.

    Attributes
    ----------
    kind : str
        ``"error"``, ``"warning"`` or ``"note"``.
    message : str
        What is wrong, what was found and what is expected.
    file : str or None
        The name of the file.
    line, column : int or None
        The place, counted from 1.
    path : str or None
        The place in the document, such as ``goal.children[0].comparisons[0][2]``.
    hint : str or None
        What to write instead.
    """

    kind: str
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None
    hint: str | None = None


_HEAD = re.compile(
    r"^(?:(?P<file>\S.*?):(?:(?P<line>\d+):(?:(?P<column>\d+):)?)? )??"
    r"(?P<kind>error|warning|note|Error): (?P<message>.*)$"
)


def diagnostics(text):
    """Return the diagnostics in what the library wrote to its standard error.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Diagnostic
    """
    found: list[dict] = []
    for line in text.splitlines():
        head = _HEAD.match(line)
        if head:
            fields = head.groupdict()
            found.append(
                {
                    "kind": fields["kind"].lower(),
                    "message": fields["message"],
                    "file": fields["file"],
                    "line": int(fields["line"]) if fields["line"] else None,
                    "column": int(fields["column"]) if fields["column"] else None,
                }
            )
        elif found and line.startswith("  at "):
            found[-1]["path"] = line[5:]
        elif found and line.startswith("  hint: "):
            found[-1]["hint"] = line[8:]
    return [Diagnostic(**fields) for fields in found]
