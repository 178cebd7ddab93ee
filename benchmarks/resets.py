"""Resets of 30 and 1,000 seats in the database, with everybody's world changed before."""

import time
from pathlib import Path

from benchmarks.classes import database, open_class, sign_in
from benchmarks.client import median
from benchmarks.report import Report
from sandbox.store.resets import reset_all


def measure(report: Report, folder: Path, rounds: int) -> None:
    for seats, goal in ((30, "≤ 5 ms"), (1_000, "≤ 10 ms")):
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
        report.add(f"reset of {seats:,} seats", f"{median(times) * 1000:.1f} ms", goal)
