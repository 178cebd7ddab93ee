"""Min Side, as it was from 2008 until Mit Overblik took over in December 2020: everything on one long page.

Source: domain facts on the portal's history, and on which registers Min Side showed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

from flask import render_template
from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.records import Box as RecordBox
from sandbox.content.mail.records import RecordKind
from sandbox.content.mail.records import records as kinds
from sandbox.sites.portal import person_data, shown
from sandbox.sites.portal.person_data import Rows
from sandbox.sites.portal.shown import RecordView
from sandbox.sites.portal.site import HOST, blueprint
from sandbox.web.seat import current
from sandbox.web.site import sign_in_required
from sandbox.world import overview as gathered
from sandbox.world.documents import records
from sandbox.world.state.people import Role

BY_KIND: dict[str, RecordBox] = {"region": "sundhed", "kommune": "kommune"}


@dataclass(frozen=True)
class Box:
    """`name` is what a hint calls it; a box with nothing in it says so."""

    name: str
    title: str
    rows: Rows = field(default_factory=list)
    records: list[RecordView] = field(default_factory=list)


@blueprint.get("/min-side")
def min_side() -> str:
    role = sign_in_required(HOST)
    world = current().world
    return render_template(
        "portal/min_side.html",
        owner=world.citizen(role),
        boxes=list(_boxes(role)),
        unread_letters=world.post[role].unread,
        coming=[shown.due(role, each) for each in gathered.soon(world, role)],
    )


def _boxes(role: Role) -> Iterator[Box]:
    known = {part.name: part.rows for part in person_data.parts(role)}
    noted = _noted(role)
    yield Box("cpr", _("Mine oplysninger i CPR"), known["person"] + known["family"])
    yield Box("bolig", _("Min bolig"), known["home"])
    yield Box("skat", _("Min skat"), records=noted["skat"])
    yield Box("sundhed", _("Min sundhed"), known["doctor"], noted["sundhed"])
    yield Box("pension", _("Min pension"), records=noted["pension"])
    yield Box("ferie", _("Mine feriepenge"), records=noted["ferie"])
    yield Box("kommune", _("Min kommune"), records=noted["kommune"])


def _noted(role: Role) -> dict[str, list[RecordView]]:
    """By box, the newest first. What no register of that time had is left out."""
    found: dict[str, list[RecordView]] = {box: [] for box in get_args(RecordBox)}
    for each in records.of(current().world, role):
        if box := box_of(kinds()[each.record]):
            found[box].append(shown.record(role, each))
    return found


def box_of(kind: RecordKind) -> RecordBox | None:
    """The record's own box, or else that of its authority's kind; None for what Min Side did not show."""
    return kind.box or BY_KIND.get(authorities()[kind.authority].kind)
