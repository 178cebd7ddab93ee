"""The lines that are printed."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """A line each: what was measured, the figure, and the goal."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, what: str, figure: str, goal: str = "") -> None:
        self.lines.append((what, figure, goal))
        print(f"… {what}: {figure}", flush=True)

    def show(self) -> None:
        widths = [max(len(line[column]) for line in self.lines) for column in range(2)]
        print()
        for what, figure, goal in self.lines:
            print(f"{what:<{widths[0]}}  {figure:<{widths[1]}}  {goal}".rstrip())
