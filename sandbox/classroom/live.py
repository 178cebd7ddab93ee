"""Following a class: every seat's exercise, step, raised hand and last activity, and the board for the projector."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response, make_response, render_template, request
from flask_babel import gettext as _
from sqlalchemy import Row

from sandbox.classroom import exercises, network
from sandbox.classroom.login import guarded
from sandbox.guide.clock import WAYS
from sandbox.store import live
from sandbox.store.classes import ClassSession
from sandbox.store.resets import Undoable
from sandbox.web.language import guide_language
from sandbox.web.services import services

blueprint = guarded("live", "/class/<int:class_id>")


@dataclass(frozen=True)
class Tile:
    """A seat as the instructor sees it. `step` is the one under way, from 1, and beyond `steps` when all are done.

    `used` says that there is something to clear; a seat can be left and still be used.
    """

    number: int
    browsers: int
    used: bool
    exercise: str
    step: int
    steps: int
    slips: int
    help_wanted: bool
    last_active: datetime | None

    @property
    def taken(self) -> bool:
        return self.browsers > 0

    @property
    def finished(self) -> bool:
        return self.steps > 0 and self.step > self.steps


@dataclass(frozen=True)
class Totals:
    seats: int
    taken: int
    working: int
    finished: int
    hands: Sequence[int]


@blueprint.get("/")
def page(class_id: int) -> str:
    opened = services().classes.get(class_id)
    return render_template(
        "classroom/class.html",
        opened=opened,
        address=network.shown(network.public_address()),
        reaches_others=network.reaches_others(),
        undone=_asked_undo(class_id),
        undoable=services().classes.undoable(class_id),
        pushes=exercises.pushes(opened.scenarios),
        clock_ways=clock_ways(),
        **_seen(opened),
    )


@blueprint.get("/live")
def fragment(class_id: int) -> Response:
    """What changes on the class's page; status 304 while nothing has."""
    tag = f"{live.stamp(services().database, class_id)}-{guide_language()}"
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        opened = services().classes.get(class_id)
        response = make_response(render_template("classroom/live.html", opened=opened, **_seen(opened)))
    response.set_etag(tag)
    return response


@blueprint.get("/board")
def board(class_id: int) -> str:
    opened = services().classes.get(class_id)
    code = network.qr_code(network.join_address(code=opened.code), _("QR-kode med holdets adresse"))
    address = network.shown(network.public_address())
    return render_template("classroom/board.html", opened=opened, address=address, qr=code)


def clock_ways() -> dict[str, str]:
    """The ways to move a seat's clock, with what their buttons say."""
    return {name: str(way.label) for name, way in WAYS.items()}


def tiles(rows: Sequence[Row[Any]]) -> list[Tile]:
    return [_tile(row) for row in rows]


def _tile(row: Row[Any]) -> Tile:
    active = datetime.fromtimestamp(row.last_active_at) if row.last_active_at else None  # noqa: DTZ006 the room's own clock
    return Tile(
        number=row.number,
        browsers=row.browsers,
        used=row.browsers > 0 or row.version != row.generation,
        exercise=exercises.title(row.scenario) if row.scenario else "",
        step=row.step,
        steps=row.steps,
        slips=row.slips,
        help_wanted=row.help_wanted,
        last_active=active,
    )


def totals(seats: Sequence[Tile]) -> Totals:
    return Totals(
        seats=len(seats),
        taken=sum(each.taken for each in seats),
        working=sum(bool(each.exercise) and not each.finished for each in seats),
        finished=sum(each.finished for each in seats),
        hands=[each.number for each in seats if each.help_wanted],
    )


def _seen(opened: ClassSession) -> dict[str, Any]:
    seats = tiles(live.overview(services().database, opened.id))
    return {"seats": seats, "totals": totals(seats)}


def _asked_undo(class_id: int) -> Undoable | None:
    """The reset that this page was opened after, as long as it can be undone."""
    asked = request.args.get("undo", type=int)
    return next((each for each in services().classes.undoable(class_id) if each.batch == asked), None)
