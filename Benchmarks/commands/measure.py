#!/usr/bin/env python3
"""Measures every command at several sizes and prints a table in Markdown.

usage: Benchmarks/commands/measure.py AHP [--criteria 2x10 3x10 3x20 3x37] [--people 100 10000 100000]

Models have as many levels of criteria with as many children each, and 10 alternatives: 111, 1,111, 8,421 and 52,060
criteria. People answer 90 questions. Each command is a process of its own on one core; CPU seconds and peak memory.
"""

import argparse
import os
import subprocess
import sys
import tempfile

ALTERNATIVES = 10
# Seconds beyond which a command is stopped and the larger sizes are left out.
LONGEST = 600


def run(command):
    """CPU seconds and MB of a process; exit codes 0 and 1 are answers, and none is what takes too long."""
    with open(os.devnull, "wb") as nothing, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdout=nothing, stderr=errors,
            preexec_fn=lambda: os.sched_setaffinity(0, {max(os.sched_getaffinity(0))}))
        try:
            process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None
        if process.returncode not in (0, 1):
            errors.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{errors.read()[-1000:].decode()}")
    return process.returncode


def measured(command):
    """CPU seconds and MB, of a child that does nothing but run the command."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = run(command)
        import resource
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(writing, f"{code} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss / 1024}".encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    if not answer:
        sys.exit(1)
    code, seconds, memory = answer.split()
    return None if code == "None" else (float(seconds), float(memory))


def commands_on_models(model, folder):
    new = os.path.join(folder, "new")
    return {
        "synthesize": ["synthesize", model],
        "synthesize --format json": ["synthesize", model, "--format", "json"],
        "check": ["check", model],
        "consistency": ["consistency", model],
        "sensitivity": ["sensitivity", model],
        "sensitivity --judgments": ["sensitivity", model, "--judgments"],
        "what-if --vary 15%": ["what-if", model, "--vary", "15%"],
        "simulate --draws 1000": ["simulate", model, "--draws", "1000"],
        "compare-methods": ["compare-methods", model],
        "repair": ["repair", model, "-o", new + ".json"],
        "audit": ["audit", model],
        "convert --to yaml": ["convert", model, "--to", "yaml", "-o", new + ".yaml"],
        "questionnaire": ["questionnaire", model, "--own-judgments", "replace", "-o", new + ".html"],
        "report": ["report", model, "-o", new + "-report.html"],
    }


def commands_on_answers(model, answers, folder):
    given = ["--own-judgments", "replace", "--responses", answers]
    new = os.path.join(folder, "new")
    return {
        "collect": ["collect", model, answers, "--own-judgments", "replace", "-o", new + ".csv"],
        "group": ["group", model, *given],
        "aggregate --partial": ["aggregate", "--partial", model, *given, "-o", new + ".stats.json"],
        "synthesize --responses": ["synthesize", model, *given],
        "consistency --responses": ["consistency", model, *given],
        "check --responses": ["check", model, *given],
        "report --responses": ["report", model, *given, "-o", new + "-group.html"],
    }


def table(sizes, measure):
    """Rows of commands, columns of sizes; `measure` gives a size's commands."""
    rows = {}
    for column, size in enumerate(sizes):
        for name, command in measure(size).items():
            cells = rows.setdefault(name, [])
            if len(cells) == column and (column == 0 or cells[-1] != "–"):
                print(f"{size}: {name}", file=sys.stderr, flush=True)
                found = measured(command)
                cells.append("–" if found is None else f"{found[0]:.2g} s, {found[1]:.0f} MB")
    return [f"| {name} | " + " | ".join(cells + ["–"] * (len(sizes) - len(cells))) + " |"
            for name, cells in rows.items()]


def heads(sizes):
    return ["|  | " + " | ".join(sizes) + " |", "|---|" + "--:|" * len(sizes)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tool")
    parser.add_argument("--criteria", nargs="*", default=["2x10", "3x10", "3x20", "3x37"])
    parser.add_argument("--people", nargs="*", type=int, default=[100, 10_000, 100_000])
    arguments = parser.parse_args()
    tool = os.path.abspath(arguments.tool)

    with tempfile.TemporaryDirectory() as folder:
        def generated(levels, branching, alternatives):
            path = os.path.join(folder, f"{levels}x{branching}x{alternatives}.json")
            if not os.path.exists(path):
                subprocess.run(
                    [tool, "generate", "--levels", str(levels), "--branching", str(branching), "--alternatives",
                     str(alternatives), "--seed", "1", "-o", path], check=True)
            return path

        def on_models(size):
            levels, branching = (int(part) for part in size.split("x"))
            commands = commands_on_models(generated(levels, branching, ALTERNATIVES), folder)
            return {name: [tool, *command] for name, command in commands.items()}

        def on_answers(people):
            model = generated(1, 9, 4)
            answers = os.path.join(folder, f"{people}.csv")
            if not os.path.exists(answers):
                subprocess.run(
                    [tool, "generate", "--answers-to", model, "--participants", str(people), "--form", "wide",
                     "--seed", "2", "-o", answers], check=True)
            return {name: [tool, *command] for name, command in commands_on_answers(model, answers, folder).items()}

        def criteria(size):
            levels, branching = (int(part) for part in size.split("x"))
            return f"{sum(branching ** level for level in range(levels + 1)):,} criteria"

        for line in heads([criteria(size) for size in arguments.criteria]):
            print(line)
        for line in table(arguments.criteria, on_models):
            print(line, flush=True)
        print()
        for line in heads([f"{people:,} people" for people in arguments.people]):
            print(line)
        for line in table(arguments.people, on_answers):
            print(line, flush=True)


if __name__ == "__main__":
    main()
