from datetime import timedelta

import pytest

from sandbox.world.selfservice import cases, consents
from sandbox.world.selfservice.consents import NoSuchConsent
from tests.world.selfservice.test_effects import moved
from tests.world.worlds import fresh_world


def test_the_one_who_is_asked_sees_it_until_it_is_answered() -> None:
    world = fresh_world()
    senior = world.citizen("senior")
    moved(world, "young", address=senior.address.text, host_name=senior.first_name)
    (asked,) = consents.waiting_for(world, "senior")
    assert not consents.waiting_for(world, "parent")
    cases.answer_consent(world, "senior", asked.id, yes=False)
    cases.answer_consent(world, "senior", asked.id, yes=True)
    assert asked.state == "refused", "the first answer counts"
    assert not consents.waiting_for(world, "senior")


def test_nobody_else_can_answer() -> None:
    world = fresh_world()
    senior = world.citizen("senior")
    moved(world, "young", address=senior.address.text, host_name=senior.first_name)
    with pytest.raises(NoSuchConsent):
        cases.answer_consent(world, "parent", world.consents[0].id, yes=True)


@pytest.mark.parametrize(
    ("name", "found"), [("first", "senior"), ("full", "senior"), ("Ukendt Person", None)]
)
def test_a_name_is_somebody_of_the_household_or_nobody(name: str, found: str | None) -> None:
    world = fresh_world()
    senior = world.citizen("senior")
    typed = {"first": senior.first_name.upper(), "full": senior.name}.get(name, name)
    assert consents.somebody(world, typed, "parent") == found
    assert consents.somebody(world, typed, "senior") is None


@pytest.mark.parametrize(("minutes", "state"), [(-1, "waiting"), (0, "lapsed")])
def test_a_question_lapses_when_the_day_after_its_deadline_begins(minutes: int, state: str) -> None:
    world = fresh_world()
    senior = world.citizen("senior")
    moved(world, "young", address=senior.address.text, host_name=senior.first_name)
    (asked,) = consents.waiting_for(world, "senior")
    assert asked.due
    world.clock = asked.due + timedelta(minutes=minutes)
    consents.settle(world)
    assert asked.state == state
