"""The messages for a wrong name, number or last day in a form that gives a grant."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from sandbox.web.frame import long_date
from sandbox.web.guard import refused
from sandbox.world.forms import Problem


def errors_of(
    problems: Iterable[Problem], more: Mapping[tuple[str, str], str] | None = None
) -> list[tuple[str, str]]:
    """Pairs of field and message, as the summary and the fields show them; `more` are a page's own messages."""
    return [(each.field, real_data(each.field) or _message(each, more or {})) for each in problems]


def real_data(field: str) -> str:
    """The guard's words, where it found something in one of the boxes that a field is made of."""
    boxes = (field, *(f"{field}_{part}" for part in ("day", "month", "year")))
    return next((words for box in boxes if (words := refused(box))), "")


def _message(problem: Problem, more: Mapping[tuple[str, str], str]) -> str:
    last_day = problem.facts.get("last_day")
    texts: dict[tuple[str, str], str] = {
        ("first_name", "missing"): _("Skriv fornavnet på den anden."),
        ("last_name", "missing"): _("Skriv efternavnet på den anden."),
        ("cpr", "missing"): _("Skriv CPR-nummeret på den anden."),
        ("first_name", "another-name"): _(
            "Fornavnet passer ikke til nummeret. Se på arket, hvordan navnet staves."
        ),
        ("last_name", "another-name"): _(
            "Efternavnet passer ikke til nummeret. Se på arket, hvordan navnet staves."
        ),
        ("cpr", "not-a-cpr"): _("Et CPR-nummer har ti tal. Kontrollér, om du har fået dem alle med."),
        ("cpr", "own-number"): _("Det er dit eget nummer. Skriv nummeret på den anden."),
        ("cpr", "child"): _("Det er et barn. Man skal være fyldt 15 år for at give eller få en fuldmagt."),
        ("cpr", "nobody"): _(
            "Vi kan ikke finde nummeret. Her i øvelsen skal det være en i familien. Se på øvelsesarkene."
        ),
        ("until", "missing"): _("Skriv den sidste dag, den skal gælde."),
        ("until", "not-a-date"): _("Den dato findes ikke. Skriv den med tal: dag, måned og år."),
        ("until", "before-first-day"): _("Den dag er gået. Skriv en dag, der kommer."),
        ("until", "after-last-day"): _(
            "Det er for lang tid. Den sidste dag, du kan vælge, er den %(day)s.",
            day=long_date(last_day) if last_day and not isinstance(last_day, str | int) else "",
        ),
    }
    return {**texts, **more}[problem.field, problem.reason]
