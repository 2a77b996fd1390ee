"""The options of the package are those of the tool's commands."""

import re

import pytest

from ahp_decisions import _library, _options

#: What the package decides: the form of the result, and where it goes.
OWN = {"format", "output", "version", "help", "to"}

COMMANDS = {
    "synthesize": (_options.Synthesis, {"depth", "top", "matrix"}),
    "check": (_options.Common, {"all"}),
    "consistency": (_options.Consistency, set()),
    "repair": (_options.Repair, set()),
    "compare-methods": (_options.Common, set()),
    "what-if": (_options.WhatIf, set()),
    "sensitivity": (_options.Sensitivity, set()),
    "simulate": (_options.Simulation, set()),
    "group": (_options.Group, {"matrices"}),
    "report": (_options.Report, set()),
    "chart": (_options.Chart, {"between", "and"}),
    "convert": (_options.Responses, {"alternatives", "situation"}),
    # A publication's results are those of all alternatives.
    "audit": (_options.Audit, {"situation"}),
    "reconstruct": (_options.Reconstruction, {"situation"}),
    "questionnaire": (_options.Questionnaire, set()),
    "collect": (_options.Collection, {"draft-map", "form", "force"}),
    "export": (_options.Export, set()),
    "generate": (_options.Generation, {"answers-to", "form"}),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_one_of_the_package(command):
    kind, elsewhere = COMMANDS[command]
    text = _library.run([command, "--help"])[0].decode()
    flags = set(re.findall(r"^  (?:-\w, )?--([a-z-]+)", text, re.M)) - OWN
    flags = {flag for flag in flags if not (flag.startswith("no-") and flag[3:] in flags)}
    # Those that only change what a text shows, or that the package has as an argument.
    assert elsewhere <= flags
    assert {name.replace("_", "-") for name in _options._names(kind)} == flags - elsewhere


def test_the_choices_of_the_documentation_are_those_of_the_schema():
    import json

    import ahp_decisions as ahp

    settings = json.loads(_library.run(["schema"])[0])["$defs"]["settings"]["properties"]
    for name in settings["prioritization"]["enum"]:
        assert f'"{name}"' in ahp.priorities.__doc__
        ahp.priorities([[1, 2], [0.5, 1]], prioritization=name)
    for name in settings["scale"]["enum"]:
        ahp.priorities([[1, 2], [0.5, 1]], scale=name)


@pytest.mark.filterwarnings("ignore::ahp_decisions.AHPNote")
def test_tables_that_have_to_be_explained_are_read():
    """A column of negative numbers, by `signed` and by a map of its own."""
    import pandas as pd

    import ahp_decisions as ahp

    model = ahp.Model.from_dict({
        "ahp": 1, "name": "m", "goal": {"name": "g", "children": [{"name": "r"}, {"name": "s"}]}})
    answers = pd.DataFrame({"participant": ["Ann", "Ben"], "r or s": [-3, 5]})
    for signed, expected in [("first", (3 / 5) ** 0.5), ("second", (5 / 3) ** 0.5)]:
        result = model.evaluate(responses=answers, signed=signed)
        r, s = (one["localPriority"] for one in result["criteria"][0]["items"])
        # The geometric mean of 3 and 1/5, or of 1/3 and 5.
        assert r / s == pytest.approx(expected)
    map = pd.DataFrame({
        "column": ["r or s"], "node": ["g"], "first": ["r"], "second": ["s"], "coding": ["signed-first"]})
    result = model.evaluate(responses=answers, map=map)
    r, s = (one["localPriority"] for one in result["criteria"][0]["items"])
    assert r / s == pytest.approx((3 / 5) ** 0.5)
    with pytest.raises(ahp.AHPError):
        model.evaluate(responses=answers)
