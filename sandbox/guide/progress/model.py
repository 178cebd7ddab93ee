"""How far a seat is in its exercise: a document of the guide's own, kept as text beside the world."""

from datetime import datetime
from typing import Self

from pydantic import Field

from sandbox.guide.scenario.format import HINTS, Scenario
from sandbox.world.state.base import Part


class MetSlip(Part):
    """A wrong turn of a step, by its place in the file."""

    step: str
    slip: int


class Progress(Part):
    """Steps and meanwhiles by id, so that it survives a corrected file; ids the file no longer has count for nothing.

    `attempt` is the row of the table of attempts; `since` the seat's last event before the exercise; `started` the
    world's clock then. `standing` are the slips about the world alone that hold already, and so are not met anew.
    `visited_last` is the page seen since anything else happened: seeing it again says nothing new. `news_shown` is
    whether the page that brought the news has shown them itself, so that what comes next is told alone.
    """

    scenario: str | None = None
    attempt: int = 0
    since: int = 0
    started: datetime | None = None
    done: list[str] = Field(default_factory=list)
    looked_at: str | None = None
    hints: dict[str, int] = Field(default_factory=dict)
    news: list[str] = Field(default_factory=list)
    news_shown: bool = False
    slip: MetSlip | None = None
    slips_met: list[MetSlip] = Field(default_factory=list)
    standing: list[MetSlip] = Field(default_factory=list)
    visited_last: str | None = None
    happened: list[str] = Field(default_factory=list)
    finished: bool = False
    completed: list[str] = Field(default_factory=list)

    @classmethod
    def read(cls, text: str) -> Self:
        """Of a seat where nothing has been begun, the text is empty."""
        return cls.model_validate_json(text) if text else cls()

    def text(self) -> str:
        return self.model_dump_json(exclude_defaults=True)

    def begun(self, scenario: str, attempt: int, since: int, started: datetime) -> "Progress":
        """A new beginning; only what has been completed before is kept."""
        return Progress(
            scenario=scenario, attempt=attempt, since=since, started=started, completed=self.completed
        )

    def left(self) -> "Progress":
        """Without an exercise."""
        return Progress(completed=self.completed)

    def undone(self, scenario: Scenario) -> list[str]:
        return [step for step in scenario.ids if step not in self.done]

    def current(self, scenario: Scenario) -> str | None:
        """The first step that is not done."""
        return next(iter(self.undone(scenario)), None)

    def shown(self, scenario: Scenario) -> str | None:
        """The step on the panel: a done one that is looked back at, else the current one."""
        return self.looked_at if self.looked_at in scenario.ids else self.current(scenario)

    def mark_done(self, scenario: Scenario, steps: list[str]) -> None:
        """In the order of the file. Success puts a slip and a look back aside."""
        self.done = [step for step in scenario.ids if step in (*self.done, *steps)]
        self.slip, self.looked_at = None, None

    def meet(self, slip: MetSlip) -> None:
        self.slip = slip
        self.slips_met.append(slip)

    def more_hints(self, step: str) -> bool:
        return self.hints.get(step, 0) < len(HINTS)

    def finish(self) -> None:
        self.finished = True
        if self.scenario and self.scenario not in self.completed:
            self.completed.append(self.scenario)
