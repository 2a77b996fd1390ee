"""The wheel: what is in it, what it needs, and that it works where nothing else is."""

import os
import pathlib
import re
import subprocess
import sys
import zipfile

import pytest

import ahp_decisions as ahp
from conftest import ROOT

CHECK = """
import sys, pathlib
import ahp_decisions as ahp
assert "site-packages" in ahp.__file__, ahp.__file__
w = ahp.priorities([[1, 3, 5], ["1/3", 1, 2], ["1/5", "1/2", 1]])
model = ahp.Model.from_text(pathlib.Path(sys.argv[1]).read_text())
print(round(float(w.weights[0]), 6), model.evaluate().ranking[0], ahp.__version__)
"""


def run(*command, **options):
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of the sources, as `pip` builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", ROOT / "Python", "--no-deps", "--wheel-dir", folder)
    (found,) = folder.glob("*.whl")
    return found


def works_alone(wheel, folder):
    """Install a wheel into a new environment and use it there."""
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin/pip", "install", "--quiet", wheel)
    environment = {
        key: value for key, value in os.environ.items() if key not in ("AHP_LIBRARY", "PYTHONPATH")}
    printed = run(
        folder / "bin/python", "-c", CHECK, ROOT / "Examples/published/leader.yaml",
        cwd=folder, env=environment)
    assert printed.split() == ["0.648329", "Dick", ahp.__version__]


def test_a_clean_environment_needs_the_wheel_alone(wheel, tmp_path):
    works_alone(wheel, tmp_path / "clean")


def test_the_wheel_has_types_and_a_license_and_serves_every_python(wheel):
    assert re.fullmatch(r"ahp_decisions-[\d.]+-py3-none-\w+\.whl", wheel.name)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "ahp_decisions/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any("test" in name for name in names)


def test_the_library_needs_no_library_of_swift(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        library = archive.extract("ahp_decisions/_libahp.so", tmp_path)
    needed = run("ldd", library)
    assert "libc.so" in needed
    for name in ("swift", "Foundation", "dispatch", "BlocksRuntime", "openblas", "not found"):
        assert name not in needed, needed
    # A capital letter is the kind of a symbol that others see.
    found = [line.split()[1:] for line in run("nm", "-D", "--defined-only", library).splitlines()]
    symbols = [name for kind, name in found if kind.isupper()]
    assert sorted(symbols) == [
        "ahp_aggregate", "ahp_priorities", "ahp_random_index", "ahp_run", "ahp_version"]


def test_a_wheel_for_other_machines_brings_its_libraries(wheel, tmp_path):
    environment = {**os.environ, "PATH": f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"}
    run(sys.executable, "-m", "auditwheel", "repair", wheel, "--wheel-dir", tmp_path, env=environment)
    (repaired,) = tmp_path.glob("*.whl")
    assert re.search(r"manylinux_2_\d+_\w+\.whl$", repaired.name), repaired.name
    works_alone(repaired, tmp_path / "clean")
