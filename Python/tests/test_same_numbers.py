"""Every number is that of the tool's JSON, to the last bit."""

import json

import numpy as np
import pytest

import ahp_decisions as ahp
from conftest import METHODS, matrices_model, random_matrices


def check(found, data, order):
    """Compare priorities with the criteria of a JSON report; return how many matrices there were."""
    criteria = data["criteria"][1:]
    assert len(criteria) == len(found)
    for position, criterion in enumerate(criteria):
        matrix = criterion["matrices"][0]
        assert [one["localPriority"] for one in criterion["items"]] == found.weights[position].tolist()
        bound = criterion["localErrorBound"]
        assert (np.inf if bound is None else bound) == found.error_bound[position]
        assert matrix["order"] == order
        assert matrix["missing"] == found.missing[position]
        assert matrix["principalEigenvalue"] == found.eigenvalue[position]
        assert matrix["eigenvalueBounds"] == [
            found.eigenvalue_lower[position], found.eigenvalue_upper[position]]
        assert matrix["index"] == found.ci[position]
        assert matrix["ratio"] == found.cr[position]
        assert criterion["isUnique"] == found.is_unique[position]
    return len(criteria)


def test_ten_thousand_matrices_have_the_numbers_of_the_tool(tool, random):
    count = 0
    for order in range(3, 13):
        stack = random_matrices(random, 1000, order)
        data = json.loads(tool("synthesize", "-", "--format", "json", content=matrices_model(stack)))
        found = ahp.priorities(stack)
        count += check(found, data, order)
        # One at a time they are the same.
        for position in range(0, 1000, 50):
            single = ahp.priorities(stack[position])
            assert (single.weights == found.weights[position]).all()
            assert single.cr == found.cr[position]
            assert single.error_bound == found.error_bound[position]
    assert count == 10_000


@pytest.mark.parametrize("method", METHODS)
def test_every_method_has_the_numbers_of_the_tool(tool, random, method):
    stack = random_matrices(random, 40, 5)
    data = json.loads(tool(
        "synthesize", "-", "--format", "json", "--prioritization", method,
        content=matrices_model(stack)))
    check(ahp.priorities(stack, prioritization=method), data, 5)


@pytest.mark.parametrize("missing", ["harker", "optimal-completion"])
@pytest.mark.parametrize(
    "method", ["eigenvector", "geometric-mean", "logarithmic-least-absolute-values"])
def test_incomplete_matrices_have_the_numbers_of_the_tool(tool, random, method, missing):
    stack = random_matrices(random, 30, 6)
    for matrix in stack:
        # The first row stays, which connects all items.
        for row, column in random.permutation(np.argwhere(np.triu(np.ones((6, 6)), 1))[5:])[:4]:
            matrix[row, column] = matrix[column, row] = np.nan
    options = ["--prioritization", method, "--missing-judgments", missing]
    data = json.loads(
        tool("synthesize", "-", "--format", "json", *options, content=matrices_model(stack)))
    check(ahp.priorities(stack, prioritization=method, missing_judgments=missing), data, 6)


@pytest.mark.parametrize("scale", ["balanced", "power", "logarithmic", "root"])
def test_scales_have_the_numbers_of_the_tool(tool, random, scale):
    stack = random_matrices(random, 30, 4)
    options = ["--scale", scale, "--random-index", "saaty-1980"]
    data = json.loads(
        tool("synthesize", "-", "--format", "json", *options, content=matrices_model(stack)))
    check(ahp.priorities(stack, scale=scale, random_index="saaty-1980"), data, 4)


COMMANDS = {
    "synthesize": lambda model: model.evaluate(),
    "check": lambda model: model.check(),
    "consistency": lambda model: model.consistency(),
    "sensitivity": lambda model: model.sensitivity(),
    "compare-methods": lambda model: model.compare_methods(),
}


def test_two_hundred_models_have_the_reports_of_the_tool(tool, tmp_path):
    names = list(COMMANDS)
    for seed in range(200):
        options = ["--levels", str(1 + seed % 2), "--branching", str(2 + seed % 3),
                   "--alternatives", str(2 + seed % 5), "--participants", str((seed % 4) * 2 // 3)]
        if seed % 3 == 0:
            options += ["--missing", "0.2"]
        text = tool("generate", "--seed", str(seed), *options)
        model = ahp.Model.from_text(text.decode())
        for name in ("synthesize", names[1 + seed % (len(names) - 1)]):
            expected = json.loads(tool(name, "-", "--format", "json", content=text))
            assert COMMANDS[name](model).data == expected, (seed, name)


def test_every_example_has_the_reports_of_the_tool(tool):
    from conftest import ROOT

    paths = sorted((ROOT / "Examples/published").glob("*.yaml"))
    assert len(paths) > 15
    for path in paths:
        model = ahp.Model.read(path)
        assert model.evaluate().data == json.loads(tool("synthesize", str(path), "--format", "json"))
        assert model.audit().data == json.loads(tool("audit", str(path), "--format", "json"))


def test_simulation_group_and_repair_have_the_numbers_of_the_tool(tool):
    from conftest import ROOT

    path = str(ROOT / "Examples/published/super-decisions-group-car.yaml")
    model = ahp.Model.read(path)
    expected = json.loads(tool("simulate", path, "--draws", "500", "--seed", "7", "--format", "json"))
    assert model.simulate(draws=500, seed=7).data == expected
    expected = json.loads(tool("group", path, "--people", "--format", "json"))
    assert model.group(people=True).data == expected
    path = str(ROOT / "Examples/published/house.yaml")
    result = ahp.Model.read(path).repair()
    assert result.data == json.loads(tool("repair", path, "--format", "json"))
    assert result.succeeds and result.model.check().passes


def test_the_random_index_is_that_of_the_tables(tool):
    data = json.loads(tool("random-index", "--order", "6", "--samples", "50", "--format", "json"))
    for table in data["tables"]:
        value = ahp.random_index(6, random_index=table["name"])
        assert value == table["randomIndex"]
    assert ahp.simulate_random_index(6, samples=50)["mean"] == data["mean"]
    assert ahp.random_index(2) == 0
    assert np.isnan(ahp.random_index(40, random_index="saaty-1980"))


def test_indices_of_a_stack_are_those_of_each_matrix(random):
    stack = random_matrices(random, 5, 4)
    together = ahp.consistency(stack).indices
    for position in range(5):
        alone = ahp.consistency(stack[position]).indices
        columns = [name for name in alone.columns if name != "participant"]
        assert (
            together[columns].iloc[position].astype(object).where(lambda one: one.notna(), None).tolist()
            == alone[columns].iloc[0].astype(object).where(lambda one: one.notna(), None).tolist())


def test_the_judgments_of_a_group_are_geometric_means(random):
    stack = random_matrices(random, 7, 4)
    model = ahp.Model.from_matrix(stack)
    found = ahp.priorities(ahp.aggregate(stack))
    items = model.evaluate().data["criteria"][0]["items"]
    assert found.weights.tolist() == [one["localPriority"] for one in items]
