"""The guide beside the page: what templates/guide/panel.html shows, in the guide's own language."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from flask import request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup

from sandbox.content.reading.text import fill
from sandbox.guide.conditions.event_conditions import plain_page
from sandbox.guide.panel import page_visits
from sandbox.guide.panel.phone_drawer import Phone, phone_beside, stamp
from sandbox.guide.placeholders import facts
from sandbox.guide.placeholders import shown as filled_in
from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Scenario, Show, Step
from sandbox.guide.scenario_catalogue import catalogue, under_way
from sandbox.store.store import SeatState
from sandbox.web import urls
from sandbox.web.frame import clock_time, part
from sandbox.web.language import guide_language
from sandbox.web.seat import seated
from sandbox.web.site import shown_path

State = Literal["done", "current", "ahead"]


@dataclass(frozen=True)
class Dot:
    """A step in the row of steps; `url` looks at it."""

    number: int
    title: str
    state: State
    url: str


@dataclass(frozen=True)
class Lit:
    """What "show me where" lights; `here` when it is on this very page."""

    page: str
    element: str
    here: bool


@dataclass(frozen=True)
class Link:
    slug: str
    title: str


@dataclass(frozen=True)
class Panel:
    """`step_number` is 0 when all is done; `back_to` is the current step, or the end (0), while one looks back."""

    lang: str
    title: str
    level: int
    clock: str
    here: str
    step_number: int
    step_count: int
    steps: list[Dot]
    back_to: Dot | None
    say: str
    why: str
    hints: list[str]
    more_hints: bool
    show: Lit | None
    slip: str
    done_now: str
    finished: bool
    questions: list[str]
    debrief: str
    next_scenarios: list[Link]
    help_wanted: bool
    papers: list[tuple[str, str]]
    phone: Phone | None
    stamp: str


def guide_panel() -> Markup:
    """The panel for the page that is being rendered; nothing without an exercise."""
    page_visits.note()
    state = seated()
    found = under_way(state) if state else None
    if not state or not found:
        return Markup()
    with force_locale(guide_language()):
        return part("guide/panel.html", panel=_Maker(state, *found).panel())


class _Maker:
    """Knows the seat, the exercise and how far it is, so that each part of the panel need not be told."""

    def __init__(self, state: SeatState, scenario: Scenario, progress: Progress) -> None:
        self.state, self.scenario, self.progress = state, scenario, progress
        self.lang = guide_language()
        self.known = facts(state.world, scenario.citizen, self.lang)

    def text(self, text: str | None) -> str:
        return filled_in(text, self.known, _) if text else ""

    def panel(self) -> Panel:
        shown = self.progress.shown(self.scenario)
        step = self.scenario.step(shown) if shown else None
        dots, number = self.dots(), self.scenario.ids.index(shown) + 1 if shown else 0
        ended = self.progress.finished and not self.progress.looked_at
        return Panel(
            lang=self.lang,
            title=self.text(self.scenario.title),
            level=self.scenario.level,
            clock=clock_time(self.state.world.clock),
            here=here(),
            step_number=number,
            step_count=len(dots),
            steps=dots,
            back_to=self.back_to(dots),
            say=self.text(step.say) if step else "",
            why=self.text(step.why) if step else "",
            hints=self.hints(shown, step),
            more_hints=bool(shown) and self.progress.more_hints(str(shown)),
            show=self.lit(step),
            slip=self.slip(),
            done_now=self.done_now(),
            finished=ended,
            questions=[self.text(question) for question in self.scenario.questions] if ended else [],
            debrief=self.text(self.scenario.debrief) if ended else "",
            next_scenarios=self.next_scenarios() if ended else [],
            help_wanted=self.state.help_wanted,
            papers=self.papers(),
            phone=phone_beside(self.state.world.citizen(self.scenario.citizen), here()),
            stamp=stamp(self.progress),
        )

    def dots(self) -> list[Dot]:
        current = self.progress.current(self.scenario)
        return [
            Dot(
                number,
                self.text(self.scenario.step(step).title),
                "done" if step in self.progress.done else "current" if step == current else "ahead",
                url_for("guide.look", step=step),
            )
            for number, step in enumerate(self.scenario.ids, start=1)
        ]

    def back_to(self, dots: list[Dot]) -> Dot | None:
        looked_at = self.progress.looked_at
        if looked_at not in self.scenario.ids:
            return None
        end = Dot(0, "", "ahead", url_for("guide.look", step=looked_at))
        return next((dot for dot in dots if dot.state == "current"), end)

    def hints(self, shown: str | None, step: Step | None) -> list[str]:
        if shown is None or step is None:
            return []
        return [self.text(hint) for hint in step.hints.texts()[: self.progress.hints.get(shown, 0)]]

    def slip(self) -> str:
        met = self.progress.slip
        if not met or met.step not in self.scenario.ids:
            return ""
        slips = self.scenario.step(met.step).slips
        return self.text(slips[met.slip].say) if met.slip < len(slips) else ""

    def done_now(self) -> str:
        titles = [
            self.text(self.scenario.step(step).title)
            for step in self.progress.news
            if step in self.scenario.ids
        ]
        return _("Godt! Du har klaret: %(titles)s", titles=", ".join(titles)) if titles else ""

    def next_scenarios(self) -> list[Link]:
        found = (catalogue().get(slug) for slug in self.scenario.next)
        return [Link(each.slug, self.text(each.title)) for each in found if each]

    def lit(self, step: Step | None) -> Lit | None:
        """The step's places on this page (the first that is there is lit), or else where it begins."""
        places = step.places() if step else []
        here = [place.element for place in places if self.is_here(place)]
        if here:
            return Lit(shown_path(), " ".join(here), True)
        return Lit(fill(places[0].page, self.known), places[0].element, False) if places else None

    def is_here(self, place: Show) -> bool:
        return fnmatchcase(plain_page(shown_path()), plain_page(fill(place.page, self.known)))

    def papers(self) -> list[tuple[str, str]]:
        role = self.scenario.citizen
        name = self.state.world.citizen(role).first_name
        found = [(_("Nøglekort for %(name)s", name=name), url_for("papers.keycard", role=role))]
        if self.state.world.mitid[role].display:
            display = url_for("devices.device", called="kodeviser", role=role)
            found.append((_("Kodeviser for %(name)s", name=name), display))
        if self.state.world.nemid[role].viewer:
            viewer = url_for("papers.viewer", role=role)
            found.append((_("Nøgleviser for %(name)s", name=name), viewer))
        return [*found, (_("Familiens brugernavne og koder"), url_for("papers.index"))]


def here() -> str:
    """Where to come back to: this page, or, where it answers a form, the page that the form was on."""
    return urls.here() if request.method == "GET" else urls.page_before()
