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
}


def on_one_core():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def start(command, cores="one", output=subprocess.PIPE):
    """Runs a command; its output, its resource usage and the seconds that went by.

    On "one" core or "all" with BLAS held to one thread, or "as typed", with nothing held.
    """
    environment = dict(os.environ)
    if cores != "as typed":
        for library in ["OPENBLAS", "OMP", "MKL"]:
            environment[f"{library}_NUM_THREADS"] = "1"
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=output, stderr=subprocess.PIPE, env=environment, cwd=ROOT,
        preexec_fn=on_one_core if cores == "one" else None)
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
    pairs = [
        ("`ahp synthesize`, 9.9 million judgments (43.5 MB)", [arguments.tool, "synthesize", model],
         "Python json and numpy, power iteration",
         [sys.executable, os.path.join(HERE, "whole.py"), model], "≥ 8"),
        ("`ahp synthesize`, hospital model",
         [arguments.tool, "synthesize", "Examples/bangka-belitung.yaml"],
         "`python -c 'import numpy'`", [sys.executable, "-c", "import numpy"], "≥ 10"),
    ]
    ours, theirs, elapsed, typed = [[], []], [[], []], [[], []], [[], []]
    for round in range(arguments.rounds):
        for index, (title, command, _, other, _) in enumerate(pairs):
            say(f"round {round + 1}: {title}")
            # The shorter, the oftener.
            for _ in range(3 if index == 0 else 15):
                ours[index].append(whole(command)[0])
                elapsed[index].append(whole(command, "all")[1])
                theirs[index].append(whole(other)[0])
                if index == 1:
                    for which, typed_command in enumerate((command, other)):
                        typed[which].append(whole(typed_command, "as typed")[1])
    lines = []
    for index, (title, _, peer, _, goal) in enumerate(pairs):
        own, other = statistics.median(ours[index]), statistics.median(theirs[index])
        lines.append(row(
            arguments, f"{title}, whole process", seconds(own), peer, seconds(other),
            ratio(by_turns(theirs[index], ours[index])),
            seconds(statistics.median(elapsed[index])), goal))
    own, other = map(statistics.median, typed)
    lines.append(row(
        arguments, "the same, elapsed as typed", seconds(own), pairs[1][2], seconds(other),
        ratio(by_turns(typed[1], typed[0])), seconds(own), pairs[1][4]))
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
