"""Models: where they come from, what is found out about them, and what is wrong with them."""

import gzip
import io
import json
import sys
import warnings
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import ahp_decisions as ahp
from conftest import ROOT, random_matrices
from test_arrays import EXAMPLES

LEADER = ROOT / "Examples/published/leader.yaml"


def car():
    builder = ahp.ModelBuilder("Choose a car", alternatives=["A", "B", "C"])
    builder.criterion("Cost").criterion("Cost/Purchase").criterion("Cost/Upkeep").criterion("Comfort")
    builder.compare("Choose a car", "Cost", "Comfort", 2)
    builder.compare("Cost", "Purchase", "Upkeep", Fraction(1, 3))
    builder.judge("Cost/Purchase", [[1, 3, 5], ["1/3", 1, 2], ["1/5", "1/2", 1]])
    builder.judge("Cost/Upkeep", priorities={"A": 0.5, "B": 0.3, "C": np.float64(0.2)})
    return builder.judge("Comfort", values={"A": 3, "B": 4, "C": np.int64(5)}, direction="higher")


def test_a_model_made_step_by_step_is_evaluated():
    model = car().model()
    result = model.evaluate()
    # Each number by hand: 2/3 of Cost, a quarter of which is Purchase; 1/3 of Comfort.
    purchase = ahp.priorities([[1, 3, 5], ["1/3", 1, 2], ["1/5", "1/2", 1]]).weights
    expected = [2 / 3 * (purchase[i] / 4 + 3 / 4 * (0.5, 0.3, 0.2)[i]) + (3 + i) / 12 / 3 for i in range(3)]
    assert result.alternatives["priority"].tolist() == pytest.approx(expected, abs=1e-12)
    assert result.ranking == ["A", "B", "C"]
    assert model.to_dict()["goal"]["children"][0]["name"] == "Cost"
    assert ahp.Model.from_text(model.to_yaml()).evaluate().data["alternatives"] == result["alternatives"]


def test_a_builder_refuses_what_is_not_there():
    with pytest.raises(ahp.ArgumentError, match="no criterion 'Price'"):
        car().compare("Price", "A", "B", 3)
    with pytest.raises(ahp.ArgumentError, match="already"):
        car().criterion("Cost")
    with pytest.raises(ahp.ModelError, match="unknown name 'D'"):
        car().criterion("Safety").compare("Safety", "A", "D", 3).model()
    # The letters of a string are no alternatives.
    with pytest.raises(TypeError, match="alternatives is 'AB'"):
        ahp.ModelBuilder("Car", alternatives="AB")
    with pytest.raises(TypeError, match="alternatives is 'AB'"):
        ahp.Model.from_outline("Car\n  Price\n  Safety\n", alternatives="AB")


def test_a_model_is_read_and_written(tmp_path):
    model = ahp.Model.read(LEADER)
    assert model.name == "Choosing a leader"
    for name in ("model.json", "model.yaml", "-model.json"):
        model.write(tmp_path / name)
        assert ahp.Model.read(tmp_path / name) == model
    zipped = tmp_path / "model.yaml.gz"
    zipped.write_bytes(gzip.compress(LEADER.read_bytes()))
    assert ahp.Model.read(zipped) == model
    assert ahp.Model.from_dict(model.to_dict()) == model
    assert "Tom" in model._repr_html_()


def test_problems_of_a_file_have_their_places(tmp_path):
    path = tmp_path / "car.yaml"
    path.write_text("""ahp: 1
name: car
alternatives: [A, B]
goal:
  name: car
  comparisons: [[Cost, Comfort, 0], [Cost, Safety, 3]]
  children:
    - name: Cost
    - name: Comfort
""")
    with pytest.raises(ahp.ModelError) as caught:
        ahp.Model.read(path)
    first, second = caught.value.diagnostics
    assert (first.file, first.line, first.column) == (str(path), 6, 33)
    assert first.message == "judgment 0 of 'Cost' against 'Comfort' is not a positive number"
    assert first.path == "goal.comparisons[0][2]"
    assert first.hint == "write 1 if neither is preferred"
    assert "unknown name 'Safety'" in second.message
    # What only an evaluation finds has the place in the file too.
    path.write_text("ahp: 1\nname: car\nalternatives: [A, B]\ngoal:\n  name: car\n")
    with pytest.raises(ahp.ModelError) as caught:
        ahp.Model.read(path).evaluate()
    assert caught.value.diagnostics[0].file == str(path)


