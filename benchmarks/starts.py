"""Cold start and memory, of the floor and of an installed copy: with bytecode, as at every start but the first."""

from pathlib import Path

from benchmarks.classes import database
from benchmarks.client import median
from benchmarks.report import Report
from benchmarks.served import serving


def measure(report: Report, folder: Path, rounds: int) -> None:
    where = folder / "starts"
    where.mkdir()
    database(where).close()
    starts: dict[str, list[float]] = {"floor": [], "app": []}
    memory: dict[str, list[float]] = {"floor": [], "app": []}
    for kind in starts:
        with serving(kind, where):  # writes the bytecode, and is not counted
            pass
    for _ in range(rounds):
        for kind, times in starts.items():
            with serving(kind, where) as served:
                times.append(served.cold_start)
                memory[kind].append(served.memory())
    ratio = median(starts["app"]) / median(starts["floor"])
    report.add("cold start to the first page", f"{ratio:.2f} F ({median(starts['app']):.2f} s)", "≤ 1.8 F")
    if median(memory["floor"]):
        ratio = median(memory["app"]) / median(memory["floor"])
        report.add("memory after start", f"{ratio:.2f} F ({median(memory['app']):.0f} MB)", "≤ 1.5 F")
