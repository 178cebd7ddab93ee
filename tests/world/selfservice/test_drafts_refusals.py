"""Answers that are each right and together make no sense, and names that would let somebody say yes to themselves."""

import pytest

from sandbox.content.services.catalogue import services
from sandbox.world import timeline
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice import drafts
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Draft
from sandbox.world.state.world import World
from tests.world.selfservice.test_effects import moved
from tests.world.worlds import fresh_world


def save(world: World, role: Role, slug: str, name: str, form: Form) -> object:
    service = services()[slug]
    step = service.step(name)
    assert step
    return drafts.save_step(world, role, service, step, form)


@pytest.mark.parametrize(
    ("slug", "name", "field"),
    [
        ("pas", "den-anden", "other_parent"),
        ("flytning", "hvem-bor-der", "host_name"),
        ("skoleindskrivning", "foraeldre", "other_parent"),
        ("aegteskab", "den-anden", "partner"),
    ],
)
def test_nobody_can_be_asked_by_themselves(slug: str, name: str, field: str) -> None:
    world = fresh_world()
    parent = world.citizen("parent")
    service = services()[slug]
    step = next(each for each in service.steps if field in [spec.name for spec in each.fields])
    for typed in (parent.name, f" {parent.name.upper()}", parent.first_name):
        form = {field: [typed], "partner_email": ["a@postkasse.example"]}
        problems = drafts.save_step(world, "parent", service, step, form)
        assert problems == [Problem(field, "own-name")], typed


def test_the_name_one_has_is_no_new_name() -> None:
    world = fresh_world()
    citizen = world.citizen("senior")
    same = {"first": [citizen.first_name], "last": [citizen.last_name], "correct": ["ja"]}
    assert save(world, "senior", "navneaendring", "nyt-navn", same) == [Problem("last", "refused")]
    assert not world.drafts
    another = {**same, "middle": ["Prøvesen"]}
    assert isinstance(save(world, "senior", "navneaendring", "nyt-navn", another), Draft)


def test_the_account_one_has_is_no_new_account() -> None:
    world = fresh_world()
    bank, number = world.finances["senior"].account.split()
    form = {"bank": [bank], "number": [number]}
    assert save(world, "senior", "nemkonto", "ny-konto", form) == [Problem("number", "refused")]
    other = {"bank": [bank], "number": ["0012345678" if number != "0012345678" else "0012345679"]}
    assert isinstance(save(world, "senior", "nemkonto", "ny-konto", other), Draft)


@pytest.mark.parametrize("answers", [{}, {"host_name": "Asta Prøvesen"}])
def test_who_the_register_has_at_the_address_is_asked_whatever_was_answered(answers: dict[str, str]) -> None:
    world = fresh_world()
    moved(world, "young", days=3, address=world.citizen("senior").address.text, **answers)
    assert [each.asked for each in world.consents] == ["senior"]
    timeline.move_clock(world, 5 * 24 * 60)
    assert world.citizen("young").address != world.citizen("senior").address
