"""The live view: who sits where, how far they are, who wants help; unchanged, it costs one statement."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from sandbox.store.classes import ClassSession
from sandbox.store.store import ChangeContext
from sandbox.web.services import Services
from tests.conftest import OpenClass

Work = Callable[..., None]


@pytest.fixture
def work(services: Services) -> Work:
    """Put a seat where the guide would: `work(opened, 2, step=2)`."""

    def on_seat(opened: ClassSession, number: int, **summary: object) -> None:
        def change(moment: ChangeContext) -> None:
            moment.summary |= {"scenario": "brev", "step": 1, "steps": 3, **summary}

        services.store.act_on(services.classes.join(opened.id, number).seat_id, change)

    return on_seat


def page(instructor: FlaskClient, opened: ClassSession, part: str = "") -> str:
    return instructor.get(f"/instructor/class/{opened.id}/{part}").text


def tile(text: str, number: int) -> str:
    return text.split(f'id="seat-{number}"')[1].split("</li>", maxsplit=1)[0]


def test_a_seat_says_in_words_how_it_is(instructor: FlaskClient, open_class: OpenClass, work: Work) -> None:
    opened = open_class(seats=6)
    work(opened, 1, step=2, slips=2)
    work(opened, 2, step=4)
    work(opened, 3, help_wanted=True)
    work(opened, 4, scenario=None, step=0, steps=0)
    work(opened, 5)
    work(opened, 5)
    text = page(instructor, opened)
    assert "I gang" in tile(text, 1)
    assert "Trin 2 af 3" in tile(text, 1)
    assert "2 fejltrin" in tile(text, 1)
    assert "Færdig" in tile(text, 2)
    assert "Alle 3 trin" in tile(text, 2)
    assert "Vil have hjælp" in tile(text, 3)
    assert "Ser sig om" in tile(text, 4)
    assert "2 skærme" in tile(text, 5)
    assert "Ledig" in tile(text, 6)
    assert "Nulstil" not in tile(text, 6)


def test_the_totals_and_the_raised_hands_come_first(
    instructor: FlaskClient, open_class: OpenClass, work: Work
) -> None:
    opened = open_class(seats=4)
    work(opened, 1)
    work(opened, 3, help_wanted=True)
    work(opened, 4, help_wanted=True)
    text = page(instructor, opened)
    before_seats = text.split('id="seat-1"')[0]
    assert "<strong>3</strong> af 4 pladser er i brug" in before_seats
    assert "2 vil gerne have hjælp" in before_seats
    assert 'href="#seat-3"' in before_seats


def test_a_seat_that_was_left_in_the_middle_is_not_counted_as_at_work(
    instructor: FlaskClient, open_class: OpenClass, participant: Callable[..., FlaskClient]
) -> None:
    opened = open_class(seats=2, scenarios=("laes-et-brev",))
    clients = [participant(seat=seat, session=opened) for seat in (1, 2)]
    for client in clients:
        client.post("/guide/start/laes-et-brev")
    assert "<strong>2</strong> er i gang med en opgave" in page(instructor, opened)
    clients[0].post("/leave")
    assert "<strong>1</strong> er i gang med en opgave" in page(instructor, opened)


def test_no_hand_no_line_about_hands(instructor: FlaskClient, open_class: OpenClass) -> None:
    assert "vil gerne have hjælp" not in page(instructor, open_class())


def test_the_fragment_is_what_the_page_shows(
    instructor: FlaskClient, open_class: OpenClass, work: Work
) -> None:
    opened = open_class()
    work(opened, 1)
    assert page(instructor, opened, "live").strip() in page(instructor, opened)


def test_an_unchanged_fragment_is_304_and_a_changed_one_is_not(
    instructor: FlaskClient, open_class: OpenClass, work: Work
) -> None:
    opened = open_class()
    path = f"/instructor/class/{opened.id}/live"
    tag = instructor.get(path).headers["ETag"]
    unchanged = instructor.get(path, headers={"If-None-Match": tag})
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    work(opened, 2)
    assert instructor.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_another_language_is_another_fragment(instructor: FlaskClient, open_class: OpenClass) -> None:
    path = f"/instructor/class/{open_class().id}/live"
    tag = instructor.get(path).headers["ETag"]
    instructor.post("/language/", data={"language": "en"})
    assert instructor.get(path, headers={"If-None-Match": tag}).status_code == 200


@contextmanager
def counted(services: Services) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    event.listen(services.database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(services.database.engine, "before_cursor_execute", note)


def test_an_unchanged_fragment_takes_one_statement_and_a_changed_one_three(
    instructor: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    path = f"/instructor/class/{open_class(seats=30).id}/live"
    with counted(services) as statements:
        tag = instructor.get(path).headers["ETag"]
    assert len(statements) == 3, statements
    with counted(services) as statements:
        instructor.get(path, headers={"If-None-Match": tag})
    assert len(statements) == 1, statements


def test_the_board_shows_address_code_and_qr(instructor: FlaskClient, open_class: OpenClass) -> None:
    opened = open_class()
    text = page(instructor, opened, "board")
    assert opened.code in text
    assert "<svg" in text
    assert "board-address" in text
