"""A seat in a store that the guide listens to, without the web."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy
from typing import TypeVar

import pytest

from sandbox.guide.progress import commands
from sandbox.guide.progress.listener import Listener
from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Scenario
from sandbox.store.classes import Classes
from sandbox.store.database import Database
from sandbox.store.store import ActResult, ChangeContext, SeatState, Store
from sandbox.world.state.events import Event
from sandbox.world.state.world import World
from tests.guide.make import DAY, fresh_world

Result = TypeVar("Result")


class Seat:
    """One seat, the exercises it knows, and what can be done at it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.scenarios: dict[str, Scenario] = {}
        self.store = Store(database)
        self.store.listeners.append(Listener(self.scenarios.get))
        self.classes = Classes(database)
        opened = self.classes.open("Prøve", DAY, iter(["1234"]), (), [fresh_world().to_json()])
        self.class_id, self.id = opened.id, self.classes.seat_id(opened.id, 1)

    def begin(self, scenario: Scenario) -> None:
        self.scenarios[scenario.slug] = scenario
        self.change(commands.start(scenario, self.classes.seeded_world(self.id)))

    def change(self, change: Callable[[ChangeContext], Result]) -> ActResult[Result]:
        return self.store.act_on(self.id, change)

    def act(self, *events: Event) -> ActResult[None]:
        """Something that announces these events."""

        def change(world: World) -> None:
            for event in events:
                world.announce(event)

        return self.store.act(self.id, change)

    @property
    def state(self) -> SeatState:
        return self.store.seat(self.id)

    @property
    def progress(self) -> Progress:
        return Progress.read(self.state.progress)

    @property
    def done(self) -> list[str]:
        return self.progress.done


@pytest.fixture
def seat(tmp_path: Path, empty_database: Path) -> Iterator[Seat]:
    copy(empty_database, tmp_path / "guide.sqlite3")
    database = Database(f"sqlite:///{tmp_path / 'guide.sqlite3'}")
    yield Seat(database)
    database.close()
