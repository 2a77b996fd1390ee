"""The shared library: how it is loaded, and its functions as ahp.h declares them."""

from __future__ import annotations

import ctypes
import os
import re
import sys
import threading
import warnings

from ._errors import (
    AHPNote,
    AHPWarning,
    ArgumentError,
    JudgmentError,
    LAPACKMissingError,
    ModelError,
    diagnostics,
)

# Codes of ahp.h.
_DONE, _WRONG_ARGUMENT, _WRONG_MATRIX, _NO_LAPACK = range(4)

#: The facts of each matrix, in the order of ahp.h.
FACTS = (
    "error_bound",
    "eigenvalue",
    "eigenvalue_lower",
    "eigenvalue_upper",
    "ci",
    "cr",
    "is_unique",
    "missing",
)


class Problem(ctypes.Structure):
    _fields_ = [
        ("matrix", ctypes.c_int64),
        ("row", ctypes.c_int64),
        ("column", ctypes.c_int64),
        ("message", ctypes.c_char * 1024),
    ]


class Choices(ctypes.Structure):
    _fields_ = [
        ("scale", ctypes.c_char_p),
        ("prioritization", ctypes.c_char_p),
        ("missing_judgments", ctypes.c_char_p),
        ("random_index", ctypes.c_char_p),
        ("incomplete_random_index", ctypes.c_char_p),
    ]


def _path():
    """The library: that of AHP_LIBRARY, or the one of the package."""
    given = os.environ.get("AHP_LIBRARY")
    if given:
        return given
    ending = "dylib" if sys.platform == "darwin" else "so"
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "_libahp." + ending)


def _load():
    # With RTLD_LOCAL, the default: its names are not those of other libraries of the process.
    library = ctypes.CDLL(_path())
    pointer, integer, size = ctypes.c_void_p, ctypes.c_int32, ctypes.c_int64
    library.ahp_version.restype = ctypes.c_char_p
    library.ahp_version.argtypes = ()
    signatures = {
        "ahp_priorities": (size, size, pointer, pointer, size, pointer, pointer, pointer),
        "ahp_aggregate": (size, size, pointer, pointer, pointer, pointer),
        "ahp_random_index": (size, size, pointer, pointer, pointer),
        "ahp_run": (integer, pointer, integer, integer, integer),
    }
    for name, arguments in signatures.items():
        function = getattr(library, name)
        function.restype = integer
        function.argtypes = arguments
    return library


library = _load()
version = library.ahp_version().decode()


class _Local(threading.local):
    """The memory for the problem of a call, one for each thread."""

    def __init__(self):
        self.problem = Problem()
        self.address = ctypes.addressof(self.problem)


local = _Local()


def raise_problem(code, *, is_stack):
    """Raise the problem that the last call in this thread has left."""
    problem = local.problem
    message = problem.message.decode("utf-8", "replace")
    if code == _WRONG_ARGUMENT:
        raise ArgumentError(message)
    if code == _NO_LAPACK:
        raise LAPACKMissingError(message)
    places = [place if place >= 0 else None for place in (problem.matrix, problem.row, problem.column)]
    if is_stack and places[0] is not None:
        message = f"matrix {places[0] + 1}: {message}"
    raise JudgmentError(message, *places)


_choices: dict[tuple, Choices] = {}


def choices(*names):
    """Return the address of choices by their names, or None if all have their defaults.

    Parameters
    ----------
    *names : str or None
        In the order of ahp_choices.
    """
    if not any(name is not None for name in names):
        return None
    try:
        known = _choices.get(names)
    except TypeError:
        known = None
    if known is None:
        encoded = [None if name is None else argument(name) for name in names]
        known = Choices(*encoded)
        # Few are in use; a program that tries names has no right to all memory.
        if len(_choices) < 1000:
            _choices[names] = known
    return ctypes.addressof(known), known


