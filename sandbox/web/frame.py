"""What every template finds: who is signed in, the imitated address, languages, dates as Danes write them."""

from datetime import date, datetime
from typing import Any

from flask import Flask, current_app, request
from flask_babel import get_locale
from markupsafe import Markup

from sandbox.content.portal.power_areas import part_at
from sandbox.content.writing import dates
from sandbox.web.language import DEFAULT, guide_language, site_language
from sandbox.web.pdf_document import amounts, ends_in_sum
from sandbox.web.seat import seated
from sandbox.web.site import imitated_address, is_beyond_power, shown_path
from sandbox.web.urls import here, page_before
from sandbox.world.grants.power_of_attorney import acting_for, powers_on
from sandbox.world.state.people import Citizen
from sandbox.world.state.world import World


def init_app(app: Flask) -> None:
    app.context_processor(_frame)
    app.jinja_env.globals["guide_panel"] = Markup  # an empty panel, until the guide puts its own in its place
    app.jinja_env.filters["long_date"] = long_date
    app.jinja_env.filters["week_day"] = week_day
    app.jinja_env.filters["short_date"] = short_date
    app.jinja_env.filters["clock_time"] = clock_time
    app.jinja_env.filters["written_out"] = written_out
    app.jinja_env.tests["amounts"] = amounts
    app.jinja_env.tests["ending_in_sum"] = ends_in_sum


def part(template: str, **context: Any) -> Markup:
    """A part of a page that finds only what it is given: what a page finds is not gathered once more for it."""
    return Markup(current_app.jinja_env.get_template(template).render(**context))  # noqa: S704 a template's own output


def unbroken(phone: str) -> str:
    """A number that stays on one line."""
    return phone.replace(" ", "\N{NO-BREAK SPACE}")


def long_date(day: date) -> str:
    """22. november 2026; a time of day is left out."""
    locale = get_locale()
    return dates.long_date(day, locale.language if locale else DEFAULT)


def written_out(fact: str) -> str:
    """A fact that is an ISO date, as it is read; anything else as it stands."""
    locale = get_locale()
    return dates.written_out(fact, locale.language if locale else DEFAULT)


def week_day(day: date) -> str:
    """søndag den 22. november: for days that are near."""
    locale = get_locale()
    return dates.week_day(day, locale.language if locale else DEFAULT)


def short_date(day: date) -> str:
    """22.11.2026."""
    return f"{day.day}.{day.month}.{day.year}"


def clock_time(moment: datetime) -> str:
    """9.05, the Danish way."""
    return f"{moment.hour}.{moment.minute:02}"


def _frame() -> dict[str, Any]:
    state = seated()
    world = state.world if state else None
    role = world.signed_in if world else None
    return {
        "guide_lang": guide_language(),
        "site_lang": site_language(),
        "imitated_address": imitated_address(shown_path()),
        "here": here(),
        "looked_at": here() if request.method == "GET" else shown_path(),
        "back_address": page_before(),
        "clock": world.clock if world else None,
        "signed_in": world.citizen(role) if world and role else None,
        "acts_for": _acts_for(world) if world and role else None,
        "not_reached": _not_reached(world) if world and role else None,
        "may_act": bool(world and role and powers_on(world, *_place())),
        "session_warning": bool(world and world.session and world.session.warns(world.clock)),
    }


def _acts_for(world: World) -> Citizen | None:
    """Whom the signed-in person acts for on the page that is shown, where that is somebody else."""
    person = acting_for(world, *_place())
    return world.citizen(person) if person and person != world.signed_in else None


def _not_reached(world: World) -> Citizen | None:
    """Whom the signed-in person acts for, but not on the page that is shown."""
    person = is_beyond_power(_place()[0], shown_path())
    return world.citizen(person) if person else None


def _place() -> tuple[str, str]:
    """The site, and the part of it, that the page shown belongs to."""
    return shown_path().split("/")[1], part_at(shown_path())
