"""Min Side, as it was from 2008 until Mit Overblik took over in December 2020: everything on one long page.

Source: domain facts on the portal's history, and on which registers Min Side showed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from flask import render_template
from flask_babel import gettext as _

from sandbox.sites.portal import person_data, shown
from sandbox.sites.portal.person_data import Rows
from sandbox.sites.portal.shown import RecordView
from sandbox.sites.portal.site import HOST, blueprint
from sandbox.web.seat import current
from sandbox.web.site import sign_in_required
from sandbox.world import overview as gathered
from sandbox.world import records
from sandbox.world.people import Role

HEALTH = ("organdonor", "sundhedskort", "eu-kort", "hoereapparat", "bloddonor")
PENSION = ("folkepension", "folkepension-udsigt", "atp-pension", "pensionsopsparing")
TAX = ("indkomst", "forskudsopgoerelse", "aarsopgoerelse", "restskat")
HOLIDAY = ("feriepenge",)
MUNICIPAL = ("rollator", "venteliste-dagtilbud", "parkeringsafgift")


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
    yield Box("cpr", _("Mine oplysninger i CPR"), known["person"] + known["family"])
    yield Box("bolig", _("Min bolig"), known["home"])
    yield Box("skat", _("Min skat"), records=_noted(role, TAX))
    yield Box("sundhed", _("Min sundhed"), known["doctor"], _noted(role, HEALTH))
    yield Box("pension", _("Min pension"), records=_noted(role, PENSION))
    yield Box("ferie", _("Mine feriepenge"), records=_noted(role, HOLIDAY))
    yield Box("kommune", _("Min kommune"), records=_noted(role, MUNICIPAL))


def _noted(role: Role, slugs: tuple[str, ...]) -> list[RecordView]:
    """In the order of the slugs."""
    noted = [each for each in records.of(current().world, role) if each.record in slugs]
    return [shown.record(role, each) for each in sorted(noted, key=lambda each: slugs.index(each.record))]
