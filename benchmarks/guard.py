"""The real-data guard's search over hostile texts: four times the text takes about four times the time.

No server and no floor: the search is pure, so its own smaller size is what it is measured against.
"""

import time
from datetime import date
from pathlib import Path

from benchmarks.client import median
from benchmarks.report import Report
from sandbox.world import real_data

SMALL, LARGE = 64 * 1024, 256 * 1024
ORDINARY = "Kære Borgerservice, jeg skriver om min sag. "
SHAPES = {
    "an ordinary letter": ORDINARY,
    "phone numbers in pairs": "20 12 34 56 ",
    "phone numbers": "20123456 ",
    "one digit": "1",
    "digits apart": "1 ",
    "pairs": "12 ",
    "dashes": "12-",
    "dates": "01.01.",
    "@": "@",
    "half addresses": "a@",
    "addresses": "a@a.dk ",
    "long words": "a" * 300 + "@",
    "dots": ".",
    "fours": "4444 ",
    "half accounts": "dk50 ",
    "CPR numbers": "020345-4444 ",
    "foreign numbers": "+46 1 ",
    "combining marks": "2\u0301\u0302",
    "wide signs": "２\ufdfa",
    "spaces": " ",
}


def measure(report: Report, folder: Path, rounds: int) -> None:
    """`folder` is not needed: nothing is kept."""
    for name, shape in SHAPES.items():
        small, large = (
            median([_seconds(shape, size) for _round in range(rounds)]) for size in (SMALL, LARGE)
        )
        report.add(
            f"guard: {LARGE // 1024} kB of {name}",
            f"{large * 1000:.0f} ms, {large / small:.1f} × {SMALL // 1024} kB",
            "≤ 6 × a quarter of it",
        )
    quick = median([_seconds(ORDINARY, 4_000) for _round in range(20)])
    report.add("guard: a letter of 4,000 signs", f"{quick * 1000:.2f} ms", "≤ 1 ms")


def _seconds(shape: str, size: int) -> float:
    """Of this process, so that what else the machine does is not counted."""
    text, today = (shape * (size // len(shape) + 1))[:size], date.today()
    started = time.process_time()
    real_data.without(text, today)
    return time.process_time() - started
