"""A seat for playing exercises: it begins an exercise, reports its progress, and can return to an earlier state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import bindparam, delete, func, select, update

from sandbox.guide.placeholders import facts
from sandbox.guide.progress import commands
from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Scenario
from sandbox.store.tables import events, seats
from sandbox.web.services import Services
from sandbox.world import timeline
from sandbox.world.seeding import seeded_world

DAY = date(2026, 11, 23)
_KEEP = select(seats.c.world, seats.c.progress).where(seats.c.id == bindparam("seat"))
_LAST = select(func.max(events.c.id)).where(events.c.seat_id == bindparam("seat"))


@dataclass(frozen=True)
class Kept:
    """A seat's documents at a moment, and its last event."""

    world: str
    progress: str
    last_event: int


class PlaySeat:
    """A seat of the app whose services these are; nobody else may sit there."""

    def __init__(self, services: Services, seat_id: int) -> None:
        self.services, self.seat_id = services, seat_id

    def cookie(self, app: Flask) -> dict[str, str]:
        """What a browser that sits at the seat sends along."""
        state = self.services.store.seat(self.seat_id)
        signer = SecureCookieSessionInterface().get_signing_serializer(app)
        value = signer.dumps({"seat": state.id, "generation": state.generation}) if signer else ""
        return {"name": app.config["SESSION_COOKIE_NAME"], "value": str(value)}

    def begin(self, scenario: Scenario) -> None:
        seeded = self.services.classes.seeded_world(self.seat_id)
        self.services.store.act_on(self.seat_id, commands.start(scenario, seeded))

    def progress(self) -> Progress:
        return Progress.read(self.services.store.seat(self.seat_id).progress)

    def facts(self, scenario: Scenario) -> Mapping[str, str]:
        return facts(self.services.store.seat(self.seat_id).world, scenario.citizen)

    def push(self, scenario: Scenario, meanwhile_id: str) -> None:
        self.services.store.act_on(self.seat_id, commands.push(scenario, meanwhile_id))

    def pass_time(self, minutes: int) -> None:
        self.services.store.act(self.seat_id, lambda world: timeline.move_clock(world, minutes))

    def keep(self) -> Kept:
        seat = {"seat": self.seat_id}
        with self.services.database.reading() as connection:
            row = connection.execute(_KEEP, seat).one()
            return Kept(row.world, row.progress, connection.execute(_LAST, seat).scalar() or 0)

    def put_back(self, kept: Kept) -> None:
        """As it was; what has happened since is forgotten."""
        mine = seats.c.id == self.seat_id
        with self.services.database.writing() as connection:
            values = {"world": kept.world, "progress": kept.progress, "version": seats.c.version + 1}
            connection.execute(update(seats).where(mine).values(values))
            later = (events.c.seat_id == self.seat_id) & (events.c.id > kept.last_event)
            connection.execute(delete(events).where(later))


def open_play_seat(services: Services, name: str) -> PlaySeat:
    """A class of one seat, on a day of its own, for nobody but the rehearsal."""
    config = services.config
    world = seeded_world(config.seed, 1, DAY, config.cohort_year)
    free = (f"{code:04}" for code in range(10_000))
    opened = services.classes.open(name, DAY, free, (), [world.to_json()])
    return PlaySeat(services, services.classes.seat_id(opened.id, 1))
