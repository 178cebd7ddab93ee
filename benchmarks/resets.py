"""Resets of 30 and 1,000 seats in the database, with everybody's world changed before."""

import time
from pathlib import Path

from benchmarks.classes import database, open_class, sign_in
from benchmarks.client import median
from benchmarks.report import Report
from sandbox.store.resets import reset_all


def measure(report: Report, folder: Path, rounds: int) -> None:
    taken: dict[int, float] = {}
    for seats, goal in ((30, "≤ 50 ms"), (1_000, "≤ 100 ms; ≤ 6 × that of 30")):
        where = folder / f"resets-{seats}"
        where.mkdir()
        found = database(where)
        session = open_class(found, seats)
        times = []
        for _ in range(rounds):
            sign_in(found, session)
            began = time.perf_counter()
            reset_all(found, session.id, seats)
            times.append(time.perf_counter() - began)
        found.close()
        taken[seats] = median(times)
        report.add(f"reset of {seats:,} seats", f"{taken[seats] * 1000:.0f} ms", goal)
    report.add("reset of 1,000 / of 30", f"{taken[1_000] / taken[30]:.1f} ×", "≤ 6")
