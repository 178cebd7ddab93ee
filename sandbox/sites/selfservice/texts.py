"""What a self-service says: its file's texts with their placeholders filled, and what is wrong with an answer."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.text import Block, fill, filled, translated
from sandbox.content.rules.rates import rate_facts
from sandbox.content.services.fields import ServiceField
from sandbox.content.services.model import Outcome, Service
from sandbox.web.frame import long_date
from sandbox.web.guard import refused
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.world.conditions import holds
from sandbox.world.forms import Problem
from sandbox.world.selfservice import calculations
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking, Language
from sandbox.world.selfservice.fields.persons import PEOPLE
from sandbox.world.selfservice.form import Evaluation
from sandbox.world.state.selfservice import Answer, Submission

MESSAGES: dict[str, Any] = {
    "missing": _l("Du mangler at udfylde: {label}"),
    "not-an-option": _l("Vælg et af svarene på listen."),
    "closed": _l("Der er ikke plads til flere lige nu. Vælg et andet sted på listen."),
    "must-have": _l("Sæt også kryds ved dig selv."),
    "too-long": _l("Der er for meget tekst. Skriv det med højst {most} tegn."),
    "wrong-form": _l("Kontrollér, at du har skrevet det rigtigt. Se, hvordan det skal skrives, over feltet."),
    "own-name": _l("Det er dit eget navn. Skriv navnet på den anden."),
    "not-a-date": _l("Den dato findes ikke. Skriv den med tal: dag, måned og år."),
    "before-first-day": _l("Datoen er for tidlig. Den første dag, du kan vælge, er den {first_day}."),
    "after-last-day": _l("Datoen er for sen. Den sidste dag, du kan vælge, er den {last_day}."),
    "unknown-street": _l(
        "Vi kan ikke finde vejen. Kontrollér, hvordan den staves, og skriv også husnummeret."
    ),
    "nearly-right": _l(
        "Vi kan ikke finde præcis den adresse. Vælg den på listen under feltet, eller ret det, du har skrevet."
    ),
    "no-number": _l("Husnummeret mangler. Skriv også, hvilket nummer på {street} det er."),
    "unknown-number": _l(
        "Det husnummer findes ikke. På {street} går numrene fra {first} til {last}. Kontrollér nummeret."
    ),
    "unknown-address": _l("Den bolig findes ikke. Vælg den rigtige på listen, eller skriv adressen igen."),
    "choose-one": _l("Der er flere boliger i huset. Vælg din på listen under feltet."),
    "same-as-now": _l("Det er den adresse, du bor på nu. Skriv en anden adresse."),
    "not-an-email": _l(
        "E-mailen skal se sådan ud: navn@postkasse.example. Kontrollér punktum og snabel-a (@)."
    ),
    "not-a-phone": _l("Et telefonnummer har otte tal. Kontrollér, om du har fået dem alle med."),
    "not-a-number": _l("Skriv svaret som et helt tal, for eksempel 1200."),
    "too-small": _l("Tallet skal være mindst {least}."),
    "too-big": _l("Tallet må højst være {most}."),
}
DECLARE = _l("Sæt kryds i feltet for at bekræfte, at dine svar er rigtige.")


def kroner(amount: Decimal) -> str:
    """An amount as a price is written: 225 kr., 559,40 kr."""
    return str(_("%(amount)s kr.", amount=calculations.shown(amount, site_language())))


def language() -> Language:
    return Language(_, site_language())


def common_facts() -> dict[str, str]:
    """Values of placeholders on pages without answers."""
    year = current().world.clock.year
    return rate_facts(year, _, site_language()) | {"municipality": municipality().name}


def known_facts(evaluation: Evaluation, **more: str) -> dict[str, str]:
    """Values of placeholders: the citizen's data, the answers and the sums."""
    asking, service = evaluation.asking, evaluation.service
    citizen = asking.citizen
    own = {"name": citizen.name, "first_name": citizen.first_name, "address": citizen.address.text}
    unanswered = dict.fromkeys([field.name for field in service.fields()] + list(service.calculations), "")
    today = {"today": long_date(asking.now)}
    return common_facts() | own | today | unanswered | shown_answers(evaluation) | more


def shown_answers(evaluation: Evaluation) -> dict[str, str]:
    """Answers as they are said in a sentence: people go by their names alone there."""
    asking, service = evaluation.asking, evaluation.service
    answers = {name: _said(service.field(name), answer, asking) for name, answer in asking.answers.items()}
    sums = {name: calculations.shown(each, site_language()) for name, each in evaluation.sums.items()}
    return answers | sums


def _said(field: ServiceField, answer: Answer, asking: Asking) -> str:
    if getattr(field, "options_from", None) in PEOPLE:
        return HANDLERS[field.type].fact(field, answer, asking)
    return shown(field, answer, asking)


def shown(field: ServiceField, answer: Answer, asking: Asking) -> str:
    return HANDLERS[field.type].shown(field, answer, asking, language())


def line(text: str | None, facts: Mapping[str, str]) -> str:
    """A text of one paragraph."""
    return fill(_(" ".join(text.split())), facts) if text else ""


def outcomes(service: Service, sent: Submission, facts: Mapping[str, str]) -> list[str]:
    """What happens now, as far as it concerns the answers and what was counted from them when it was sent."""
    known = {**sent.answers, **sent.words}
    lines = [each if isinstance(each, Outcome) else Outcome(text=each) for each in service.next]
    return [line(each.text, facts) for each in lines if holds(each.when, known)]


def body(text: str | None, facts: Mapping[str, str]) -> list[Block]:
    return filled(translated(text or "", _), facts)


def message(field: ServiceField, problem: Problem, facts: Mapping[str, str]) -> str:
    """What to say about a problem: the file's own words, else the guard's or the general ones."""
    said: dict[str, str] = {name: _worded(value) for name, value in problem.facts.items()}
    own = field.messages.get(problem.reason)
    if problem.reason == "real-data" and not own:
        return refused_words(field)
    text = _(" ".join(own.split())) if own else str(MESSAGES[problem.reason])
    return fill(text, {**facts, "label": line(field.label, facts), **said})


def inputs_of(field: ServiceField) -> list[str]:
    """The names of everything in which a field's answer may be typed."""
    parts = (
        ("day", "month", "year") if field.type == "date" else ("choice",) if field.type == "address" else ()
    )
    return [field.name, *(f"{field.name}_{part}" for part in parts)]


def refused_words(field: ServiceField) -> str:
    return next((words for name in inputs_of(field) if (words := refused(name))), "")


def _worded(value: str | int | date) -> str:
    return long_date(value) if isinstance(value, date) else str(value)
