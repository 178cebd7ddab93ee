"""What the guide itself announces: for the log, the instructor's view and the report; no condition can ask for it."""

from sandbox.world.state.events import Event


class ExerciseStarted(Event):
    scenario: str


class ExerciseStopped(Event):
    """The participant left the exercise before its end."""

    scenario: str


class StepDone(Event):
    scenario: str
    step: str


class SlipMet(Event):
    """A foreseen wrong turn of the step was taken; `slip` is its place in the file, from 0."""

    scenario: str
    step: str
    slip: int


class HintShown(Event):
    """`level` is 1 for the nudge, 2 for the explanation, 3 for exactly what to do."""

    scenario: str
    step: str
    level: int


class StepLookedAt(Event):
    """The participant looked at a step that was done already, or came back from it."""

    scenario: str
    step: str


class HelpWanted(Event):
    """The participant raised the hand, or took it down again."""

    wanted: bool


class ExerciseFinished(Event):
    scenario: str


GUIDE_EVENTS: tuple[type[Event], ...] = (
    ExerciseStarted,
    ExerciseStopped,
    StepDone,
    SlipMet,
    HintShown,
    StepLookedAt,
    HelpWanted,
    ExerciseFinished,
)
