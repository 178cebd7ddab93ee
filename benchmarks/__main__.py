"""Prints what was measured, in times F in the same run, beside its goal (docs/benchmarks.md)."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import guard, pages, resets, starts
from benchmarks.report import Report
from sandbox.console import write_any_letter


def main() -> int:
    """1 when anything failed under measurement."""
    write_any_letter()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="fewer rounds: to see that it runs, not to be quoted"
    )
    rounds = 1 if parser.parse_args().quick else 5
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        report.run((starts.measure, pages.measure, resets.measure, guard.measure), Path(folder), rounds)
    return report.show()


if __name__ == "__main__":
    sys.exit(main())
