"""What a participant, or the instructor, can do with an exercise; each is a change of the seat for `store.act_on`."""

from collections.abc import Callable

from sandbox.guide.events import ExerciseStarted, ExerciseStopped, HelpWanted, HintShown, StepLookedAt
from sandbox.guide.progress import attempts
from sandbox.guide.progress.listener import happen, write
from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Meanwhile, Scenario
from sandbox.guide.setup.base import CannotHappen, let_happen
from sandbox.store.store import ChangeContext
from sandbox.world import session
from sandbox.world.state.base import Refused
from sandbox.world.state.world import World

Change = Callable[[ChangeContext], None]


class StepOutOfReach(Refused):
    """The step is not one that can be looked at: it is of another exercise, or still ahead."""


class PushNotOffered(Refused):
    """The exercise has nothing of that name that the instructor can let happen."""


def start(scenario: Scenario, seeded: str) -> Change:
    """Begin, or begin again, in a fresh world: the seeded document and what the exercise puts into it.

    :raises CannotHappen: (when run) for a start that cannot be carried out; the seat then stays as it was.
    """

    def change(moment: ChangeContext) -> None:
        before = Progress.read(moment.progress)
        moment.world = World.from_json(seeded, moment.world.rules)
        session.limit_methods(moment.world, scenario.sign_in)
        let_happen(scenario.start, moment.world, scenario.citizen)
        moment.world.take_announced()
        since, attempt = moment.last_event(), attempts.begin(moment, scenario)
        write(moment, scenario, before.begun(scenario.slug, attempt, since, moment.world.clock))
        moment.world.announce(ExerciseStarted(citizen=scenario.citizen, scenario=scenario.slug))

    return change


def stop(moment: ChangeContext) -> None:
    """Leave the exercise; the world stays as it is."""
    progress = Progress.read(moment.progress)
    if progress.scenario is None:
        return
    moment.progress = progress.left().text()
    moment.summary |= {"scenario": None, "step": 0, "steps": 0, "slips": 0}
    moment.world.announce(ExerciseStopped(scenario=progress.scenario))


def hint(scenario: Scenario) -> Change:
    """Show one more hint for the step on the panel, as long as there is one."""

    def change(moment: ChangeContext) -> None:
        progress = Progress.read(moment.progress)
        step = progress.shown(scenario)
        if step is None or not progress.more_hints(step):
            return
        progress.hints[step] = progress.hints.get(step, 0) + 1
        moment.progress = progress.text()
        moment.world.announce(HintShown(scenario=scenario.slug, step=step, level=progress.hints[step]))

    return change


def look(scenario: Scenario, step: str) -> Change:
    """Look at a step that is done; looking at it again, or at the current one, leaves it.

    :raises StepOutOfReach: (when run) for one that is neither.
    """

    def change(moment: ChangeContext) -> None:
        progress = Progress.read(moment.progress)
        current = progress.current(scenario)
        if step not in progress.done and step != current:
            raise StepOutOfReach(step)
        progress.looked_at = None if step in (current, progress.looked_at) else step
        moment.progress = progress.text()
        moment.world.announce(StepLookedAt(scenario=scenario.slug, step=step))

    return change


def want_help(moment: ChangeContext) -> None:
    """Raise the hand, or take it down."""
    wanted = not moment.state.help_wanted
    moment.summary["help_wanted"] = wanted
    moment.world.announce(HelpWanted(wanted=wanted))


def pushes(scenario: Scenario) -> list[Meanwhile]:
    """What the instructor can let happen."""
    return [each for each in scenario.meanwhile if each.push]


def push(scenario: Scenario, meanwhile_id: str) -> Callable[[ChangeContext], CannotHappen | None]:
    """Let it happen now, as often as it is pushed; nothing happens at a seat that is at another exercise by then.

    The change gives the reason when the seat's world does not take it.

    :raises PushNotOffered: when the exercise has no such push.
    """
    chosen = next((each for each in pushes(scenario) if each.id == meanwhile_id), None)
    if chosen is None:
        raise PushNotOffered(meanwhile_id)

    def change(moment: ChangeContext) -> CannotHappen | None:
        progress = Progress.read(moment.progress)
        if progress.scenario != scenario.slug:
            return None
        error = happen(moment, scenario, progress, chosen)
        moment.progress = progress.text()
        return error

    return change
