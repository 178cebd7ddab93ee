from typing import Any, get_args

import pytest

from sandbox.guide.conditions.world_paths import UnknownPathError, read, type_at
from sandbox.world.nemid.sign_in import enter_password
from sandbox.world.state.people import Role
from tests.guide.make import fresh_world

WORLD = fresh_world()
OWN = WORLD.citizen("parent")


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("citizen.first_name", [OWN.first_name]),
        ("citizen.address.street", [OWN.address.street]),
        ("parent.name", [OWN.name]),
        ("senior.role", ["senior"]),
        ("post.citizen.unread", [WORLD.post["parent"].unread]),
        ("post.young.letters.count", [len(WORLD.post["young"].letters)]),
        ("post.citizen.letters[any].letter", [each.letter for each in WORLD.post["parent"].letters]),
        ("nemid.citizen.card.used.count", [0]),
        ("nemid.senior.blocked", [False]),
        ("session.citizen", [None]),
        ("signed_in", [None]),
        ("submissions[any].service", []),
        ("cases[any].reached.count", []),
        ("household.children[any].first_name", [child.first_name for child in WORLD.household.children]),
        ("clock", [WORLD.clock]),
    ],
)
def test_a_path_leads_to_its_values(path: str, values: list[Any]) -> None:
    type_at(path)
    assert read(WORLD, "parent", path) == values


def test_a_part_that_may_be_missing_is_read_when_it_is_there() -> None:
    world = fresh_world()
    own = world.nemid["senior"]
    enter_password(world, own.user_id, own.password, service="borger.dk", return_to="/")
    assert read(world, "senior", "pending.citizen") == ["senior"]


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("citizen.adress", "ukendt led “adress”; mente du “address”?"),
        ("sessions.citizen", "ukendt led “sessions”; mente du “session”?"),
        ("post.mother.unread", "her er: citizen, parent, senior, young"),
        ("post.citizen.letters.letter", "her er: [any], count"),
        ("post.citizen[any]", "ukendt led “[any]”"),
        ("citizen.first_name.length", "stien går ikke videre til “length”"),
        ("citizen..name", "“” er ikke et led i en sti"),
        ("citizen.to_json()", "er ikke et led i en sti"),
        ("_announced", "ukendt led"),
        ("citizen.__class__", "ukendt led"),
        ("model_fields", "ukendt led"),
    ],
)
def test_a_path_that_leads_nowhere_says_where_it_stops(path: str, complaint: str) -> None:
    with pytest.raises(UnknownPathError) as caught:
        type_at(path)
    assert complaint in str(caught.value)


def test_the_type_of_a_path_is_known_without_a_world() -> None:
    assert type_at("post.citizen.unread") is int
    assert set(get_args(type_at("signed_in"))) == {Role, type(None)}
