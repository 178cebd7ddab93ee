"""The real-data guard: what could be a real person's number or address goes no further than this module.

Every text field of every form, and every query, is searched before a view sees it. What is found is taken out at once,
so that no view, log or database can have it; what else stands in the field is left.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

from flask import Flask, current_app, g, render_template, request
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.datastructures import ImmutableMultiDict

from sandbox.web.forms import typed_again
from sandbox.web.language import guide_language
from sandbox.world import realdata

View = TypeVar("View", bound=Callable[..., Any])
_HANDLES, _UNSEARCHED = "_handles_real_data", "_unsearched"


def handles_real_data(view: View) -> View:
    """Mark a view that shows `refused(field)` at its fields itself; others get the general page."""
    setattr(view, _HANDLES, True)
    return view


def unsearched(view: View) -> View:
    """Mark a view that takes the instructor's password: it may look like anything, and is only ever kept as a hash."""
    setattr(view, _UNSEARCHED, True)
    return view


def refused(field: str) -> str | None:
    """The kind explanation for a field in which something real-looking was typed."""
    kind = cast(dict[str, str], g.get("real_data", {})).get(field)
    return explanation(kind) if kind else None


def explanation(kind: str) -> str:
    """What to tell a participant who typed a CPR number, phone number or e-mail address that could be real."""
    texts: dict[str, str] = {
        "cpr": _(
            "Det ligner et rigtigt CPR-nummer. Skriv aldrig dit eget nummer her. Brug nummeret fra dit øvelsesark. "
            "Vi har ikke gemt nummeret."
        ),
        "phone": _(
            "Det ligner et rigtigt telefonnummer. Brug nummeret fra dit øvelsesark, det begynder med 0. "
            "Vi har ikke gemt nummeret."
        ),
        "email": _(
            "Det ligner en rigtig e-mailadresse. Brug adressen fra dit øvelsesark, den ender på .example. "
            "Vi har ikke gemt adressen."
        ),
    }
    return texts[kind]


def init_app(app: Flask) -> None:
    app.before_request(_search)


def _search() -> tuple[str, int] | None:
    """Empty what looks real; answer with the general page unless the view takes care of it."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, _UNSEARCHED, False):
        return None
    found = {**_scrub("args"), **(_scrub("form") if request.method == "POST" else {})}
    if not found:
        return None
    g.real_data = found
    if getattr(view, _HANDLES, False):
        return None
    typed = typed_again() if request.method == "POST" else None
    with force_locale(guide_language()):
        messages = [explanation(kind) for kind in dict.fromkeys(found.values())]
        return render_template("web/real_data.html", messages=messages, typed=typed), 422


def _scrub(where: str) -> dict[str, str]:
    values = getattr(request, where)
    found: dict[str, str] = {}
    clean = []
    today = date.today()
    for field, value in values.items(multi=True):
        finding = realdata.find(value, today)
        if finding:
            found[field] = finding.kind
        clean.append((field, realdata.without(value, today) if finding else value))
    if found:
        setattr(request, where, ImmutableMultiDict(clean))
    return found
