"""Prints what was measured, each line as a ratio to the floor in the same run, beside its goal (docs/decisions.md)."""

import argparse
import tempfile
from pathlib import Path

from benchmarks import pages, resets, starts
from benchmarks.report import Report
from sandbox.console import write_any_letter


def main() -> None:
    write_any_letter()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="fewer rounds: to see that it runs, not to be quoted"
    )
    rounds = 1 if parser.parse_args().quick else 5
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        for part in (starts.measure, pages.measure, resets.measure):
            part(report, Path(folder), rounds)
    report.show()


if __name__ == "__main__":
    main()
