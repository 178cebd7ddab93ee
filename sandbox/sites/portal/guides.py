"""Life situations: questions that are answered in the address alone, so nothing is kept and the list can be printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import abort, render_template, request, url_for
from flask_babel import gettext as _

from sandbox.content.mail.letters import letters, subject
from sandbox.content.portal.articles import articles
from sandbox.content.portal.life_situations import LifeSituation, Point, Question, life_situations
from sandbox.content.portal.pages import pages
from sandbox.sites.portal import links
from sandbox.sites.portal.site import blueprint, body, readable
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.language import site_language
from sandbox.web.seat import current, noted
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.portal.checklist import personal
from sandbox.world.portal.events import GuideAnswered
from sandbox.world.selfservice.fields.date import PARTS, as_day

ANSWERED, CHANGE = "svar", "ret"


@dataclass
class Answers:
    """What was chosen, the days that were given, and what is wrong; `typed` is every field as it was sent."""

    chosen: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)


@blueprint.get("/livssituationer")
def guide_list() -> str:
    return render_template("portal/guides.html", guides=life_situations().values())


@blueprint.get("/livssituationer/<slug>")
@handles_real_data
def guide(slug: str) -> str | tuple[str, int]:
    shown = life_situations().get(slug) or abort(404)
    if ANSWERED not in request.args:
        return _questions(shown, Answers())
    answers = _answers(shown)
    if answers.errors:
        return _questions(shown, answers), 422
    if CHANGE in request.args:
        return _questions(shown, answers)
    noted(lambda world: world.announce(GuideAnswered(guide=slug)))
    return _list(shown, answers)


def _answers(shown: LifeSituation) -> Answers:
    found = Answers(typed={name: request.args.get(name, "").strip()[:40] for name in _fields(shown)})
    for question in shown.questions:
        error = _choice(question, found) if question.options else _day(question, found)
        if error:
            found.errors.append((question.name, error))
    return found


def _fields(shown: LifeSituation) -> Iterator[str]:
    for question in shown.questions:
        yield from [question.name] if question.options else [f"{question.name}_{part}" for part in PARTS]


def _choice(question: Question, found: Answers) -> str | None:
    value = found.typed.get(question.name, "")
    if value not in {option.value for option in question.options}:
        return str(_("Vælg et af svarene: %(question)s", question=_(question.label)))
    found.chosen[question.name] = value
    return None


def _day(question: Question, found: Answers) -> str | None:
    """A day that is left open is no mistake."""
    parts = [found.typed.get(f"{question.name}_{part}", "") for part in PARTS]
    real = next(filter(None, (refused(f"{question.name}_{part}") for part in PARTS)), None)
    if real or not any(parts):
        return real
    day = as_day(*parts)
    if day is None or not 1900 <= day.year <= 2200:
        year = current().world.clock.year
        return str(_("Skriv dag, måned og år med tal, for eksempel 5, 3 og %(year)s.", year=year))
    found.days[question.name] = day
    return None


def _questions(shown: LifeSituation, answers: Answers) -> str:
    return render_template(
        "portal/guide.html",
        guide=shown,
        intro=body(shown.intro),
        answers=answers,
        errors=dict(answers.errors),
    )


def _list(shown: LifeSituation, answers: Answers) -> str:
    mine = personal(shown, answers.chosen, answers.days, current().world.clock.date())
    again: dict[str, Any] = {**answers.typed, ANSWERED: 1, CHANGE: 1}
    return render_template(
        "portal/guide_list.html",
        guide=shown,
        points=[(point, body(point.text), *_lead(point), _letter(point)) for point in mine.points],
        days=[(each, body(each.text), day) for each, day in mine.days],
        automatic=[body(each.text) for each in mine.automatic],
        answered=_said(shown, answers),
        change_url=url_for("portal.guide", slug=shown.slug, **again),
    )


def _said(shown: LifeSituation, answers: Answers) -> list[tuple[str, Any]]:
    """Question and answer, as they stand above the list."""
    said: list[tuple[str, Any]] = []
    for question in shown.questions:
        labels = {option.value: _(option.label) for option in question.options}
        answer = labels.get(answers.chosen.get(question.name, ""), answers.days.get(question.name))
        said.append((_(question.label), answer))
    return said


def _lead(point: Point) -> tuple[str, str]:
    """Where the point is done, and what to call the way there; empty for what is done away from the screen."""
    if point.service:
        return links.service(point.service), _("Start selvbetjening")
    if point.article:
        shown = articles()[point.article]
        return links.article(shown), _("Læs mere: %(title)s", title=_(shown.title))
    if point.page:
        page = pages()[point.page]
        return page.path, _("Gå til %(page)s", page=_(page.title))
    return "", ""


def _letter(point: Point) -> tuple[str, str] | None:
    """The letter about it in the reader's own Digital Post, where somebody is signed in and has it."""
    world = current().world
    owner, letters_there = readable()
    boxed = next((each for each in letters_there if each.letter == point.letter), None)
    if owner is None or boxed is None:
        return None
    facts = mailbox_letters.letter_facts(world, owner, boxed, site_language(), _, subject_only=True)
    return url_for("mailbox.letter", letter_id=boxed.id), subject(letters()[boxed.letter], facts, _)
