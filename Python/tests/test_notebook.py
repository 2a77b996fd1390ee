"""The example notebook runs from its first cell to its last."""

import nbclient
import nbformat

from conftest import ROOT

PATH = ROOT / "Python/examples/decision.ipynb"


def test_the_example_runs(tmp_path):
    notebook = nbformat.read(PATH, as_version=4)
    # What is kept in the repository has no results, which would differ from machine to machine.
    assert all(not cell.outputs for cell in notebook.cells if cell.cell_type == "code")
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3",
        resources={"metadata": {"path": str(PATH.parent)}})
    client.execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    pages = "".join(output.data.get("text/html", "") for output in outputs if "data" in output)
    assert pages.count("<table") >= 4
    assert "<script" not in pages
    assert any("image/svg+xml" in output.data for output in outputs if "data" in output)
    assert any("image/png" in output.data for output in outputs if "data" in output)
    nbformat.write(notebook, tmp_path / "executed.ipynb")