@pytest.mark.parametrize("make, error", [
    (lambda: ahp.Model.read("/nothing/here.yaml"), ahp.ModelError),
    (lambda: ahp.Model.read("/"), ahp.ModelError),
    (lambda: ahp.Model.read(3), TypeError),
    (lambda: ahp.Model.read("a\0b"), ahp.ArgumentError),
    (lambda: ahp.Model.from_text(""), ahp.ModelError),
    (lambda: ahp.Model.from_text("[" * 100_000), ahp.ModelError),
    (lambda: ahp.Model.from_text("\udc80"), ahp.ModelError),
    (lambda: ahp.Model.from_dict({}), ahp.ModelError),
    (lambda: ahp.Model.from_dict({"ahp": float("inf")}), ahp.ArgumentError),
    (lambda: ahp.Model.from_dict({"ahp": {1, 2}}), TypeError),
    (lambda: ahp.Model.from_dict({(1, 2): 1}), TypeError),
    (lambda: ahp.Model.import_file("/nothing/here.csv"), ahp.ModelError),
    (lambda: ahp.Model.read(LEADER).evaluate(synthesi="ideal"), TypeError),
    (lambda: ahp.Model.read(LEADER).evaluate(synthesis="idal"), ahp.ArgumentError),
    (lambda: ahp.Model.read(LEADER).evaluate(synthesis=3), ahp.ArgumentError),
    (lambda: ahp.Model.read(LEADER).evaluate(synthesis={}), TypeError),
    (lambda: ahp.Model.read(LEADER).evaluate(threads=0), ahp.ArgumentError),
    (lambda: ahp.Model.read(LEADER).simulate(draws=-1), ahp.ArgumentError),
    (lambda: ahp.Model.read(LEADER).simulate(draws=10**30), ahp.ArgumentError),
    (lambda: ahp.Model.read(LEADER).consistency("Nothing"), ahp.ModelError),
    (lambda: ahp.Model.read(LEADER).consistency("--help"), ahp.ModelError),
    (lambda: ahp.Model.read(LEADER).group(), ahp.AHPError),
    (lambda: ahp.Model.read(LEADER).group("/nothing/*.csv"), ahp.ModelError),
    (lambda: ahp.Model.read(LEADER).group([]), ahp.ArgumentError),
    (lambda: ahp.Model.read(LEADER).group(3), TypeError),
    (lambda: ahp.Model.read(LEADER).group(pd.DataFrame()), ahp.ModelError),
    (lambda: ahp.Model.read(LEADER).report("/nothing/report.html"), ahp.ModelError),
    (lambda: ahp.Model.read(LEADER).chart("nothing"), ahp.ArgumentError),
    (lambda: ahp.Model.from_matrix(np.ones((3, 3)), ["a", "a", "b"]), ahp.ModelError),
    (lambda: ahp.Model.from_matrix(np.ones((3, 3)), ["a", "b"]), ahp.ArgumentError),
])
def test_what_is_wrong_is_an_exception(make, error):
    with pytest.raises(error):
        make()


def test_what_is_contained_in_itself_is_refused():
    data = {"ahp": 1}
    data["goal"] = data
    with pytest.raises(ahp.ArgumentError):
        ahp.Model.from_dict(data)


def test_what_is_read_otherwise_is_warned_of():
    text = json.dumps({"ahp": 1, "name": "m", "goal": {
        "name": "m", "matrix": [[1, 3], [0.33, 1]], "children": [{"name": "a"}, {"name": "b"}]}})
    with pytest.warns(ahp.AHPWarning, match="0.33 is read as 1/3"):
        ahp.Model.from_text(text)


