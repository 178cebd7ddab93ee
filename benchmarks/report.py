"""The lines that are printed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.client import BenchmarkError


@dataclass
class Report:
    """A line each: what was measured, the figure, and the goal; and what failed."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def run(self, parts: Iterable[Callable[["Report", Path, int], None]], folder: Path, rounds: int) -> None:
        """Measure every part. An error ends its own part and fails the report."""
        for part in parts:
            try:
                part(self, folder, rounds)
            except BenchmarkError as error:
                self.errors.append(str(error))
                print(f"… ERROR {error}", flush=True)

    def add(self, what: str, figure: str, goal: str = "") -> None:
        self.lines.append((what, figure, goal))
        print(f"… {what}: {figure}", flush=True)

    def show(self) -> int:
        """Print everything; the exit status, 1 when anything failed."""
        widths = [max((len(line[column]) for line in self.lines), default=0) for column in range(2)]
        print()
        for what, figure, goal in self.lines:
            print(f"{what:<{widths[0]}}  {figure:<{widths[1]}}  {goal}".rstrip())
        for error in self.errors:
            print(f"ERROR {error}")
        return 1 if self.errors else 0
