"""What documents say about a citizen, as it is to be shown: who, where, and a month's pay as the income makes it."""

from collections.abc import Mapping
from datetime import date, datetime

from sandbox.content.mail.documents import Document
from sandbox.content.reading.text import Translate
from sandbox.content.rules.calendar import resolve
from sandbox.content.rules.rates import rate_facts, rates
from sandbox.content.writing.dates import long_date, month
from sandbox.content.writing.numbers import grouped
from sandbox.content.writing.placeholders import shown_fact
from sandbox.world.documents import records
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


def facts_of(
    world: World,
    role: Role,
    document: Document,
    day: date,
    own: Mapping[str, str],
    locale: str = "da",
    translate: Translate = str,
) -> dict[str, str]:
    """Everything that the document's placeholders need. `own` are facts of this very copy of it."""
    day = day.date() if isinstance(day, datetime) else day
    defaults = {name: default for name, default in document.facts.items() if default is not None}
    key = f"{document.slug}|{world.citizen(role).name}|{day}"
    shown = {
        name: shown_fact(value, day, f"{key}|{name}", locale)
        for name, value in (defaults | dict(own)).items()
    }
    fees = rate_facts(day.year, translate, locale, document.placeholders)
    return fees | _given(world, role, day, locale) | shown


def _given(world: World, role: Role, day: date, locale: str) -> dict[str, str]:
    citizen = world.citizen(role)
    years = {"last_year": day.year - 1, "year": day.year, "next_year": day.year + 1}
    days = {"date": day, "born": citizen.born, "moved_in": citizen.moved_in}
    return {
        **records.given_facts(world, role, locale),
        **{name: str(year) for name, year in years.items()},
        **{name: long_date(each, locale) for name, each in days.items()},
        "last_month": month(resolve("-1 month", day), locale),
        **{name: grouped(amount, locale) for name, amount in pay(world.finances[role].income).items()},
    }


def pay(income: int) -> dict[str, int]:
    """A month's pay in whole kroner, as a pay slip reckons it: what is earned, what goes, and what is left.

    By the practice figures that everybody's invented tax card goes by, the same as the self-service about tax.
    """
    gross = income // 12
    labour_tax = gross * _figure("oevetal-arbejdsmarkedsbidrag") // 100
    tax = max(0, gross - labour_tax - _figure("oevetal-fradrag")) * _figure("oevetal-traekprocent") // 100
    return {"gross": gross, "labour_tax": labour_tax, "tax": tax, "net": gross - labour_tax - tax}


def _figure(slug: str) -> int:
    return int(rates()[slug].rates[-1].number)