def test_how_answers_were_read_is_noted(tmp_path):
    model = ahp.Model.from_text(json.dumps({"ahp": 1, "name": "m", "goal": {
        "name": "m", "children": [{"name": "Größe"}, {"name": "b"}]}}))
    answers = tmp_path / "answers.csv"
    answers.write_bytes("Timestamp,Name,Größe or b\n1,Ann,0.33\n".encode("windows-1252"))
    with pytest.warns(ahp.AHPNote) as caught:
        result = model.evaluate(responses=answers)
    notes = [str(warning.message) for warning in caught]
    assert any("0.33 is read as 1/3" in note for note in notes), notes
    assert any("Windows-1252" in note for note in notes), notes
    assert any("columns left out: Timestamp" in note for note in notes), notes
    assert all(warning.filename == __file__ for warning in caught)
    assert result.criteria is not None
    # Notes are turned off by their class; a warning remains one.
    with warnings.catch_warnings():
        warnings.simplefilter("error", ahp.AHPWarning)
        warnings.simplefilter("ignore", ahp.AHPNote)
        model.evaluate(responses=answers)
        with pytest.raises(ahp.AHPWarning, match="0.33 is read as 1/3"):
            ahp.Model.from_text(json.dumps({"ahp": 1, "name": "m", "goal": {
                "name": "m", "matrix": [[1, 3], [0.33, 1]],
                "children": [{"name": "a"}, {"name": "b"}]}}))


def test_analyses_are_tables(tmp_path):
    model = ahp.Model.read(LEADER)
    assert model.check().passes and bool(len(model.check().matrices) == 5)
    assert model.evaluate().criteria.loc["Charisma", "ratio"] == pytest.approx(0.0685, abs=5e-5)
    assert model.evaluate().local_priorities.shape == (16, 4)
    assert model.evaluate(without="Tom").data["change"] is not None
    assert model.sensitivity().criteria.loc["Experience", "firstStaysFrom"] == pytest.approx(0.3808, abs=5e-5)
    assert model.simulate(draws=200).ranked["rank 1"].sum() == pytest.approx(1)
    assert model.compare_methods().priorities.shape[1] == 3
    assert model.what_if(vary="10%").priorities.shape[1] == 3
    assert model.what_if(set=["Experience=0.2", "Age=0.5"]).priorities.shape == (2, 3)
    assert model.consistency(all=True).indices.shape[0] == 5
    assert model.consistency("Charisma").indices.index.tolist() == ["Charisma"]
    for result in (
        model.evaluate(), model.check(), model.sensitivity(), model.simulate(draws=100),
        model.consistency(all=True), model.audit(), model.repair(), model.what_if(vary="5%"),
    ):
        assert "<script" not in result._repr_html_() and repr(result)
        assert dict(result) == result.data
    model.report(tmp_path / "report.html", draws=100)
    assert "</html>" in (tmp_path / "report.html").read_text()
    assert "Dick" in model.report(format="markdown", draws=100)
    assert model.chart("ranking")._repr_svg_().startswith("<svg")
    assert "Tom" in model.chart("head-to-head", between=("Tom", "Dick")).svg


def test_a_repaired_model_is_accepted():
    model = ahp.Model.read(ROOT / "Examples/published/house.yaml")
    assert not model.check().passes
    result = model.repair(max_cr=None)
    assert result.succeeds and result.model.check().passes
    assert len(result.changes) >= 5


def test_a_repaired_matrix_is_accepted(random):
    for matrix in random_matrices(random, 5, 4):
        repaired, result = ahp.repair(matrix, keep_to="any")
        if result.succeeds:
            assert ahp.priorities(repaired).cr <= 0.1
        assert np.abs(repaired * repaired.T - 1).max() < 1e-9


PEOPLE = {"Ann": [3, 5, 2], "Ben": ["1/2", 4, 6], "Cem": [2, 2, 1]}
PAIRS = [("a", "b"), ("a", "c"), ("b", "c")]


def long_answers():
    return pd.DataFrame(
        [(person, "m", *pair, ratio) for person, ratios in PEOPLE.items()
         for pair, ratio in zip(PAIRS, ratios)],
        columns=["participant", "node", "first", "second", "ratio"])


def wide_answers():
    columns = {f"m | {first} | {second}": [ratios[i] for ratios in PEOPLE.values()]
               for i, (first, second) in enumerate(PAIRS)}
    return pd.DataFrame(columns, index=pd.Index(PEOPLE, name="participant"))


