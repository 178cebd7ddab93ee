"""Seat cards: everything a participant needs, on two pages of A5, and nothing of the class unless asked for."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.web.services import Services
from sandbox.world.people.households import household
from sandbox.world.state.people import ROLES
from tests.conftest import OpenClass


def cards(instructor: FlaskClient, class_id: int, query: str = "") -> str:
    return instructor.get(f"/instructor/class/{class_id}/cards/?{query}").text


def sheets(page: str) -> list[str]:
    return page.split('<article class="sheet-front"')[1:]


def test_a_sheet_has_all_that_its_person_needs(
    instructor: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    opened = open_class(seats=3)
    world = services.store.seat(services.classes.seat_id(opened.id, 2)).world
    pages = sheets(cards(instructor, opened.id, "first=2&last=2"))
    assert len(pages) == len(ROLES)
    for role, page in zip(ROLES, pages, strict=True):
        citizen, nemid = world.citizen(role), world.nemid[role]
        for text in (
            citizen.name,
            citizen.cpr_text,
            nemid.user_id,
            nemid.password,
            nemid.number,
            nemid.card.number,
        ):
            assert text in page
        keys = re.findall(r'<td class="key-number">(\d{4})</td><td>(\d{6})</td>', page)
        assert sorted(keys) == sorted(nemid.card.pairs())
        assert len(keys) == 148


def test_keys_run_down_the_columns(instructor: FlaskClient, open_class: OpenClass) -> None:
    page = sheets(cards(instructor, open_class(seats=1).id, "who=senior"))[0]
    numbers = re.findall(r'key-number">(\d{4})<', page)
    columns = [numbers[first::4] for first in range(4)]
    assert [number for column in columns for number in column] == sorted(numbers)


def test_sheets_are_the_same_in_every_class_but_for_the_address(
    instructor: FlaskClient, open_class: OpenClass
) -> None:
    first, second = (sheets(cards(instructor, open_class(seats=1).id)) for _ in range(2))
    assert first == second


def test_the_code_is_only_there_when_it_is_asked_for(instructor: FlaskClient, open_class: OpenClass) -> None:
    opened = open_class(seats=1)
    assert not any(opened.code in page for page in sheets(cards(instructor, opened.id, "who=senior")))
    assert all(opened.code in page for page in sheets(cards(instructor, opened.id, "who=senior&code=yes")))


def test_the_address_can_be_left_out(instructor: FlaskClient, open_class: OpenClass) -> None:
    opened = open_class(seats=1)
    assert "sheet-address" in sheets(cards(instructor, opened.id))[0]
    (page,) = sheets(cards(instructor, opened.id, "who=senior&no_address=yes"))
    assert "sheet-address" not in page
    assert "<svg" not in page


@pytest.mark.parametrize(
    ("query", "seats"),
    [
        ("", [1, 2, 3, 4]),
        ("first=2&last=3", [2, 3]),
        ("first=0&last=99", [1, 2, 3, 4]),
        ("first=3&last=2", [3]),
        ("first=9", [4]),
        ("first=x&last=y", [1, 2, 3, 4]),
    ],
)
def test_a_range_is_brought_within_the_class(
    instructor: FlaskClient, open_class: OpenClass, query: str, seats: list[int]
) -> None:
    page = cards(instructor, open_class(seats=4).id, f"{query}&who=young")
    assert [int(seat) for seat in re.findall(r"Plads <strong>(\d+)", page)] == seats


def test_persons_that_do_not_exist_are_not_asked_for(instructor: FlaskClient, open_class: OpenClass) -> None:
    assert len(sheets(cards(instructor, open_class(seats=1).id, "who=bedstemor"))) == len(ROLES)


def test_no_more_than_a_hundred_seats_come_at_once(instructor: FlaskClient, open_class: OpenClass) -> None:
    page = cards(instructor, open_class(seats=101).id, "who=senior")
    assert len(sheets(page)) == 100


def test_a_sheet_carries_no_age_since_it_is_used_for_years(
    instructor: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    (page,) = sheets(cards(instructor, open_class(seats=1).id, "who=senior"))
    born = household(services.config.seed, 1, services.config.cohort_year).citizens["senior"].born
    assert str(born.year) in page
    assert not re.search(r"\d år", page)


def test_one_persons_numbers_are_on_nobody_elses_sheet(
    instructor: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    opened = open_class(seats=2)
    pages = sheets(cards(instructor, opened.id))
    own: list[Any] = []
    for seat in (1, 2):
        world = services.store.seat(services.classes.seat_id(opened.id, seat)).world
        own += [world.nemid[role].card.number for role in ROLES]
    assert all(sum(number in page for page in pages) == 1 for number in own)
