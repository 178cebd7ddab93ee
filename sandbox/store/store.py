"""`act`, the only door through which a world changes."""

import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, update

from sandbox.rules import STANDARD, Rules
from sandbox.store.database import Database
from sandbox.store.tables import classes, events, seats
from sandbox.world import timeline
from sandbox.world.events import all_events
from sandbox.world.state.base import NotFound
from sandbox.world.state.events import Event
from sandbox.world.state.world import TICK, World

T = TypeVar("T")


class NoSuchSeat(NotFound):
    """The seat does not exist (any more)."""


class _Conflict(Exception):
    """Somebody else wrote the seat since it was loaded; the transaction is rolled back."""


@dataclass(frozen=True)
class ClassOfSeat:
    """What a seat needs to know of its class."""

    id: int
    name: str
    date: date
    code: str
    seats: int
    scenarios: str
    sign_in: str
    open: bool


@dataclass
class SeatState:
    """A seat as it was loaded: its world, and the guide's progress as text that only the guide reads.

    The world is read from its text when it is first asked for: a request that changes it loads the seat once more.
    """

    id: int
    number: int
    version: int
    generation: int
    browsers: int
    progress: str
    help_wanted: bool
    text: str
    session: ClassOfSeat
    rules: Rules

    @cached_property
    def world(self) -> World:
        return World.from_json(self.text, self.rules)


@dataclass
class ChangeContext:
    """A change under way, as listeners and the guide see it: what they set is written with the world."""

    state: SeatState
    connection: Connection
    world: World
    progress: str
    summary: dict[str, Any] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def collect(self) -> None:
        """Take what the world has announced since the last call into `events`."""
        self.events.extend(self.world.take_announced())

    def last_event(self) -> int:
        """The id of the seat's newest stored event, 0 for none: where a new attempt's history begins."""
        query = select(func.max(events.c.id)).where(events.c.seat_id == self.state.id)
        return self.connection.execute(query).scalar() or 0

    def history(self, since: int, names: Collection[str]) -> list[Event]:
        """The seat's stored events of these names with ids above `since`, oldest first, before this change.

        Not those of whoever sat there between a reset and its undo.
        """
        mine = {"seat": self.state.id, "since": since, "generation": self.state.generation, "names": names}
        rows = self.connection.execute(_HISTORY, mine)
        return [_event(row) for row in rows]


Listener = Callable[[ChangeContext], None]


@dataclass(frozen=True)
class ActResult(Generic[T]):
    """What became of a change."""

    result: T
    state: SeatState
    events: Sequence[Event]


_SEAT_COLUMNS = (
    seats.c.id,
    seats.c.number,
    seats.c.version,
    seats.c.generation,
    seats.c.browsers,
    seats.c.progress,
    seats.c.help_wanted,
    seats.c.world,
    classes.c.id.label("class_id"),
    classes.c.name,
    classes.c.date,
    classes.c.code,
    classes.c.seats.label("class_seats"),
    classes.c.scenarios,
    classes.c.sign_in,
    classes.c.open,
)
_LOAD = (
    select(*_SEAT_COLUMNS)
    .join_from(seats, classes, seats.c.class_id == classes.c.id)
    .where(seats.c.id == bindparam("seat"))
)
_LOAD_TO_WRITE = _LOAD.with_for_update(of=seats, key_share=True)
_HISTORY = (
    select(events.c.name, events.c.data)
    .where(events.c.seat_id == bindparam("seat"), events.c.id > bindparam("since"))
    .where(
        events.c.generation == bindparam("generation"), events.c.name.in_(bindparam("names", expanding=True))
    )
    .order_by(events.c.id)
)
_SAVE = update(seats).where(seats.c.id == bindparam("seat"), seats.c.version == bindparam("loaded_version"))


class Store:
    """The worlds of all seats. Safe to use from several threads and, on PostgreSQL, processes."""

    def __init__(self, database: Database, tick: timedelta = TICK, rules: Rules = STANDARD) -> None:
        self.database = database
        self.tick = tick
        self.rules = rules
        self.listeners: list[Listener] = []

    def seat(self, seat_id: int) -> SeatState:
        """:raises NoSuchSeat: when it does not exist."""
        with self.database.reading() as connection:
            return self._load(connection, seat_id)

    def act(self, seat_id: int, change: Callable[[World], T]) -> ActResult[T]:
        """Run a change on a seat's world; see `act_on`."""
        return self.act_on(seat_id, lambda moment: change(moment.world))

    def act_on(
        self, seat_id: int, change: Callable[[ChangeContext], T], seen: SeatState | None = None
    ) -> ActResult[T]:
        """Load, let time pass, change, let the listeners hear, and write all in one transaction.

        The seat as it was `seen` a moment ago saves loading it. When somebody has written it since, everything is run
        again on what they wrote, so changes must be pure. A seat that is loaded here is locked until it is written.

        :raises NoSuchSeat: when the seat does not exist.
        """
        if seen is not None:
            with suppress(_Conflict), self.database.writing() as connection:
                return self._try(connection, seen, change)
        with self.database.writing() as connection:
            return self._try(connection, self._load(connection, seat_id, _LOAD_TO_WRITE), change)

    def _try(
        self, connection: Connection, state: SeatState, change: Callable[[ChangeContext], T]
    ) -> ActResult[T]:
        # Not the world that pages are made of: a change that is refused half-way must leave no trace in it.
        moment = ChangeContext(state, connection, World.from_json(state.text, self.rules), state.progress)
        timeline.pass_time(moment.world, self.tick)
        result = change(moment)
        moment.collect()
        for listener in self.listeners:
            listener(moment)
        _save(connection, moment)
        return ActResult(result, state, tuple(moment.events))

    def _load(self, connection: Connection, seat_id: int, query: Select[Any] = _LOAD) -> SeatState:
        row = connection.execute(query, {"seat": seat_id}).one_or_none()
        if row is None:
            raise NoSuchSeat(seat_id)
        return SeatState(
            id=row.id,
            number=row.number,
            version=row.version,
            generation=row.generation,
            browsers=row.browsers,
            progress=row.progress,
            help_wanted=row.help_wanted,
            text=row.world,
            session=ClassOfSeat(
                row.class_id,
                row.name,
                row.date,
                row.code,
                row.class_seats,
                row.scenarios,
                row.sign_in,
                row.open,
            ),
            rules=self.rules,
        )


def _save(connection: Connection, moment: ChangeContext) -> None:
    """:raises _Conflict: when somebody was faster."""
    state, now, text = moment.state, time.time(), moment.world.to_json()
    saved = connection.execute(
        _SAVE,
        {
            "seat": state.id,
            "loaded_version": state.version,
            "version": state.version + 1,
            "world": text,
            "progress": moment.progress,
            "last_active_at": now,
            **moment.summary,
        },
    )
    if saved.rowcount != 1:
        raise _Conflict
    state.world, state.text = moment.world, text
    state.progress, state.version = moment.progress, state.version + 1
    if moment.events:
        connection.execute(insert(events), [_row(state, moment.world, event, now) for event in moment.events])


def _row(state: SeatState, world: World, event: Event, now: float) -> dict[str, Any]:
    return {
        "class_id": state.session.id,
        "seat_id": state.id,
        "generation": state.generation,
        "at": now,
        "clock": world.clock,
        "name": event.name,
        "citizen": event.citizen,
        "data": event.model_dump_json(),
    }


def _event(row: Row[Any, Any]) -> Event:
    return all_events()[row.name].model_validate_json(row.data)
