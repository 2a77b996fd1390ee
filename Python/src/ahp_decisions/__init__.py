"""Decisions with the Analytic Hierarchy Process: certified priorities, models and reports.

>>> import ahp_decisions as ahp
>>> w = ahp.priorities([[1, 3, 5], ["1/3", 1, 2], ["1/5", "1/2", 1]])
>>> w.cr < 0.1
True

`priorities`, `consistency`, `repair`, `aggregate` and `random_index` take matrices as arrays;
`Model` and `ModelBuilder` are about whole decisions. All numbers are those of the tool `ahp`.
"""

from ._arrays import (
    Priorities,
    aggregate,
    priorities,
    random_index,
    reciprocal_matrix,
    simulate_random_index,
)
from ._builder import ModelBuilder
from ._errors import (
    AHPError,
    AHPNote,
    AHPWarning,
    ArgumentError,
    Diagnostic,
    JudgmentError,
    LAPACKMissingError,
    ModelError,
)
from ._library import version as __version__
from ._model import Model
from ._results import (
    AuditResult,
    CheckResult,
    CollectionResult,
    ConsistencyResult,
    EvaluationResult,
    GroupResult,
    MethodsResult,
    Picture,
    ReconstructionResult,
    RepairResult,
    Result,
    SensitivityResult,
    SimulationResult,
    SupermatrixResult,
    WhatIfResult,
)
from ._studies import consistency, repair, schema, texts

__all__ = [
    "AHPError", "AHPNote", "AHPWarning", "ArgumentError", "AuditResult", "CheckResult", "CollectionResult",
    "ConsistencyResult", "Diagnostic", "EvaluationResult", "GroupResult", "JudgmentError",
    "LAPACKMissingError", "MethodsResult", "Model", "ModelBuilder", "ModelError", "Picture",
    "Priorities", "ReconstructionResult", "RepairResult", "Result", "SensitivityResult",
    "SimulationResult", "SupermatrixResult", "WhatIfResult", "aggregate", "consistency",
    "priorities", "random_index", "reciprocal_matrix", "repair", "schema", "simulate_random_index",
    "texts",
]
