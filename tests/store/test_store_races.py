"""What several processes do to one database at the same moment; `test_schema_races` has their starts."""

from collections import Counter
from datetime import timedelta
from functools import partial
from itertools import count

from sqlalchemy import select, update

from sandbox.store import settings
from sandbox.store.classes import Classes
from sandbox.store.database import Database
from sandbox.store.resets import NothingToUndo
from sandbox.store.store import ChangeContext, Store
from sandbox.store.tables import classes
from tests.conftest import DAY, seeded
from tests.races import at_once, failures

TRIES = 100


def in_turn(databases: list[Database], number: int) -> Database:
    return databases[number % len(databases)]


def opened(databases: list[Database], first_code: int, size: int = 1) -> int:
    worlds = [seeded(1, seat, DAY) for seat in range(1, size + 1)]
    codes = (str(number) for number in count(first_code))
    return Classes(databases[0]).open("Hold", DAY, codes, (), worlds).id


def one_more(moment: ChangeContext) -> int:
    """A change whose count can be read in the seat afterwards."""
    moment.progress = str(int(moment.progress or 0) + 1)
    return moment.state.generation


def work(database: Database, seat_id: int) -> int:
    """:return: the generation of the seat that was worked in."""
    return Store(database, timedelta(0)).act_on(seat_id, one_more).result


def counted(database: Database, seat_id: int) -> int:
    return int(Store(database, timedelta(0)).seat(seat_id).progress or 0)


def test_resets_of_different_classes_at_once_are_undone_each_by_itself(databases: list[Database]) -> None:
    ids = [opened(databases, 1000 + number) for number in range(4)]
    seat_ids = [Classes(databases[0]).seat_id(class_id, 1) for class_id in ids]
    for done in range(1, TRIES // len(ids) + 1):
        for seat_id in seat_ids:
            work(databases[0], seat_id)
        rooms = [Classes(database) for database in databases]
        calls = [partial(room.reset, class_id) for room, class_id in zip(rooms, ids, strict=True)]
        assert not failures(at_once(calls))
        for room, class_id, seat_id in zip(rooms, ids, seat_ids, strict=True):
            room.undo(class_id, room.undoable(class_id)[0].batch)
            assert counted(databases[0], seat_id) == done


def test_resets_of_one_class_at_once_all_succeed_and_lose_nothing(databases: list[Database]) -> None:
    class_id = opened(databases, 1000, size=3)
    room = Classes(databases[0])
    seat_ids = [room.seat_id(class_id, number) for number in (1, 2, 3)]
    for done in range(1, TRIES // 5 + 1):
        for seat_id in seat_ids:
            work(databases[0], seat_id)
        calls = [
            partial(Classes(in_turn(databases, number)).reset, class_id, None if number % 2 else number // 2)
            for number in range(1, 6)
        ]
        assert not failures(at_once([*calls[:1], *calls[2:], calls[0]]))
        for kept in room.undoable(class_id):
            room.undo(class_id, kept.batch)
        assert [counted(databases[0], seat_id) for seat_id in seat_ids] == [done] * 3


def test_a_reset_while_the_class_works_keeps_all_that_was_done_before_it(databases: list[Database]) -> None:
    class_id = opened(databases, 1000)
    room = Classes(databases[0])
    seat_id = room.seat_id(class_id, 1)
    for _ in range(TRIES // 10):
        before = Store(databases[0]).seat(seat_id)
        had = int(before.progress or 0)
        workers = [partial(work, in_turn(databases, number), seat_id) for number in range(9)]
        *generations, cleared = at_once([*workers, partial(room.reset, class_id)])
        assert not failures([*generations, cleared])
        kept = room.undoable(class_id)
        if cleared:
            room.undo(class_id, kept[0].batch)
            assert counted(databases[0], seat_id) == had + generations.count(before.generation)
        else:
            assert counted(databases[0], seat_id) == had + len(workers)


def test_only_one_of_many_undoes_a_reset(databases: list[Database]) -> None:
    class_id = opened(databases, 1000)
    room = Classes(databases[0])
    seat_id = room.seat_id(class_id, 1)
    for _ in range(TRIES // 10):
        work(databases[0], seat_id)
        room.reset(class_id)
        batch = room.undoable(class_id)[0].batch
        outcomes = at_once(
            [partial(Classes(in_turn(databases, number)).undo, class_id, batch) for number in range(10)]
        )
        assert Counter(type(outcome) for outcome in outcomes) == {int: 1, NothingToUndo: 9}


def test_classes_opened_at_once_have_different_codes(databases: list[Database]) -> None:
    codes = [str(number) for number in range(1000, 1000 + TRIES)]
    calls = [
        partial(Classes(in_turn(databases, number)).open, "Hold", DAY, iter(codes), (), ["{}"])
        for number in range(TRIES)
    ]
    outcomes = at_once(calls)
    assert not failures(outcomes)
    assert sorted(outcome.code for outcome in outcomes) == codes


def test_classes_opened_again_at_once_have_different_codes(databases: list[Database]) -> None:
    """They had the same one once, each after the other was closed."""
    ids = [opened(databases, 1000 + number) for number in range(TRIES // 2)]
    with databases[0].writing() as connection:
        connection.execute(update(classes).values(open=False, code="9999"))
    codes = [str(number) for number in range(1000, 1000 + TRIES)]
    calls = [
        partial(Classes(in_turn(databases, number)).reopen, class_id, iter(codes))
        for number, class_id in enumerate(ids)
    ]
    assert not failures(at_once(calls))
    with databases[0].reading() as connection:
        given = connection.scalars(select(classes.c.code).where(classes.c.open)).all()
    assert len(set(given)) == len(ids)


def test_a_setting_that_many_set_at_once_has_one_of_their_values(databases: list[Database]) -> None:
    calls = [partial(settings.put, in_turn(databases, number), "key", str(number)) for number in range(TRIES)]
    assert not failures(at_once(calls))
    assert settings.get(databases[0], "key") in {str(number) for number in range(TRIES)}


def test_only_one_of_many_sets_a_setting_first(databases: list[Database]) -> None:
    calls = [
        partial(settings.put_first, in_turn(databases, number), "key", str(number)) for number in range(TRIES)
    ]
    outcomes = at_once(calls)
    assert outcomes.count(True) == 1
    assert settings.get(databases[0], "key") == str(outcomes.index(True))


def test_a_hundred_changes_of_one_seat_at_once_all_count(databases: list[Database]) -> None:
    class_id = opened(databases, 1000)
    seat_id = Classes(databases[0]).seat_id(class_id, 1)
    outcomes = at_once([partial(work, in_turn(databases, number), seat_id) for number in range(TRIES)])
    assert not failures(outcomes)
    assert counted(databases[0], seat_id) == TRIES


def test_a_hundred_browsers_at_one_seat_are_counted(databases: list[Database]) -> None:
    class_id = opened(databases, 1000)
    outcomes = at_once(
        [partial(Classes(in_turn(databases, number)).join, class_id, 1) for number in range(TRIES)]
    )
    assert sorted(place.browsers for place in outcomes) == list(range(1, TRIES + 1))


def test_everybody_who_stands_up_at_once_is_counted_away(databases: list[Database]) -> None:
    class_id = opened(databases, 1000)
    room = Classes(databases[0])
    places = [room.join(class_id, 1) for _ in range(TRIES)]
    calls = [
        partial(Classes(in_turn(databases, number)).leave, place.seat_id, place.generation)
        for number, place in enumerate(places)
    ]
    assert not failures(at_once(calls))
    assert Store(databases[0]).seat(places[0].seat_id).browsers == 0