@pytest.mark.parametrize("answers", [long_answers(), wide_answers(), wide_answers().reset_index()])
def test_answers_come_from_frames(answers, tmp_path):
    questions = ahp.Model.from_matrix(np.where(np.eye(3), 1, np.nan), list("abc"), name="m")
    group = questions.group(answers)
    stack = np.stack([
        ahp.reciprocal_matrix([float(Fraction(one)) for one in ratios]) for ratios in PEOPLE.values()])
    model = ahp.Model.from_matrix(stack, list("abc"), participants=PEOPLE, name="m")
    assert group.consensus == model.group().consensus
    assert group.members.index.tolist() == list(PEOPLE)
    combined = ahp.priorities(ahp.aggregate(stack)).weights
    assert group.ranked["judgments"].tolist() == combined.tolist()
    assert questions.evaluate(responses=answers).local_priorities["localPriority"].tolist() == combined.tolist()
    assert questions.with_answers(answers).group().consensus == group.consensus
    path = tmp_path / "answers.csv"
    answers.to_csv(path, index=answers.index.name is not None)
    assert questions.group(path).data == group.data
    weights = pd.DataFrame({"participant": list(PEOPLE), "weight": [1, 0, 2]})
    assert questions.group(answers, participants=weights).consensus != group.consensus


def test_wrong_answers_of_a_frame_have_their_places():
    answers = long_answers()
    answers.loc[4, "ratio"] = "0"
    questions = ahp.Model.from_matrix(np.where(np.eye(3), 1, np.nan), list("abc"), name="m")
    with pytest.raises(ahp.ModelError) as caught:
        questions.group(answers)
    found = caught.value.diagnostics[0]
    assert (found.file, found.line) == ("<responses>", 6)


def test_files_of_other_programs_become_models():
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        model = ahp.Model.import_file(ROOT / "Examples/import/leader.csv")
    assert model.evaluate().ranking[0] == "Experience"
    with pytest.raises(ahp.AHPError):
        ahp.Model.import_file(ROOT / "Examples/import/leader.csv", rounded_ratios="guess")


TEXT = st.text(max_size=40) | st.sampled_from(
    ["ahp: 1", "{", "[", "goal:", "ahp: 1\nname: x\ngoal: {name: x}", "&a [*a]", "%YAML 9"])


