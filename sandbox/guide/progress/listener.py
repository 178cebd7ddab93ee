"""Hears every change of a seat's world and moves its exercise on, in the same transaction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sandbox.guide.conditions.combinators import counts
from sandbox.guide.conditions.context import ConditionContext
from sandbox.guide.conditions.event_conditions import Counted
from sandbox.guide.events import GUIDE_EVENTS, ExerciseFinished, SlipMet, StepDone
from sandbox.guide.progress import attempts
from sandbox.guide.progress.model import MetSlip, Progress
from sandbox.guide.scenario.format import AfterStep, AfterTime, Meanwhile, Scenario, Step
from sandbox.guide.setup.base import CannotHappen, let_happen
from sandbox.store.store import ChangeContext
from sandbox.world.state.events import Event, PageVisited
from sandbox.world.state.world import World

Find = Callable[[str], Scenario | None]
Report = Callable[[Scenario, Meanwhile, CannotHappen], None]


class Listener:
    """Registered with the store; `find` gives an exercise by slug, or none when its file is gone.

    `report` is told of each `meanwhile` that a seat's world did not take.
    """

    def __init__(self, find: Find, report: Report = lambda scenario, meanwhile, error: None) -> None:
        self.find, self.report = find, report

    def __call__(self, moment: ChangeContext) -> None:
        progress = Progress.read(moment.progress)
        scenario = self.find(progress.scenario) if progress.scenario else None
        if scenario is None or progress.finished or is_guides_own(moment.events):
            return
        progress.visited_last = page_seen(moment.events)
        passing = in_passing(moment.events)
        if not passing:
            progress.news, progress.slip = [], None
        history = moment.history(progress.since, scenario.asked)
        Turn(moment, scenario, progress, history, self.report, passing).run()
        write(moment, scenario, progress)


def is_guides_own(events: Sequence[Event]) -> bool:
    """Whether the change was only about the guide (a hint, a look back), so that nothing was done in the world."""
    return bool(events) and all(isinstance(event, GUIDE_EVENTS) for event in events)


def in_passing(events: Sequence[Event]) -> bool:
    """Whether one only went somewhere or looked: the news and the explanation of what was done before still stand."""
    return bool(events) and all(event.is_in_passing() for event in events)


def page_seen(events: Sequence[Event]) -> str | None:
    """The page, when it was shown and nothing else, as after an action that ends on another page."""
    pages = [event.page for event in events if isinstance(event, PageVisited)]
    return pages[-1] if pages and len(pages) == len(events) else None


def write(moment: ChangeContext, scenario: Scenario, progress: Progress) -> None:
    """Put the progress, and what the instructor's view shows of it, beside the world."""
    moment.progress = progress.text()
    moment.summary |= {
        "scenario": scenario.slug,
        "step": number_of_step(scenario, progress),
        "steps": len(scenario.steps),
        "slips": len(progress.slips_met),
    }


def number_of_step(scenario: Scenario, progress: Progress) -> int:
    """The step under way, from 1; one more than there are when all are done."""
    current = progress.current(scenario)
    return scenario.ids.index(current) + 1 if current else len(scenario.steps) + 1


@dataclass
class Turn:
    """What one change means for an exercise; `passing` is whether it was a page that is shown with the news."""

    moment: ChangeContext
    scenario: Scenario
    progress: Progress
    history: list[Event]
    report: Report
    passing: bool = False

    def run(self) -> None:
        """Steps and what happens meanwhile can bring each other about, so both are asked until all is quiet."""
        current = self.progress.current(self.scenario)
        done: list[str] = []
        while True:
            steps, happening = self._steps_done(), self._next_happening()
            done += steps
            if happening and (error := happen(self.moment, self.scenario, self.progress, happening)):
                self.report(self.scenario, happening, error)
            if not steps and not happening:
                break
        if done:
            self._keep(done)
        elif current:
            self._meet_slips(current)

    def _scene(self) -> ConditionContext:
        return ConditionContext.of(
            [*self.history, *self.moment.events], self.moment.world, self.scenario.citizen
        )

    def _steps_done(self) -> list[str]:
        scene = self._scene()
        steps = [
            step for step in self.progress.undone(self.scenario) if self.scenario.step(step).done.holds(scene)
        ]
        if steps:
            self.progress.mark_done(self.scenario, steps)
        for step in steps:
            self.announce(StepDone(citizen=self.scenario.citizen, scenario=self.scenario.slug, step=step))
        return steps

    def _next_happening(self) -> Meanwhile | None:
        waiting = (each for each in self.scenario.meanwhile if each.id not in self.progress.happened)
        return next((each for each in waiting if self._is_due(each)), None)

    def _is_due(self, meanwhile: Meanwhile) -> bool:
        if isinstance(meanwhile.after, AfterStep):
            return meanwhile.after.step in self.progress.done
        if isinstance(meanwhile.after, AfterTime) and self.progress.started:
            return self.moment.world.clock - self.progress.started >= timedelta(
                minutes=meanwhile.after.minutes
            )
        return False

    def _keep(self, done: list[str]) -> None:
        told = self.progress.news_shown
        self.progress.news = done if told else [*self.progress.news, *done]
        self.progress.news_shown = self.passing
        if not self.progress.undone(self.scenario):
            self.progress.finish()
            self.announce(ExerciseFinished(citizen=self.scenario.citizen, scenario=self.scenario.slug))
        attempts.keep(self.moment.connection, self.progress)

    def _meet_slips(self, current: str) -> None:
        scene, now = self._scene(), self.moment.events
        met = next(self._met(current, self.scenario.step(current), scene, now), None)
        if met:
            self.progress.meet(met)
            self.announce(
                SlipMet(
                    citizen=self.scenario.citizen, scenario=self.scenario.slug, step=current, slip=met.slip
                )
            )

    def _met(
        self, current: str, step: Step, scene: ConditionContext, now: Sequence[Event]
    ) -> Iterator[MetSlip]:
        """The slips of the step that this very change brought.

        One about events is met when one of them has just happened; one about the world alone when it came to hold.
        """
        for place, slip in enumerate(step.slips):
            met, holds = MetSlip(step=current, slip=place), slip.when.holds(scene)
            if any(isinstance(leaf, Counted) for leaf in slip.when.leaves()):
                if holds and any(counts(slip.when, event, scene) for event in now):
                    yield met
                continue
            stood = met in self.progress.standing
            if holds and not stood:
                self.progress.standing.append(met)
                yield met
            elif stood and not holds:
                self.progress.standing.remove(met)

    def announce(self, event: Event) -> None:
        self.moment.events.append(event)


def happen(
    moment: ChangeContext, scenario: Scenario, progress: Progress, meanwhile: Meanwhile
) -> CannotHappen | None:
    """Let it happen in the world, and hear what that brings; the reason when the world does not take it.

    It then counts as happened, so that it is not tried again, and the world stays as the participant left it.
    """
    moment.collect()
    before = moment.world.to_json()
    progress.happened.append(meanwhile.id)
    try:
        let_happen(meanwhile.happens, moment.world, scenario.citizen)
    except CannotHappen as error:
        moment.world = World.from_json(before, moment.world.rules)
        return error
    moment.collect()
    return None
