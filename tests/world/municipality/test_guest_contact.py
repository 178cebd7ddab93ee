import pytest

from sandbox.world.forms import AnswerRejected, Problem
from sandbox.world.municipality import guest_contact
from sandbox.world.municipality.guest_contact import Caller
from tests.world.worlds import fresh_world

SERVICE = "tidsbestilling"


def test_who_is_signed_in_finds_the_fields_filled_in_and_nobody_else_does() -> None:
    world = fresh_world()
    citizen = world.citizen("parent")
    assert guest_contact.known(world, "parent") == Caller(citizen.name, citizen.phone_text, citizen.email)
    assert guest_contact.known(world, None) == Caller()


def test_one_of_the_household_is_known_by_name_however_it_is_typed() -> None:
    world = fresh_world()
    name = world.citizen("young").name
    for typed in (name, name.upper(), f"  {name.replace(' ', '   ')} ", world.citizen("young").first_name):
        caller = Caller(typed, world.citizen("young").phone_text)
        assert guest_contact.check(world, caller, None, needs_phone=True, service=SERVICE) == "young"
    assert not world.take_announced()


def test_who_is_signed_in_is_who_they_are_whatever_name_was_typed() -> None:
    world = fresh_world()
    assert (
        guest_contact.check(world, Caller("En anden"), "senior", needs_phone=False, service=SERVICE)
        == "senior"
    )


@pytest.mark.parametrize(
    ("caller", "problems"),
    [
        (Caller(), [("name", "missing"), ("phone", "missing")]),
        (Caller("Ingen Kendt", "02 34 56 78"), [("name", "unknown")]),
        (Caller("", "02 34"), [("name", "missing"), ("phone", "not-a-phone")]),
        (Caller("", "02 34 56 78", "anna.example"), [("name", "missing"), ("email", "not-an-email")]),
    ],
)
def test_all_that_is_wrong_is_told_at_once_and_announced_without_what_was_typed(
    caller: Caller, problems: list[tuple[str, str]]
) -> None:
    world = fresh_world()
    found = guest_contact.check(world, caller, None, needs_phone=True, service=SERVICE)
    assert found == [Problem(*each) for each in problems]
    assert world.take_announced() == [
        AnswerRejected(service=SERVICE, field=field, reason=reason) for field, reason in problems
    ]


def test_a_phone_is_only_needed_for_a_text_message() -> None:
    world = fresh_world()
    caller = Caller(world.citizen("senior").name)
    assert guest_contact.check(world, caller, None, needs_phone=False, service=SERVICE) == "senior"


def test_what_should_not_be_typed_is_the_only_thing_said_of_its_field() -> None:
    found = guest_contact.check(
        fresh_world(), Caller(), None, ["name", "phone"], needs_phone=True, service=SERVICE
    )
    assert found == [Problem("name", "real-data"), Problem("phone", "real-data")]
