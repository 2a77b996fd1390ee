"""pandas, which tables need and nothing else does."""

from __future__ import annotations

from types import ModuleType


def pandas() -> ModuleType:
    """Return pandas, or raise an ImportError that says how to get it."""
    try:
        import pandas as module
    except ImportError as problem:
        raise ImportError(
            "tables need pandas (pip install 'ahp-decisions[pandas]', or pip install pandas); "
            "the same numbers without it are in the 'data' of a result"
        ) from problem
    return module
