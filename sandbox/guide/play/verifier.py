"""Verifies an exercise in a browser: each step ends after its `play`, and each mistake brings its message."""

from fnmatch import fnmatchcase

from sandbox.guide.conditions.event_conditions import plain_page
from sandbox.guide.placeholders import shown
from sandbox.guide.play.browser_player import CannotPlay, Page, Player, described
from sandbox.guide.play.seat import PlaySeat
from sandbox.guide.progress.model import MetSlip
from sandbox.guide.scenario.format import Scenario, Step
from sandbox.guide.scenario.play_actions import Play
from sandbox.guide.setup.base import CannotHappen
from sandbox.web.addresses import path_of

SLIP_NOTE = ".guide-note-slip"


class VerificationFailed(AssertionError):
    """The exercise is not right; the text names file, step and action."""


class Verifier:
    """An exercise on a stage, in a browser that sits at that seat."""

    def __init__(self, scenario: Scenario, name: str, stage: PlaySeat, page: Page, base_url: str) -> None:
        self.scenario, self.name, self.stage, self.page = scenario, name, stage, page
        self.player = Player(
            page,
            base_url,
            lambda: stage.facts(scenario),
            lambda meanwhile_id: stage.push(scenario, meanwhile_id),
            stage.pass_time,
        )

    def run(self) -> None:
        """Before `play` no step is done; after each step's `play` exactly that one; a slip tells, and finishes nothing.

        :raises DoesNotHold: for the first thing that is not so.
        """
        try:
            self.stage.begin(self.scenario)
        except CannotHappen as error:
            raise self._wrong(f"start[{error.place + 1}]: opgaven kan ikke begynde: {error}") from error
        self.player.goto(path_of(self.player.text(self.scenario.begin)))
        self._expect_done([], "før den er begyndt")
        for place, step_id in enumerate(self.scenario.ids):
            step = self.scenario.step(step_id)
            where = f"trin {place + 1} ({step.title})"
            self._lit(step, where)
            for number in range(len(step.slips)):
                self._slip(step_id, number, f"{where}, slip {number + 1}")
            self._play(step.play, where)
            self._expect_done(list(self.scenario.ids[: place + 1]), f"efter play i {where}")
        if not self.stage.progress().finished:
            raise self._wrong("alle trin er spillet, men opgaven er ikke slut")

    def _slip(self, step_id: str, number: int, where: str) -> None:
        slip = self.scenario.step(step_id).slips[number]
        before, path, done = self.stage.keep(), self.player.path(), self.stage.progress().done
        self._play(slip.play, where)
        progress = self.stage.progress()
        if progress.done != done:
            raise self._wrong(f"{where}: fejlvejen gør et trin færdigt")
        if progress.slip != MetSlip(step=step_id, slip=number):
            raise self._wrong(f"{where}: beskeden kommer ikke ({progress.slip or 'ingen'})")
        self._told(shown(slip.say, self.stage.facts(self.scenario)), where)
        self.stage.put_back(before)
        self.player.goto(path)

    def _told(self, say: str, where: str) -> None:
        """What the participant is told stands on the page that the wrong turn ended on."""
        note = self.page.locator(SLIP_NOTE)
        if not note.count() and self.page.locator("#guide").count():
            self.player.goto(self.player.path())
        text = " ".join(note.first.inner_text().split()) if note.count() else ""
        if text != say:
            raise self._wrong(f"{where}: på siden står ikke “{say}”, men “{text}”")

    def _lit(self, step: Step, where: str) -> None:
        """What the step lights is there when it is the step's turn, on the page shown or on the page it names."""
        if step.show is None:
            return
        path, page = self.player.path(), self.player.text(step.show.page)
        if not fnmatchcase(plain_page(path.partition("?")[0]), plain_page(page)):
            if "*" in page:
                return
            before = self.stage.keep()
            self.player.goto(page)
            self._expect_lit(step.show.element, where)
            self.stage.put_back(before)
            self.player.goto(path)
            return
        self._expect_lit(step.show.element, where)

    def _expect_lit(self, element: str, where: str) -> None:
        if not self.page.locator(f'[data-show="{element}"]').count():
            raise self._wrong(f"{where}, show: {element} er ikke på siden {self.player.path()}")

    def _play(self, play: Play, where: str) -> None:
        for number, action in enumerate(play, start=1):
            try:
                self.player.do(action)
            except CannotPlay as error:
                raise self._wrong(f"{where}, handling {number} ({described(action)}): {error}") from error

    def _expect_done(self, expected: list[str], when: str) -> None:
        done = self.stage.progress().done
        if done != expected:
            raise self._wrong(
                f"{when} skulle disse trin være gjort: {expected or 'ingen'}; det er: {done or 'ingen'}.\n"
                f"    {self.player.on_page()}"
            )

    def _wrong(self, message: str) -> VerificationFailed:
        return VerificationFailed(f"{self.name}: {message}")