@settings(max_examples=max(100, EXAMPLES // 20), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXT, max_size=4), st.text(max_size=20), st.text(max_size=10))
def test_no_text_ends_the_interpreter(lines, name, value):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for call in (
            lambda: ahp.Model.from_text("\n".join(lines)),
            lambda: MODEL.evaluate(synthesis=value),
            lambda: MODEL.evaluate(participant=name),
            lambda: MODEL.consistency(name),
            lambda: MODEL.what_if(set=value),
            lambda: MODEL.group("\n".join(lines).encode("utf-8", "replace") and pd.DataFrame({name: [value]})),
        ):
            try:
                call()
            except (ahp.AHPError, TypeError):
                pass


MODEL = ahp.Model.read(LEADER)


HAMBURGER = ROOT / "Examples/published/hamburger-market-share.yaml"


def test_a_network_has_its_priorities_and_its_matrices():
    model = ahp.Model.read(HAMBURGER)
    result = model.evaluate()
    # As the sample model of Super Decisions prints them.
    assert result.alternatives["priority"].round(3).to_dict() == {
        "McDonald's": 0.555, "Burger King": 0.280, "Wendy's": 0.165}
    nodes = result.nodes
    assert list(nodes.columns) == ["raw", "normal", "ideal", "errorBound"]
    assert nodes["raw"].sum() == pytest.approx(1, abs=1e-12)
    clusters = nodes.groupby("cluster")
    assert clusters["normal"].sum().to_numpy() == pytest.approx(1, abs=1e-12)
    assert (clusters["ideal"].max() == 1).all()
    limit, weighted = model.supermatrix(), model.supermatrix("weighted")
    assert limit.matrix().shape == (len(nodes), len(nodes))
    assert limit.matrix()[:, 0].tolist() == nodes["raw"].tolist()
    # The limit keeps its columns when they are multiplied by the matrix that it is of.
    assert weighted.matrix() @ limit.matrix() == pytest.approx(limit.matrix(), abs=1e-12)
    frame = weighted.frame()
    assert frame.index.names == ["cluster", "node"]
    assert frame.sum().to_numpy() == pytest.approx(1, abs=1e-12)
    assert model.supermatrix("clusters").frame().shape == (4, 4)
    assert "McDonald" in result._repr_html_()
    with pytest.raises(ahp.ArgumentError, match="no network 'Nothing'"):
        limit.matrix("Nothing")
    with pytest.raises(ahp.ArgumentError):
        model.supermatrix("limits")


def test_a_hierarchy_has_no_nodes():
    assert len(ahp.Model.read(LEADER).evaluate().nodes) == 0
    with pytest.raises(ahp.AHPError, match="network"):
        ahp.Model.read(LEADER).supermatrix()


def test_a_network_that_was_written_is_evaluated_again(tmp_path):
    path = tmp_path / "network.json"
    ahp.Model.read(HAMBURGER).write(path)
    assert ahp.Model.read(path).evaluate().nodes.equals(ahp.Model.read(HAMBURGER).evaluate().nodes)


BICYCLE = ROOT / "Examples/unpublished-judgments.yaml"


def test_printed_numbers_are_audited_and_reconstructed():
    model = ahp.Model.read(BICYCLE)
    audit = model.audit(power=True, draws=10, variants=True)
    assert (audit.numbers["verdict"] == "notComputed").sum() == 24
    assert audit.searches["verdict"].to_dict() == {
        "Choose a bicycle": "one", "Price": "one", "Quality": "none", "Service": "one",
        # Of these nothing is printed but a consistency ratio.
        "Looks": "several", "Looks/Form": "several", "Looks/Colour": "several", "Looks/Fittings": "several"}
    assert audit.power.loc[("Price", "respondent"), "possible"] == 10
    assert len(model.audit().power) == 0
    assert "matrices" not in json.dumps(audit.data)
    assert "matrices" in json.dumps(model.audit(show_matrices=True).data)
    found = model.reconstruct()
    assert found.succeeds and found.model.audit()["agrees"] == 24
    assert found.criteria["respondents"].to_dict()["Quality"] == 2
    price = found.ranges.set_index(["path", "item"]).loc[("Choose a bicycle", "Price")]
    # Two respondents could give other priorities that are printed so.
    assert price["kind"] == "inner and outer" and price["innerLowest"] == pytest.approx(0.4734, abs=5e-5)
    assert price["outerLowest"] == pytest.approx(0.4725) and price["outerHighest"] == pytest.approx(0.4735)
    none = model.reconstruct(respondents=1)
    assert not none.succeeds and none.model is None
    (failure,) = none["failures"]
    assert (failure["path"], failure["verdict"]) == ("Quality", "none")
    assert (failure["participant"], failure["reason"]) == (None, None)
    with pytest.raises(ahp.ArgumentError, match="--effort"):
        model.audit(effort=10)


def test_an_outline_is_asked_and_its_answers_are_collected(tmp_path):
    model = ahp.Model.from_outline("Car\n  Price\n  Safety\n", alternatives=["A", "B"])
    assert model.to_dict()["alternatives"] == ["A", "B"]
    assert "</html>" in model.questionnaire()
    model.questionnaire(tmp_path / "page.html")
    assert "</html>" in (tmp_path / "page.html").read_text()
    questions = pd.read_csv(io.StringIO(model.questionnaire(format="csv")))
    assert list(questions["node"]) == ["Car", "Price", "Safety"]
    answers = questions.assign(participant="Ann", ratio=["3", "1/3", "1"])
    collected = model.collect(answers[:2])
    assert list(collected.answers["ratio"]) == ["3", "1/3"]
    all = model.collect([answers[:2], answers[2:]]).answers
    assert model.group(all, people=True).members.shape[0] == 1
    with pytest.raises(ahp.ModelError) as error:
        model.collect(answers.assign(node="Car/Prise"))
    assert error.value.diagnostics[0].line == 2


def test_a_model_is_generated_and_handed_on(tmp_path):
    model = ahp.Model.generate(levels=1, branching=3, alternatives=3, seed=2)
    assert model == ahp.Model.generate(levels=1, branching=3, alternatives=3, seed=2)
    assert len(ahp.Model.generate(network=True, clusters=3, nodes=2).evaluate().nodes) >= 6
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ahp.AHPWarning)
        assert model.export("csv").startswith("ahp matrices,1")
        model.export("xlsx", tmp_path / "matrices.xlsx")
        assert (tmp_path / "matrices.xlsx").read_bytes()[:2] == b"PK"
        with pytest.raises(ahp.ArgumentError, match="--output"):
            model.export("xlsx")
    with pytest.raises(ahp.ArgumentError, match="r-ahp"):
        model.export("r")
    assert "goal" in ahp.schema()["properties"]


def test_the_leverage_of_judgments_and_people():
    leader = ahp.Model.read(LEADER).sensitivity(judgments=True)
    assert leader.judgments.loc[0, ["first", "second", "changesAt"]].tolist() == ["Tom", "Dick", 1]
    assert leader.judgments.shape[1] == 7 + 3 and len(leader.participants) == 0
    group = ahp.Model.read(ROOT / "Examples/published/super-decisions-group-car.yaml")
    people = group.sensitivity(by_participant=True).participants
    assert people.loc["r1"].iloc[1:].sum() == pytest.approx(1)
    assert len(group.sensitivity().judgments) == 0


def test_without_pandas_a_table_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    result = ahp.Model.read(LEADER).evaluate()
    assert result.data["alternatives"]
    with pytest.raises(ImportError, match=r"pip install 'ahp-decisions\[pandas\]'"):
        result.alternatives
    with pytest.raises(ImportError, match="pandas"):
        ahp.priorities([[1, 3], ["1/3", 1]]).to_frame()


def test_names_may_be_arrays_and_a_model_is_text():
    matrix = np.array([[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]])
    for names in (np.array(["x", "y", "z"]), pd.Index(["x", "y", "z"])):
        assert list(ahp.Model.from_matrix(matrix, names).evaluate().criteria.index[1:]) == ["x", "y", "z"]
        assert ahp.consistency(np.array([matrix, matrix]), items=names).indices.shape[0] == 2
        stack = ahp.Model.from_matrix(np.array([matrix, matrix, matrix]), participants=names)
        assert [one for one in stack.to_dict()["participants"]] == ["x", "y", "z"]
    with pytest.raises(ahp.ArgumentError, match="2 items"):
        ahp.Model.from_matrix(matrix, ["x", "y"])
    for text in (None, 5, 1.5, ["ahp: 1"]):
        with pytest.raises(TypeError, match="expected the text of a model file"):
            ahp.Model.from_text(text)


def test_scenarios_may_be_dicts_and_arrays():
    model = ahp.Model.from_text(LAMPS)
    one = model.what_if(set="Price=0.4").data
    assert model.what_if(set={"Price": 0.4}).data == one
    assert model.what_if(set=np.array(["Price=0.4"])).data == one
    assert model.what_if(set=[{"Price": 0.4}, "Light=0.3"]).data == model.what_if(
        set=["Price=0.4", "Light=0.3"]).data
    with pytest.raises(ahp.ArgumentError, match="expected two"):
        model.chart("head-to-head", between=("A",))


def test_statistics_of_places_are_those_of_all_together():
    model = ahp.Model.from_dict({
        "ahp": 1, "name": "n", "goal": {"name": "G", "children": [{"name": "A"}, {"name": "B"}, {"name": "C"}]}})
    frame = pd.DataFrame({
        "participant": ["p", "q", "r"], "|A|B": [2, 3, 4], "|A|C": [4, 5, 6], "|B|C": [2, 2, 2]})
    parts = [model.statistics(frame.iloc[:1]), model.statistics(frame.iloc[1:])]
    assert all(isinstance(part, bytes) and b'"p"' not in part for part in parts)
    merged = model.group(statistics=parts).data
    whole = model.group(statistics=[model.statistics(frame)]).data
    assert merged["criteria"] == whole["criteria"]


def test_texts_of_a_language_are_written():
    text = ahp.texts("nl", questionnaire_only=True)
    assert "nl" in text and len(text) > 500
    assert len(ahp.texts("nl")) > len(text)
    with pytest.raises(TypeError):
        ahp.texts(None)


LAMPS = """
ahp: 1
name: Lamps
alternatives: [A, B]
goal:
  name: Best
  upperTriangle: [2, 4, 2]
  children:
    - {name: Price, upperTriangle: [3]}
    - {name: Light, upperTriangle: [1/2]}
    - {name: Life, upperTriangle: [1]}
"""
