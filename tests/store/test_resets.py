"""Reset and undo, on the documents themselves."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select

from sandbox.store.resets import FRESH, KEPT, NothingToUndo
from sandbox.store.store import ChangeContext
from sandbox.store.tables import seats
from sandbox.web.services import Services
from sandbox.world import timeline
from tests.conftest import OpenClass

TYPED = "Vesterhavsgade"


def rows(services: Services, class_id: int) -> list[dict[str, Any]]:
    """Everything of every seat that a reset has to do with."""
    query = (
        select(*(seats.c[name] for name in KEPT)).where(seats.c.class_id == class_id).order_by(seats.c.number)
    )
    with services.database.reading() as connection:
        return [dict(row._mapping) for row in connection.execute(query)]


def work(services: Services, class_id: int, number: int, what: str = TYPED) -> None:
    """Do on a seat what leaves a mark in the world, the progress and the plain columns."""

    def change(moment: ChangeContext) -> None:
        timeline.move_clock(moment.world, 90)
        moment.world.draw(6)
        moment.world.household.citizens["senior"].first_name = what
        moment.progress = f'{{"scenario": "{what}"}}'
        moment.summary |= {"scenario": "flyt", "step": 1, "steps": 3, "slips": 2, "help_wanted": True}

    services.classes.join(class_id, number)
    services.store.act_on(services.classes.seat_id(class_id, number), change)


def without_generation(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != "generation"} for row in found]


def test_a_reset_class_is_as_seeded_byte_for_byte(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=3)
    fresh = rows(services, opened.id)
    work(services, opened.id, 1)
    work(services, opened.id, 3)
    assert services.classes.reset(opened.id) == 2
    assert without_generation(rows(services, opened.id)) == without_generation(fresh)


def test_undo_is_as_before_byte_for_byte(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=3)
    work(services, opened.id, 1)
    work(services, opened.id, 2)
    before = rows(services, opened.id)
    services.classes.reset(opened.id)
    assert services.classes.undo(opened.id, services.classes.undoable(opened.id)[0].batch) == 2
    assert rows(services, opened.id) == before


def test_one_reset_seat_leaves_the_others_alone(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=3)
    for number in (1, 2):
        work(services, opened.id, number)
    before = rows(services, opened.id)
    assert services.classes.reset(opened.id, 2) == 1
    after = rows(services, opened.id)
    assert after[0] == before[0]
    assert after[1]["progress"] == FRESH["progress"]
    assert services.classes.undoable(opened.id)[0].numbers == (2,)


def test_a_second_click_on_reset_does_not_lose_what_the_first_one_kept(
    services: Services, open_class: OpenClass
) -> None:
    opened = open_class(seats=2)
    work(services, opened.id, 1)
    before = rows(services, opened.id)
    services.classes.reset(opened.id)
    kept = services.classes.undoable(opened.id)
    assert services.classes.reset(opened.id) == 0
    assert services.classes.undoable(opened.id) == kept
    services.classes.undo(opened.id, kept[0].batch)
    assert rows(services, opened.id) == before


def test_somebody_who_has_only_sat_down_does_not_end_the_undo(
    services: Services, open_class: OpenClass
) -> None:
    opened = open_class(seats=1)
    work(services, opened.id, 1)
    services.classes.reset(opened.id)
    services.classes.join(opened.id, 1)
    assert services.classes.reset(opened.id) == 1
    services.classes.undo(opened.id, services.classes.undoable(opened.id)[0].batch)
    assert TYPED in rows(services, opened.id)[0]["world"]


def test_an_undo_is_only_possible_once(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=1)
    work(services, opened.id, 1)
    services.classes.reset(opened.id)
    batch = services.classes.undoable(opened.id)[0].batch
    services.classes.undo(opened.id, batch)
    with pytest.raises(NothingToUndo):
        services.classes.undo(opened.id, batch)


def test_an_undo_does_not_reach_into_another_class(services: Services, open_class: OpenClass) -> None:
    mine, other = open_class(seats=1), open_class(seats=1)
    work(services, other.id, 1)
    services.classes.reset(other.id)
    with pytest.raises(NothingToUndo):
        services.classes.undo(mine.id, services.classes.undoable(other.id)[0].batch)


def test_a_generation_never_comes_again(services: Services, open_class: OpenClass) -> None:
    """A browser that sat down before some reset must never be taken for one that sat down after it."""
    opened = open_class(seats=1)
    seen = set()
    for _ in range(3):
        work(services, opened.id, 1)
        services.classes.reset(opened.id)
        seen.add(rows(services, opened.id)[0]["generation"])
        services.classes.undo(opened.id, services.classes.undoable(opened.id)[0].batch)
        services.classes.reset(opened.id)
        seen.add(rows(services, opened.id)[0]["generation"])
    assert len(seen) == 6


def test_closing_leaves_nothing_that_a_participant_did(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=2)
    work(services, opened.id, 1)
    services.classes.reset(opened.id)
    work(services, opened.id, 2)
    services.classes.close(opened.id)
    assert TYPED not in everything_kept(services)
    assert services.classes.undoable(opened.id) == []


def test_after_a_reset_only_the_undo_holds_what_a_participant_did(
    services: Services, open_class: OpenClass
) -> None:
    opened = open_class(seats=2)
    work(services, opened.id, 1)
    services.classes.reset(opened.id)
    assert everything_kept(services).count(TYPED) == 2  # the world and the progress of the one kept snapshot
    services.classes.undo(opened.id, services.classes.undoable(opened.id)[0].batch)
    work(services, opened.id, 1, "Ny")
    services.classes.reset(opened.id)
    assert TYPED not in everything_kept(services)


def everything_kept(services: Services) -> str:
    """All text of all tables, so that a table that is added later is searched too."""
    with services.database.reading() as connection:
        names = inspect(connection).get_table_names()
        tables = [f"SELECT * FROM {name}" for name in names]  # noqa: S608 names from the schema
        return "\n".join(str(tuple(row)) for query in tables for row in connection.exec_driver_sql(query))


def test_a_class_larger_than_one_transaction_is_reset_under_one_number(
    services: Services, open_class: OpenClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.store.resets.SEATS_AT_ONCE", 2)
    opened = open_class(seats=5)
    before = []
    for number in range(1, 6):
        work(services, opened.id, number)
    before = rows(services, opened.id)
    assert services.classes.reset(opened.id) == 5
    (kept,) = services.classes.undoable(opened.id)
    assert kept.numbers == (1, 2, 3, 4, 5)
    services.classes.undo(opened.id, kept.batch)
    assert rows(services, opened.id) == before


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["work", "join", "reset", "reset-all", "undo"]), st.integers(1, 3)), max_size=12
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=ACTIONS)
def test_whatever_happens_a_reset_gives_the_seed_and_its_undo_gives_it_back(
    services: Services, open_class: OpenClass, actions: list[tuple[str, int]]
) -> None:
    opened = open_class(seats=3)
    fresh = without_generation(rows(services, opened.id))
    for action, number in actions:
        do(services, opened.id, action, number)
    before = rows(services, opened.id)
    kept = services.classes.undoable(opened.id)
    services.classes.reset(opened.id)
    assert without_generation(rows(services, opened.id)) == fresh
    newest = services.classes.undoable(opened.id)
    if newest and newest[0] not in kept:
        services.classes.undo(opened.id, newest[0].batch)
        undone = rows(services, opened.id)
        assert all(undone[number - 1] == before[number - 1] for number in newest[0].numbers)


def do(services: Services, class_id: int, action: str, number: int) -> None:
    if action == "work":
        work(services, class_id, number)
    elif action == "join":
        services.classes.join(class_id, number)
    elif action == "undo":
        for kept in services.classes.undoable(class_id)[:1]:
            services.classes.undo(class_id, kept.batch)
    else:
        services.classes.reset(class_id, number if action == "reset" else None)
