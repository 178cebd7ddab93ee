"""What the instructor does with seats: clears them for somebody new, undoes that, lets things happen, moves clocks."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Row
from werkzeug.wrappers import Response

from sandbox import guide
from sandbox.classroom import exercises
from sandbox.classroom.live import Tile, clock_ways, tiles
from sandbox.classroom.login import guarded
from sandbox.guide.panel.clock import WAYS, let_pass
from sandbox.store import live
from sandbox.store.resets import NothingToUndo
from sandbox.store.store import ChangeContext, NoSuchSeat
from sandbox.web.forms import number as number_in
from sandbox.web.frame import clock_time, long_date
from sandbox.web.services import services
from sandbox.world.state.people import ROLES
from sandbox.world.state.world import World

blueprint = guarded("seats", "/class/<int:class_id>")

Change = Callable[[ChangeContext], Any]


@blueprint.post("/reset-all")
def reset_all(class_id: int) -> Response:
    return _after_reset(class_id, services().classes.reset(class_id))


@blueprint.post("/seat")
def on_tile(class_id: int) -> Response:
    """The buttons of all seats are in one form, which says what to do with which: `reset` or `lower` with a number."""
    number = number_in("reset")
    if number is not None:
        return _after_reset(class_id, services().classes.reset(class_id, number))
    raised = number_in("lower")
    if raised is None:
        abort(400)
    services().classes.lower_hand(class_id, raised)
    return _back(class_id)


@blueprint.post("/undo")
def undo(class_id: int) -> Response:
    try:
        count = services().classes.undo(class_id, number_in("batch") or 0)
    except NothingToUndo:
        flash(_("Der er ikke længere noget at fortryde."))
    else:
        flash(
            ngettext(
                "Fortrudt. Pladsen er, som den var før.",
                "Fortrudt. %(num)s pladser er, som de var før.",
                count,
            ),
            "success",
        )
    return _back(class_id)


@blueprint.get("/seat/<int:number>")
def page(class_id: int, number: int) -> str:
    state = services().store.seat(services().classes.seat_id(class_id, number))
    seat = next(each for each in tiles(_rows(class_id)) if each.number == number)
    return render_template(
        "classroom/seat.html",
        opened=services().classes.get(class_id),
        seat=seat,
        rows=facts(seat, state.world),
        world=state.world,
        roles=ROLES,
        clock_ways=clock_ways(),
    )


@blueprint.post("/clock")
def move_clock(class_id: int) -> Response:
    """Move the clock of one seat (`seat`), or of all."""
    way = WAYS.get(request.form.get("way", "")) or abort(400)
    number = number_in("seat")
    moved = _act(_ids(class_id, number), lambda moment: let_pass(moment.world, way))
    if any(moved):
        flash(_("Uret er stillet frem."), "success")
    else:
        flash(_("Der er ikke noget på vej lige nu."))
    if number is None:
        return _back(class_id)
    return redirect(url_for("seats.page", class_id=class_id, number=number), 303)


@blueprint.post("/push")
def push(class_id: int) -> Response:
    """Let something happen for everybody who is at the exercise now."""
    slug, _dot, name = request.form.get("push", "").partition(".")
    titles = {each.id: each.title for each in exercises.pushes([slug])}
    if name not in titles:
        abort(404)
    here = [row.id for row in _rows(class_id) if row.scenario == slug and row.step <= row.steps]
    happened = [guide.push(seat_id, name) for seat_id in here]
    if not all(happened):
        flash(
            _(
                "“%(title)s” kunne ikke ske. Opgaven har en fejl; se listen på siden med dine hold.",
                title=titles[name],
            )
        )
    elif here:
        flash(happened_text(len(here), titles[name]), "success")
    else:
        flash(_("Ingen er i gang med den opgave lige nu, så der skete ikke noget."))
    return _back(class_id)


def happened_text(seats: int, title: str) -> str:
    return str(
        ngettext(
            "Det er sket på 1 plads: %(title)s",
            "Det er sket på %(num)s pladser: %(title)s",
            seats,
            title=title,
        )
    )


def facts(seat: Tile, world: World) -> list[tuple[str, str]]:
    """How it goes on the seat, as pairs of name and value."""
    time = _("kl. %(time)s", time=clock_time(world.clock))
    return [
        (_("Skærme på pladsen"), str(seat.browsers)),
        (_("Opgave"), seat.exercise or _("ingen lige nu")),
        (_("Hvor langt"), seat.step or "–"),
        (_("Senest aktiv"), seat.last_active or "–"),
        (_("Pladsens eget ur"), f"{long_date(world.clock)}, {time}"),
    ]


def _act(seat_ids: Iterable[int], change: Change) -> list[object]:
    return [services().store.act_on(seat_id, change).result for seat_id in seat_ids]


def _ids(class_id: int, number: int | None) -> list[int]:
    """The ids of one seat or all.

    :raises NoSuchSeat: when the class has no such number.
    """
    if number is not None:
        return [services().classes.seat_id(class_id, number)]
    ids = [row.id for row in _rows(class_id)]
    if not ids:
        raise NoSuchSeat(class_id)
    return ids


def _rows(class_id: int) -> list[Row[Any]]:
    return list(live.overview(services().database, class_id))


def _after_reset(class_id: int, cleared: int) -> Response:
    """Back to the class, where the reset is told and can be undone in one click."""
    if not cleared:
        flash(_("Alt er allerede gjort klar. Der var ikke noget at rydde op."))
        return _back(class_id)
    undoable = services().classes.undoable(class_id)
    return _back(class_id, undo=undoable[0].batch if undoable else None)


def _back(class_id: int, **more: Any) -> Response:
    return redirect(url_for("live.page", class_id=class_id, **more), 303)