def argument(value):
    """Return a text as C has it."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a name (expected a str, found {type(value).__name__})")
    if "\0" in value:
        raise ArgumentError(f"{value!r} has a zero character (expected none)")
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArgumentError(f"{value!r} is not Unicode text: {error.reason}") from None


# MARK: Commands

if hasattr(os, "memfd_create"):

    def memory_file(content=b""):
        """Return a descriptor of a file in memory, at its beginning."""
        descriptor = os.memfd_create("ahp")
        _fill(descriptor, content)
        return descriptor

else:

    def memory_file(content=b""):
        """Return a descriptor of a file without a name, at its beginning."""
        import tempfile

        with tempfile.TemporaryFile() as file:
            descriptor = os.dup(file.fileno())
        _fill(descriptor, content)
        return descriptor


def _fill(descriptor, content):
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        os.lseek(descriptor, 0, os.SEEK_SET)
    except BaseException:
        os.close(descriptor)
        raise


def _content(descriptor):
    size = os.fstat(descriptor).st_size
    pieces = []
    position = 0
    while position < size:
        piece = os.pread(descriptor, size - position, position)
        if not piece:
            break
        pieces.append(piece)
        position += len(piece)
    return b"".join(pieces)


class Attachment:
    """Bytes that a command reads as a file, and the name of that file in messages."""

    def __init__(self, name, content):
        self.name = name
        self.content = content


class _Call:
    """A call of a command, which an interrupt (Ctrl-C) does not have to wait for.

    The main thread is the one that Python interrupts, so it waits for another one that works. What
    is interrupted works on to its end, unseen: then its descriptors are closed.
    """

    def __init__(self, descriptors, count, vector, *streams):
        self._descriptors = descriptors
        self._arguments = (count, vector, *streams)
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._is_given_up = False
        self._code = None

    def result(self):
        """Return the exit code, what was written to standard output, and to standard error."""
        try:
            if threading.current_thread() is threading.main_thread():
                threading.Thread(target=self._work, name="ahp", daemon=True).start()
                while not self._done.wait(0.1):
                    pass
            else:
                self._work()
            return self._code, _content(self._arguments[3]), _content(self._arguments[4])
        finally:
            with self._lock:
                self._is_given_up = True
                if self._done.is_set():
                    self._close()

    def _work(self):
        self._code = library.ahp_run(*self._arguments)
        with self._lock:
            self._done.set()
            if self._is_given_up:
                self._close()

    def _close(self):
        for descriptor in self._descriptors:
            os.close(descriptor)
        self._descriptors = []


def _callers_level():
    """The ``stacklevel`` at which the caller warns of the line that called this package."""
    frame = sys._getframe(1)
    level = 1
    package = __name__.rpartition(".")[0]
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == package:
        frame = frame.f_back
        level += 1
    return level


def run(arguments, content=b"", name="<model>"):
    """Run a command of the tool in this process.

    Parameters
    ----------
    arguments : list of str or Attachment
        Those of a command line, without the name of the tool; an attachment becomes the path of a
        file with its bytes.
    content : bytes
        What the command reads for ``-``.
    name : str
        The name of that in messages.

    Returns
    -------
    output : bytes
        What the command wrote.
    succeeded : bool
        False if the answer of a check is no.

    Raises
    ------
    ModelError, ArgumentError, LAPACKMissingError
    KeyboardInterrupt
        At once, while the command works on unseen.

    Warns
    -----
    AHPWarning
        For each warning of the command; an AHPNote for each note.
    """
    opened = []
    attached = {}
    try:
        encoded = []
        for value in arguments:
            if isinstance(value, Attachment):
                descriptor = memory_file(value.content)
                opened.append(descriptor)
                path = f"/dev/fd/{descriptor}"
                attached[path] = value.name
                value = path
            encoded.append(argument(value))
        vector = (ctypes.c_char_p * len(encoded))(*encoded)
        for text in (content, b"", b""):
            opened.append(memory_file(text))
        streams = opened[-3:]
        call = _Call(opened, len(encoded), vector, *streams)
        # What is open is closed by the call from here on.
        opened = []
        code, output, errors = call.result()
    finally:
        for descriptor in opened:
            os.close(descriptor)
    text = errors.decode("utf-8", "replace").replace("<stdin>:", name + ":")
    for path, known in attached.items():
        # The path is that of no other descriptor.
        text = re.sub(re.escape(path) + r"(?!\d)", lambda _: known, text)
        output = re.sub(path.encode() + rb"(?!\d)", lambda _: known.encode(), output)
    found = diagnostics(text)
    if code in (0, 1):
        for problem in found:
            if problem.kind in ("warning", "note"):
                kind = AHPWarning if problem.kind == "warning" else AHPNote
                place = f"{problem.file}:{problem.line}: " if problem.line else ""
                warnings.warn(place + problem.message, kind, stacklevel=_callers_level())
        return output, code == 0
    message = text.strip()
    if code == 64:
        usage = [problem.message for problem in found if problem.kind == "error"]
        raise ArgumentError("\n".join(usage) or message)
    if "LAPACK cannot be loaded" in message:
        raise LAPACKMissingError(message)
    raise ModelError(message or f"the command ended with code {code}", found)
