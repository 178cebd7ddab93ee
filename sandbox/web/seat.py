"""The seat that the participant's browser sits at, and the two ways a view may change its world."""

from collections.abc import Callable
from typing import TypeVar, cast

from flask import g, session

from sandbox.store.store import ActResult, ChangeContext, NoSuchSeat, SeatState
from sandbox.web.services import services
from sandbox.world import capacity
from sandbox.world import session as world_session
from sandbox.world.state.world import World

T = TypeVar("T")
PHONE = "phone"  # what a browser that is a phone carries instead of a seat; see `pairing`


class NoSeat(Exception):
    """The browser sits at no seat: it has never joined, or the class is over."""


class SeatWasReset(Exception):
    """The instructor made the seat ready for somebody new since this browser sat down."""


def sit_down(seat_id: int, generation: int) -> None:
    """Let this browser sit at the seat, as it is in this generation."""
    session["seat"], session["generation"] = seat_id, generation
    session.pop(PHONE, None)
    g.pop("seat", None)


def stand_up() -> None:
    for key in ("seat", "generation"):
        session.pop(key, None)
    g.pop("seat", None)


def current() -> SeatState:
    """The browser's seat, loaded once per request.

    :raises NoSeat: when it has none.
    :raises SeatWasReset: when the seat has been reset since.
    """
    if "seat" not in g:
        g.seat = _load()
    return cast(SeatState, g.seat)


def seated() -> SeatState | None:
    """The browser's seat where there is one to show; never an error."""
    try:
        return current()
    except (NoSeat, SeatWasReset):
        return None


def lend(seat_id: int, generation: int) -> SeatState:
    """Let this request alone use the seat: a phone's browser belongs to a seat, but sits at none.

    :raises NoSeat: when the seat, or its class, is no more.
    :raises SeatWasReset: when it has been reset since that generation.
    """
    g.seat = _place(seat_id, generation)
    return cast(SeatState, g.seat)


def act(change: Callable[[World], T]) -> ActResult[T]:
    """Run a change on the current seat's world. It counts as activity of the signed-in citizen.

    :raises NoRoom: when the world may not hold what the change adds.
    """

    def within_room(moment: ChangeContext) -> T:
        result = _active(moment, change)
        capacity.check(len(moment.state.text.encode()), moment.world)
        return result

    return act_on(within_room)


def act_on(change: Callable[[ChangeContext], T]) -> ActResult[T]:
    """For the guide, whose changes need more than the world, and are no activity of whoever is signed in.

    :raises SeatWasReset: also when the reset came while the request was under way, so that nothing of it is kept.
    """
    before = current()

    def unless_reset(moment: ChangeContext) -> T:
        if moment.state.generation != before.generation:
            raise SeatWasReset
        return change(moment)

    return _keep(services().store.act_on(before.id, unless_reset, before))


def noted(change: Callable[[World], T]) -> ActResult[T]:
    """Note that something was seen: the only change that a GET may make."""
    return act_on(lambda moment: _active(moment, change))


def _active(moment: ChangeContext, change: Callable[[World], T]) -> T:
    world_session.touch(moment.world)
    return change(moment.world)


def _keep(acted: ActResult[T]) -> ActResult[T]:
    g.seat = acted.state
    return acted


def _load() -> SeatState:
    seat_id = session.get("seat")
    if not isinstance(seat_id, int):
        raise NoSeat
    return _place(seat_id, session.get("generation"))


def _place(seat_id: int, generation: object) -> SeatState:
    try:
        state = services().store.seat(seat_id)
    except NoSuchSeat as gone:
        raise NoSeat from gone
    if not state.session.open:
        raise NoSeat
    if state.generation != generation:
        raise SeatWasReset
    return state
