"""The stamp changes whenever the live view would."""

from collections.abc import Callable

import pytest

from sandbox.store.live import overview, stamp
from sandbox.store.store import ChangeContext
from sandbox.web.services import Services
from tests.conftest import OpenClass


def raise_hand(moment: ChangeContext) -> None:
    moment.summary["help_wanted"] = True


def change_seats(services: Services, class_id: int, seat: int) -> None:
    services.classes.leave(seat, 1)
    services.classes.join(class_id, 2)


CHANGES: dict[str, Callable[[Services, int, int], object]] = {
    "somebody sits down": lambda services, class_id, seat: services.classes.join(class_id, 2),
    "somebody moves from one seat to another": change_seats,
    "somebody does something": lambda services, class_id, seat: services.store.act(seat, lambda world: None),
    "a hand is raised": lambda services, class_id, seat: services.store.act_on(seat, raise_hand),
    "a seat is reset": lambda services, class_id, seat: services.classes.reset(class_id, 1),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_stamp_changes_when(services: Services, open_class: OpenClass, what: str) -> None:
    opened = open_class(seats=2)
    place = services.classes.join(opened.id, 1)
    before = stamp(services.database, opened.id)
    CHANGES[what](services, opened.id, place.seat_id)
    assert stamp(services.database, opened.id) != before


def test_the_stamp_changes_when_a_hand_is_lowered_and_when_a_reset_is_undone(
    services: Services, open_class: OpenClass
) -> None:
    opened = open_class(seats=2)
    seat = services.classes.join(opened.id, 1).seat_id
    services.store.act_on(seat, raise_hand)
    raised = stamp(services.database, opened.id)
    services.classes.lower_hand(opened.id, 1)
    lowered = stamp(services.database, opened.id)
    services.classes.reset(opened.id)
    reset = stamp(services.database, opened.id)
    services.classes.undo(opened.id, services.classes.undoable(opened.id)[0].batch)
    assert len({raised, lowered, reset, stamp(services.database, opened.id)}) == 4


def test_the_stamp_stays_while_nothing_happens_and_while_another_class_is_at_work(
    services: Services, open_class: OpenClass
) -> None:
    mine, other = open_class(seats=2), open_class(seats=2)
    before = stamp(services.database, mine.id)
    services.classes.join(other.id, 1)
    assert stamp(services.database, mine.id) == before


def test_the_overview_reads_no_documents(services: Services, open_class: OpenClass) -> None:
    (first, _second) = overview(services.database, open_class(seats=2).id)
    assert not {"world", "progress"} & set(first._fields)


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_the_stamp_is_read_from_an_index_without_touching_the_documents(services: Services) -> None:
    query = "SELECT sum(version), sum(browsers * number), max(last_active_at) FROM seats WHERE class_id = 1"
    with services.database.reading() as connection:
        (step,) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    assert "COVERING INDEX seats_live" in step.detail
