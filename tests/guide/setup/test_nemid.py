from typing import Any

import pytest
from pydantic import ValidationError

from sandbox.guide.setup.kinds import KINDS
from sandbox.world import paper_mail, timeline
from sandbox.world.nemid import code_app, key_cards
from sandbox.world.nemid.sign_in import enter_password
from sandbox.world.state.documents import Kind
from sandbox.world.state.world import World
from tests.guide.make import fresh_world


def applied(state: dict[str, Any]) -> World:
    world = fresh_world()
    KINDS["nemid"].model_validate({"nemid": state}).apply(world, "senior")
    return world


def log_on(world: World, password: str | None = None) -> str:
    own = world.nemid["senior"]
    typed = password or own.password
    return enter_password(world, own.number, typed, service="borger.dk", return_to="/borger.dk/")


def code(world: World) -> str:
    letter = paper_mail.latest(world, "senior", "temporary-password")
    assert letter
    return letter.facts["code"]


SITUATIONS: list[tuple[str, dict[str, Any], str]] = [
    ("not activated", {"activated": False}, "wrong"),
    ("password forgotten", {"password": "forgotten"}, "wrong"),
    ("card lost", {"card": "lost"}, "card-lost"),
    ("card changed", {"card": "changed"}, "key-asked"),
    ("new card coming", {"new_card": "coming"}, "key-asked"),
    ("new card here", {"new_card": "here"}, "new-card"),
    ("no keys", {"keys_left": 0}, "card-empty"),
    ("no keys, new card here", {"keys_left": 0, "new_card": "here"}, "new-card"),
    ("locked", {"locked": True}, "locked"),
    ("blocked", {"blocked": True}, "blocked"),
    ("app", {"app": True}, "app-asked"),
    ("viewer", {"viewer": True}, "viewer-asked"),
    ("another's", {"citizen": "young", "blocked": True}, "key-asked"),
]


@pytest.mark.parametrize(
    ("state", "outcome"), [row[1:] for row in SITUATIONS], ids=[row[0] for row in SITUATIONS]
)
def test_a_situation_is_what_one_meets_when_logging_on(state: dict[str, Any], outcome: str) -> None:
    assert log_on(applied(state)) == outcome


def test_before_activation_the_letters_have_come_each_on_a_day_of_its_own() -> None:
    world = applied({"activated": False})
    kinds: tuple[Kind, ...] = ("welcome", "key-card", "temporary-password")
    came = [paper.comes for kind in kinds if (paper := paper_mail.latest(world, "senior", kind))]
    assert came == sorted(set(came))
    assert came[-1] < world.clock
    assert log_on(world, code(world)) == "choose-password"


def test_a_forgotten_password_is_opened_by_the_letter_that_is_on_its_way() -> None:
    world = applied({"password": "forgotten"})
    letter = paper_mail.latest(world, "senior", "temporary-password")
    assert letter
    assert not letter.here
    timeline.move_clock(world, 7 * 24 * 60)
    assert log_on(world, code(world)) == "choose-password"


def test_a_changed_card_leaves_the_old_one_among_the_papers() -> None:
    world = applied({"card": "changed", "keys_left": 5})
    own = world.nemid["senior"]
    assert len(own.old_cards) == 1
    assert key_cards.keys_left(world, "senior") == 5


def test_an_app_is_ready_at_once() -> None:
    assert code_app.ready(applied({"app": True}), "senior")


@pytest.mark.parametrize("state", [{}, {"citizen": "young"}, {"activated": True}, {"card": "stolen"}])
def test_what_says_nothing_or_cannot_be_is_refused(state: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        KINDS["nemid"].model_validate({"nemid": state})
