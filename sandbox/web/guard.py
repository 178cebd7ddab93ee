"""The real-data guard: what could be a real person's number or address goes no further than this module.

What a person typed, in any field of a form or a query, is searched before a view sees it. What is found is taken out
at once, so that no view, log or database can have it; the rest of the field is left. What the product fills in itself
is declared in `sandbox.web.filled`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from flask import Flask, abort, current_app, g, render_template, request
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.datastructures import ImmutableMultiDict

from sandbox.content.portal.calculators import calculators
from sandbox.content.services.catalogue import services
from sandbox.content.services.fields import CheckboxesField, NumberField, ServiceField
from sandbox.web import filled
from sandbox.web.forms import SECRET_FIELDS, typed_again
from sandbox.web.language import guide_language
from sandbox.world import real_data
from sandbox.world.real_data.split import find_split

View = TypeVar("View", bound=Callable[..., Any])
LONGEST_FIELD = 10_000  # characters; more than any view reads of a field
MOST_SEARCHED = 30_000  # characters of a request's fields with a digit or an @
MOST_FIELDS = 1_000
TO_SEARCH = re.compile(r"[\d@]")
DATE_BOXES = re.compile(r"(.+)_(?:day|month|year)")
_HANDLES, _UNSEARCHED = "_handles_real_data", "_unsearched"


def handles_real_data(view: View) -> View:
    """Mark a view that shows `refused(field)` at its fields itself; others get the general page."""
    setattr(view, _HANDLES, True)
    return view


def unsearched(view: View) -> View:
    """Mark a view that takes the instructor's password: it may look like anything, and is only ever kept as a hash."""
    setattr(view, _UNSEARCHED, True)
    return view


def kind_found(field: str) -> real_data.Kind | None:
    """The kind of real data that was typed in a field and has been taken out."""
    return cast(dict[str, real_data.Kind], g.get("real_data", {})).get(field)


def refused(field: str) -> str | None:
    """The explanation for a field in which something real-looking was typed."""
    kind = kind_found(field)
    if not kind:
        return None
    rest = request.values.get(field, "")
    return f"{explanation(kind)} {_rest_is_kept()}" if rest else explanation(kind)


def explanation(kind: real_data.Kind) -> str:
    """What to tell a participant who typed something of this kind that could be real."""
    texts: dict[real_data.Kind, str] = {
        "cpr": _(
            "Det ligner et rigtigt CPR-nummer. Skriv aldrig dit eget nummer her. Brug nummeret fra dit øvelsesark. "
            "Vi har ikke gemt nummeret."
        ),
        "card": _(
            "Det ligner nummeret på et rigtigt betalingskort. Brug øvekortet fra dit øvelsesark, det begynder med "
            "0000. Vi har ikke gemt nummeret."
        ),
        "account": _(
            "Det ligner et rigtigt kontonummer. Skriv aldrig dit eget kontonummer her. Vi har ikke gemt nummeret."
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


def _rest_is_kept() -> str:
    return str(_("Vi har sat … i stedet. Resten af din tekst er her stadig."))


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
        kept = _rest_is_kept() if any("…" in value for _field, value in typed or ()) else ""
        return render_template("web/real_data.html", messages=messages, typed=typed, kept=kept), 422


def _scrub(where: str) -> dict[str, real_data.Kind]:
    """Take what looks real out of the query or the form: the fields it was in, with its kind."""
    sent = list(getattr(request, where).items(multi=True))
    fields = [(field, value[:LONGEST_FIELD]) for field, value in sent]
    if (
        len(fields) > MOST_FIELDS
        or sum(len(value) for _field, value in fields if TO_SEARCH.search(value)) > MOST_SEARCHED
    ):
        abort(413)
    today, found = date.today(), dict[str, real_data.Kind]()
    clean = [(field, _clean(field, value, today, found)) for field, value in fields]
    for kind, places in find_split(list(_boxes(clean)), today):
        for place in places:
            field = clean[place][0]
            found[field] = kind
            clean[place] = field, ""
    if clean != sent:
        setattr(request, where, ImmutableMultiDict(clean))
    return found


def _clean(field: str, value: str, today: date, found: dict[str, real_data.Kind]) -> str:
    if filled.fits(field, value):
        return filled.cleaned(value, today) if filled.PATH in filled.FIELDS[field] else value
    finding = real_data.find(value, today)
    if not finding or (filled.ID.fullmatch(value) and field in _names(CheckboxesField)):
        return value
    found[field] = finding.kind
    return real_data.without(value, today)


def _boxes(fields: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The fields over which one number could be typed; empty for secrets, amounts and the boxes of a date."""
    values = dict(fields)
    several = sum(value[:1].isdecimal() for _field, value in fields) > 1
    amounts = _names(NumberField) if several else set()
    for field, value in fields:
        date_box = DATE_BOXES.fullmatch(field)
        is_date = date_box and len(values.get(f"{date_box[1]}_year", "").strip()) <= len("2026")
        aside = is_date or field in SECRET_FIELDS or field in amounts or filled.fits(field, value)
        yield "" if aside or not several else value


def _names(kind: type[CheckboxesField | NumberField]) -> set[str]:
    """The names of all fields of a kind that a self-service or a calculator asks."""
    fields: list[ServiceField] = [field for found in calculators().values() for field in found.fields]
    fields += [field for service in services().values() for step in service.steps for field in step.fields]
    return {field.name for field in fields if isinstance(field, kind)}
