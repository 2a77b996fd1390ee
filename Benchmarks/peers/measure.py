"""Measures ahp and its peers by turns and prints tables in Markdown; `run` calls it.

Seconds are CPU seconds on one core unless a column says otherwise, medians over the rounds.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# workload or command, peer, goal for peer / ahp
ROWS = [
    ("W1-batch", "numpy-eig", "≥ 80"),
    ("W1-batch", "numpy-power", "≥ 10"),
    ("W1-single", "numpy-eig", "≥ 40"),
    ("W1-single", "pydecision", "≥ 45"),
    ("W1-single", "ahpy", "≥ 180"),
    ("W1-single", "pyanp", ""),
    ("W2-1000", "numpy-eig", "≥ 500"),
    ("W2-1000", "scipy-eigs", "≥ 2.5"),
    ("W2-2000", "scipy-eigs", "≥ 2.5"),
    ("W2-4000", "scipy-eigs", "≥ 2.5"),
    ("W2-4000", "numpy-power", "≥ 1"),
    ("W2-4000", "seven-reads", "≥ 0.77"),
    ("W3", "numpy-power", "≥ 2"),
    ("W3", "pyanp", "≥ 300"),
    ("W3-wide", "numpy-power", "≥ 20"),
    ("W3-wide", "numpy-eig", "≥ 60"),
    ("W4", "numpy-power", "≥ 20"),
    ("W4", "numpy-eig", "≥ 60"),
    ("W5", "numpy-eigvals", "≥ 30"),
    ("W6", "json", "≥ 10"),
    ("W6", "json+numpy", ""),
    ("W6", "orjson", "≥ 4"),
    ("W8-1000", "numpy-squaring", "≥ 5"),
    ("W8-1000", "scipy-power", "≥ 5"),
    ("W8-1000", "scipy-certified", "≥ 5"),
    ("W8-10000", "scipy-power", "≥ 5"),
    ("W8-10000", "scipy-certified", "≥ 5"),
    ("W8-100000", "scipy-power", "≥ 5"),
    ("W8-100000", "scipy-certified", "≥ 5"),
    ("W8-10000-far10", "scipy-power", ""),
    ("W8-10000-far10", "scipy-certified", ""),
    ("W8-100000-far10", "scipy-power", ""),
    ("W8-100000-far10", "scipy-certified", ""),
    ("W8-100000-far100", "scipy-power", ""),
    ("W8-100000-far100", "scipy-certified", ""),
]

TITLES = {
    "W1-batch": "100,000 matrices 9 × 9: priorities and CR of a stack",
    "W1-single": "the same, one by one",
    "W2-1000": "one matrix 1000 × 1000",
    "W2-2000": "one matrix 2000 × 2000",
    "W2-4000": "one matrix 4000 × 4000",
    "W3": "8,421 matrices (9.9 million judgments): evaluation in memory",
    "W3-wide": "111,111 small matrices: evaluation in memory",
    "W4": "60 matrices × 10,000 respondents: AIJ and every CR",
    "W5": "mean CI of 1,000,000 random matrices 10 × 10",
    "W6": "reading the 43.5 MB of the 9.9 million judgments",
    "W8-1000": "a network of 1,000 nodes, 20 links each, 1 % far: limit and certificate",
    "W8-10000": "10,000 nodes, 1 % of the links far",
    "W8-100000": "100,000 nodes, 1 % far",
    "W8-10000-far10": "10,000 nodes, 10 % far",
    "W8-100000-far10": "100,000 nodes, 10 % far",
    "W8-100000-far100": "100,000 nodes, all links anywhere",
}

PEERS = {
    "numpy-eig": "numpy.linalg.eig",
    "numpy-eigvals": "numpy.linalg.eigvals",
    "numpy-power": "numpy, power iteration by hand",
    "scipy-eigs": "scipy.sparse.linalg.eigs",
    "seven-reads": "seven products with the matrix (numpy, BLAS)",
    "pydecision": "pyDecision, wd='me'",
    "json": "Python json, parsing only",
    "json+numpy": "Python json and arrays",
    "orjson": "orjson, parsing only",
    "scipy-power": "scipy.sparse, power iteration by hand, no certificate",
    "scipy-certified": "scipy.sparse, the same and a bound on its error",
    "numpy-squaring": "numpy, squaring the dense matrix, no certificate",
}


def start(command, cores="one", output=subprocess.PIPE):
    """Runs a command; its output, its resource usage and the seconds that went by.

    On "one" core or "all", with BLAS held to one thread.
    """
    environment = dict(os.environ)
    for library in ["OPENBLAS", "OMP", "MKL"]:
        environment[f"{library}_NUM_THREADS"] = "1"
    own_cores = os.sched_getaffinity(0)
    # What the command inherits. A function that sets it between fork and exec would be measured as a
    # part of the command, and with it the copy of this process that it needs.
    if cores == "one":
        os.sched_setaffinity(0, {max(own_cores)})
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=output, stderr=subprocess.PIPE, env=environment, cwd=ROOT)
    os.sched_setaffinity(0, own_cores)
    text, errors = b"", b""
    if output == subprocess.PIPE:
        text = process.stdout.read()
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(errors.decode(errors="replace").strip().splitlines()[-1:])
    return text.decode(), usage, time.perf_counter() - began


def whole(command, cores="one"):
    """CPU seconds, seconds and MB of a whole process."""
    with open(os.devnull, "wb") as nothing:
        _, usage, seconds = start(command, cores, nothing)
    return usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss / 1024


def say(text):
    print(text, file=sys.stderr, flush=True)


def agree(workload, ours, theirs):
    """Whether a peer came to the same number. AHPy and pyDecision round or divide by 1.45."""
    if workload in ("W5",):
        return abs(ours - theirs) < 0.02
    if workload in ("W1-single", "W4", "W1-batch"):
        # Of a sample of the matrices.
        return abs(ours - theirs) < 0.05 * ours
    return abs(ours - theirs) < 1e-6 * abs(ours)


def measure_workloads(arguments):
    times, values, scales, missing = {}, {}, {}, {}
    for round in range(arguments.rounds):
        for workload in dict.fromkeys(entry[0] for entry in ROWS):
            if arguments.only and workload not in arguments.only:
                continue
            say(f"round {round + 1}: {workload}")
            for cores in ("one", "all"):
                text, _, _ = start([arguments.benchmark, workload], cores)
                found = json.loads(text)
                times.setdefault((workload, "ahp"), {}).setdefault(cores, []).append(found)
                values[workload] = found["value"]
            for _, peer, _ in [entry for entry in ROWS if entry[0] == workload]:
                if (workload, peer) in missing:
                    continue
                try:
                    text, _, _ = start(
                        [sys.executable, os.path.join(HERE, "peer.py"), arguments.data,
                         workload, peer])
                except RuntimeError as error:
                    missing[workload, peer] = f"{error}"
                    say(f"  {peer}: {error}")
                    continue
                found = json.loads(text.splitlines()[-1])
                times.setdefault((workload, peer), []).append(found["cpu"])
                scales[workload, peer] = found["scale"]
                if peer not in ("seven-reads", "json+numpy", "pyanp"):
                    if not agree(workload, values[workload], found["value"]):
                        say(f"  {peer} says {found['value']}, ahp {values[workload]}")
    lines = [
        row(arguments, "work", "ahp", "against", "its time", "ratio", "ahp, all cores", "goal"),
        row(arguments, "---", "--:", "---", "--:", "--:", "--:", "--:")]
    shown = None
    for workload, peer, goal in ROWS:
        if (workload, "ahp") not in times or (workload, peer) in missing:
            continue
        own = times[workload, "ahp"]
        ours = statistics.median(found["cpu"] for found in own["one"])
        elapsed = statistics.median(found["wall"] for found in own["all"])
        theirs = statistics.median(times[workload, peer])
        note = " (sample)" if scales[workload, peer] > 1 else ""
        # The second and further rows of a workload leave out what they repeat.
        title = "" if workload == shown else TITLES[workload]
        shown = workload
        lines.append(row(
            arguments, title, seconds(ours) if title else "", PEERS.get(peer, peer) + note,
            seconds(theirs), ratio(by_turns(times[workload, peer], [x["cpu"] for x in own["one"]])),
            seconds(elapsed), goal))
    return lines + [f"\nNot measured: {w} {p}: {why}" for (w, p), why in missing.items()]


def measure_processes(arguments):
    """Whole processes: the large model, and the hospital model against the start of numpy."""
    model = os.path.join(arguments.data, "W3.json")
    # How often in a round: the shorter, the oftener.
    pairs = [
        (3, "`ahp synthesize`, 9.9 million judgments (43.5 MB), whole process",
         [arguments.tool, "synthesize", model], "Python json and numpy, power iteration",
         [sys.executable, os.path.join(HERE, "whole.py"), model], "≥ 8"),
        (15, "`ahp synthesize`, hospital model, whole process",
         [arguments.tool, "synthesize", "Examples/bangka-belitung.yaml"],
         "`python -c 'import numpy'`", [sys.executable, "-c", "import numpy"], "≥ 10"),
    ]
    times = {title: ([], [], []) for _, title, *_ in pairs}
    for round in range(arguments.rounds):
        for count, title, command, _, other, _ in pairs:
            say(f"round {round + 1}: {title}")
            ours, elapsed, theirs = times[title]
            for _ in range(count):
                ours.append(whole(command)[0])
                elapsed.append(whole(command, "all")[1])
                theirs.append(whole(other)[0])
    lines = []
    for _, title, _, peer, _, goal in pairs:
        ours, elapsed, theirs = times[title]
        lines.append(row(
            arguments, title, seconds(statistics.median(ours)), peer,
            seconds(statistics.median(theirs)), ratio(by_turns(theirs, ours)),
            seconds(statistics.median(elapsed)), goal))
    return lines


def measure_growth(arguments):
    """Time and memory of `ahp synthesize` for ever larger models."""
    lines = [
        "| judgments | file | CPU, one core | elapsed, all cores | peak memory |",
        "|--:|--:|--:|--:|--:|"]
    with tempfile.TemporaryDirectory(dir=arguments.data) as folder:
        for branching in (2, 4, 9, 20, 43):
            pairs = branching * (branching - 1) // 2
            count = branching ** 3 * 1225 + (1 + branching + branching ** 2) * pairs
            if count > arguments.largest:
                break
            say(f"growth: {count} judgments")
            path = os.path.join(folder, "model.json")
            whole([arguments.tool, "generate", "--levels", "3", "--branching", str(branching),
                   "--alternatives", "50", "-o", path])
            one, all = [], []
            for _ in range(3 if count < 1e8 / 2 else 1):
                one.append(whole([arguments.tool, "synthesize", path]))
                all.append(whole([arguments.tool, "synthesize", path], "all"))
            lines.append(
                f"| {count:,} | {os.path.getsize(path) / 1e6:.2f} MB | "
                f"{seconds(statistics.median(x[0] for x in one))} | "
                f"{seconds(statistics.median(x[1] for x in all))} | "
                f"{statistics.median(x[2] for x in all):.0f} MB |")
    return lines


def by_turns(theirs, ours):
    """The median ratio of times that were measured one after the other: a machine that is slower for some
    seconds is so for both."""
    return statistics.median(other / own for other, own in zip(theirs, ours))


def row(arguments, *cells):
    return "| " + " | ".join(cells if arguments.details else cells[:5]) + " |"


def seconds(value):
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if value >= size:
            break
    return f"{value / size:.3g} {unit}"


def ratio(value):
    return f"{value:.2g}" if value < 10 else f"{float(f'{value:.2g}'):,.0f}"


def machine():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    swift = shutil.which("swift") and subprocess.run(
        ["swift", "--version"], capture_output=True, text=True).stdout
    import numpy
    return (
        f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores; "
        f"{platform.platform()}; Python {platform.python_version()}, numpy {numpy.__version__}; "
        f"{swift.splitlines()[0] if swift else ''}; load {os.getloadavg()[0]:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--benchmark", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--largest", type=float, default=2e7, help="judgments of the growth table")
    parser.add_argument(
        "--details", action="store_true", help="also elapsed time on all cores, and the goals")
    parser.add_argument("--only", nargs="*", help="these workloads only, no processes")
    arguments = parser.parse_args()
    print(machine(), end="\n\n")
    for line in measure_workloads(arguments):
        print(line, flush=True)
    if arguments.only:
        return
    for line in measure_processes(arguments):
        print(line, flush=True)
    print()
    for line in measure_growth(arguments):
        print(line, flush=True)


if __name__ == "__main__":
    main()
