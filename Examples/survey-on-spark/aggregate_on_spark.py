"""Counts a survey on Spark: each part by `ahp aggregate --partial`, then part with part by `--merge`.

The result is the same to the last byte as that of `ahp aggregate --partial` on the whole file, however
many parts there are and in whatever order they are merged.

    python aggregate_on_spark.py model.yaml answers.csv whole.json --parts 4
    ahp group model.yaml --statistics whole.json

Further options, such as `--own-judgments replace`, go to every `ahp aggregate`.
"""

import argparse
import csv
import shlex
import subprocess

from pyspark import SparkContext


def main() -> None:
    options, further = arguments()
    context = SparkContext(master=f"local[{options.workers}]", appName="ahp aggregate")
    context.setLogLevel("ERROR")
    lines = context.textFile(options.answers).filter(lambda line: line.strip())
    header = lines.first()
    column = next(csv.reader([header])).index("participant")

    def respondent(row: str) -> str:
        return next(csv.reader([row]))[column]

    # All answers of a respondent in one part, one behind another.
    rows = lines.filter(lambda line: line != header).keyBy(respondent)
    parts = rows.repartitionAndSortWithinPartitions(options.parts).values()
    counted = parts.mapPartitions(lambda part: with_header(header, part)).pipe(
        counting_command(options.model, further), checkCode=True
    )
    whole = counted.treeReduce(lambda first, second: merge(options.model, further, first, second))
    with open(options.output, "w") as file:
        file.write(whole + "\n")
    context.stop()


def arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", help="the model, at a path that every worker can read")
    parser.add_argument("answers", help="CSV with a row for each answer; no line feeds in names")
    parser.add_argument("output", help="the file for the statistics")
    parser.add_argument("--parts", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_known_args()


def with_header(header: str, part):
    """The rows of a part under the header; nothing if there are none."""
    for number, row in enumerate(part):
        if number == 0:
            yield header
        yield row


def counting_command(model: str, further: list[str]) -> str:
    """Counts what comes in; a part without rows gives nothing."""
    count = shlex.join(["ahp", "aggregate", "--partial", model, "--responses", "-", *further])
    script = f'if IFS= read -r header; then {{ printf "%s\\n" "$header"; cat; }} | {count}; fi'
    return f"sh -c {shlex.quote(script)}"


def merge(model: str, further: list[str], first: str, second: str) -> str:
    merged = subprocess.run(
        ["ahp", "aggregate", "--merge", model, "-", *further],
        input=f"{first}\n{second}\n", capture_output=True, text=True, check=True,
    )
    return merged.stdout.strip()


if __name__ == "__main__":
    main()
