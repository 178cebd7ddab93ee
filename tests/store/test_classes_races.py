"""Every function of the store that writes, called from many threads at once together with all the others."""

import ast
import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from sandbox.store import settings
from sandbox.store.classes import Classes
from sandbox.store.database import Database
from sandbox.store.resets import NothingToUndo
from sandbox.store.store import Store
from sandbox.world import timeline
from tests.conftest import DAY, seeded
from tests.races import at_once, failures
from tests.rules.tree import SANDBOX, calls, files, functions

TIMES = 100
SEATS = 3
Call = Callable[["Room"], object]


class Room:
    """The store as one process has it, with a class that others use too."""

    def __init__(self, database: Database, class_id: int, first_code: int) -> None:
        self.database, self.class_id = database, class_id
        self.classes, self.store = Classes(database), Store(database, timedelta(0))
        self.first_code = first_code

    def codes(self) -> Iterator[str]:
        return (str(number) for number in count(self.first_code))

    def seat(self) -> int:
        return random.randint(1, SEATS)

    def seat_id(self) -> int:
        return self.classes.seat_id(self.class_id, self.seat())

    def leave(self) -> None:
        state = self.store.seat(self.seat_id())
        self.classes.leave(state.id, state.generation)

    def undo(self) -> None:
        for kept in self.classes.undoable(self.class_id)[:1]:
            try:
                self.classes.undo(self.class_id, kept.batch)
            except NothingToUndo:  # as the page says it, when somebody else was faster
                return

    def stale(self) -> object:
        state = self.store.seat(self.seat_id())
        return self.store.act_on(state.id, lambda moment: timeline.move_clock(moment.world, 1), state)


WRITING: dict[str, Call] = {
    "open": lambda room: room.classes.open("Hold", DAY, room.codes(), (), ["{}"]),
    "close": lambda room: room.classes.close(room.class_id),
    "reopen": lambda room: room.classes.reopen(room.class_id, room.codes()),
    "set_scenarios": lambda room: room.classes.set_scenarios(room.class_id, ("a",)),
    "join": lambda room: room.classes.join(room.class_id, room.seat()),
    "leave": Room.leave,
    "lower_hand": lambda room: room.classes.lower_hand(room.class_id, room.seat()),
    "reset": lambda room: room.classes.reset(room.class_id, room.seat()),
    "reset_all": lambda room: room.classes.reset(room.class_id),
    "undo": Room.undo,
    "act_on": Room.stale,
    "put": lambda room: settings.put(room.database, "key", "1"),
    "put_first": lambda room: settings.put_first(room.database, "key", "2"),
    "remove": lambda room: settings.remove(room.database, "key"),
}
AT_THE_START = {"_alone", "upgrade"}  # of `schema`, whose races have a file of their own


def writes(path: Path) -> set[str]:
    return {
        function.name
        for function in functions(path)
        if any(name == "writing" for name, _call in calls(function))
    }


def test_every_function_of_the_store_that_writes_is_raced() -> None:
    found = {name for path in files(SANDBOX / "store", ".py") for name in writes(path)}
    assert found - AT_THE_START - {"writing"} == set(WRITING), "Add it to WRITING above."


@pytest.fixture
def rooms(databases: list[Database]) -> list[Room]:
    worlds = [seeded(1, seat, DAY) for seat in range(1, SEATS + 1)]
    opened = Classes(databases[0]).open("Hold", DAY, iter(["1000"]), (), worlds)
    return [Room(database, opened.id, 1000) for database in databases]


@pytest.mark.parametrize("name", WRITING)
def test_a_hundred_calls_at_once_all_succeed(rooms: list[Room], name: str) -> None:
    outcomes = at_once([partial(WRITING[name], rooms[number % len(rooms)]) for number in range(TIMES)])
    assert not failures(outcomes)


def test_all_kinds_of_calls_at_once_succeed(rooms: list[Room]) -> None:
    mixed = [(rooms[number % len(rooms)], call) for number in range(7) for call in WRITING.values()]
    random.Random(1).shuffle(mixed)
    assert not failures(at_once([partial(call, room) for room, call in mixed]))


def test_no_number_is_one_more_than_the_largest() -> None:
    """Two processes look at the same moment and take the same one. Count in an UPDATE that returns the number."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in files(SANDBOX, ".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and largest_in_table(node)
    ]
    assert not found


def largest_in_table(node: ast.AST) -> bool:
    """Whether SQL's `func.max` or `func.count` is part of it."""
    return any(
        isinstance(part, ast.Attribute)
        and part.attr in {"max", "count"}
        and isinstance(part.value, ast.Name)
        and part.value.id == "func"
        for part in ast.walk(node)
    )


def test_no_function_looks_and_then_inserts() -> None:
    """Say it in one INSERT (`insert_or`), or lock first (`with_for_update`): another process may insert in between."""
    found = [
        f"{path.name}:{function.name}"
        for path in files(SANDBOX, ".py")
        if "migrations" not in path.parts
        for function in functions(path)
        for called in [{name for name, _call in calls(function)}]
        if "insert" in called and called & {"delete", "select"}
        if not called & {"hold", "with_for_update", "from_select"}
    ]
    assert not found
