"""Following a class: every seat's exercise, step, raised hand and last activity, and the board for the projector."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask import Response, make_response, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape
from sqlalchemy import Row

from sandbox.classroom import exercises
from sandbox.classroom.login import guarded
from sandbox.guide.panel.clock import WAYS
from sandbox.store import live
from sandbox.store.classes import ClassSession
from sandbox.store.resets import Undoable
from sandbox.web import network
from sandbox.web.frame import clock_time
from sandbox.web.language import guide_language
from sandbox.web.services import services

blueprint = guarded("live", "/class/<int:class_id>")


@dataclass(frozen=True, slots=True)
class Tile:
    """A seat as the instructor sees it: `finished` when all steps of its exercise are done, `used` when there is
    something to clear. The texts are empty where there is nothing to tell."""

    number: int
    browsers: int
    used: bool
    finished: bool
    help_wanted: bool
    exercise: str
    step: str
    slips: str
    last_active: str

    @property
    def taken(self) -> bool:
        return self.browsers > 0


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
    """A class may have a thousand seats, but they are at few different steps: each text is made, and escaped, once."""
    title, step, slips, at = once(exercises.title), once(step_text), once(slips_text), once(time_text)
    return [
        Tile(
            number=row.number,
            browsers=row.browsers,
            used=row.browsers > 0 or row.version != row.generation,
            finished=is_finished(row),
            help_wanted=row.help_wanted,
            exercise=title(row.scenario) if row.scenario else "",
            step=step(row.step, row.steps) if row.scenario else "",
            slips=slips(row.slips) if row.slips else "",
            last_active=at(row.last_active_at // 60) if row.last_active_at else "",
        )
        for row in rows
    ]


def once(text: Callable[..., str]) -> Callable[..., Markup]:
    return cache(lambda *of: escape(text(*of)))


def is_finished(row: Row[Any]) -> bool:
    """The guide counts the step under way from 1, and one more than there are when all are done."""
    return bool(row.scenario and row.step > row.steps)


def step_text(step: int, steps: int) -> str:
    if step > steps:
        return str(_("Alle %(steps)s trin", steps=steps))
    return str(_("Trin %(current)s af %(total)s", current=step, total=steps))


def slips_text(slips: int) -> str:
    return str(ngettext("%(num)s fejltrin", "%(num)s fejltrin", slips))


def time_text(minutes: float) -> str:
    """`minutes` since 1970; shown by the clock of the room that the server stands in."""
    return str(_("kl. %(time)s", time=clock_time(datetime.fromtimestamp(minutes * 60))))  # noqa: DTZ006


def totals(seats: Sequence[Tile]) -> Totals:
    return Totals(
        seats=len(seats),
        taken=sum(each.taken for each in seats),
        working=sum(each.taken and bool(each.exercise) and not each.finished for each in seats),
        finished=sum(each.taken and each.finished for each in seats),
        hands=[each.number for each in seats if each.help_wanted],
    )


def _seen(opened: ClassSession) -> dict[str, Any]:
    seats = tiles(live.overview(services().database, opened.id))
    return {"seats": seats, "totals": totals(seats)}


def _asked_undo(class_id: int) -> Undoable | None:
    """The reset that this page was opened after, as long as it can be undone."""
    asked = request.args.get("undo", type=int)
    return next((each for each in services().classes.undoable(class_id) if each.batch == asked), None)
