from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from sandbox.guide.setup.kinds import KINDS
from sandbox.rules import STANDARD
from sandbox.world.mitid.activation import enter_temporary
from sandbox.world.mitid.app import app_stage, asked
from sandbox.world.state.mitid import NothingToDo, Request
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.guide.make import fresh_world


def applied(state: dict[str, Any], role: Role = "parent") -> World:
    world = fresh_world()
    KINDS["mitid"].model_validate({"mitid": state}).apply(world, role)
    return world


def test_a_fresh_app_waits_for_the_pin_that_came_in_a_text_message() -> None:
    world = applied({"activated": False})
    newest = world.phone["parent"].messages[0]
    assert app_stage(world, "parent") == "not-activated"
    assert newest.message == "mitid-aktiveringskode"
    assert enter_temporary(world, "parent", newest.facts["code"]) == "choose-pin"


def test_whoever_had_no_app_gets_one() -> None:
    assert app_stage(applied({"activated": False}, "senior"), "senior") == "not-activated"


def test_a_paused_pin_works_again_after_a_while() -> None:
    world = applied({"pin": "paused"})
    assert app_stage(world, "parent") == "paused"
    world.clock += timedelta(minutes=STANDARD.mitid.pause_minutes)
    assert app_stage(world, "parent") == "locked"


def test_a_blocked_pin_has_to_be_given_anew() -> None:
    assert app_stage(applied({"pin": "blocked"}), "parent") == "not-activated"


def test_all_of_a_mitid_can_be_suspended() -> None:
    world = applied({"citizen": "young", "suspended": True})
    assert world.mitid["young"].suspended
    assert not world.mitid["parent"].suspended


def test_somebody_else_can_have_begun_something() -> None:
    world = applied({"unasked": {"receiver": "Glimmerby Smykker", "action": "pay"}})
    assert asked(world, "parent") == Request(receiver="Glimmerby Smykker", action="pay", own=False)


def test_something_can_have_been_approved_the_day_before() -> None:
    world = applied({"approved": "Glimmerby Smykker"})
    (use,) = world.mitid["parent"].uses
    assert (use.receiver, use.how, world.clock - use.at) == (
        "Glimmerby Smykker",
        "approved",
        timedelta(days=1),
    )


@pytest.mark.parametrize("state", [{"pin": "paused"}, {"unasked": {"receiver": "Glimmerby Smykker"}}])
def test_what_is_about_an_app_is_not_for_those_without_one(state: dict[str, Any]) -> None:
    with pytest.raises(NothingToDo):
        applied(state, "senior")


@pytest.mark.parametrize(
    "state", [{}, {"citizen": "young"}, {"activated": True}, {"pin": "open"}, {"unasked": {"receiver": ""}}]
)
def test_what_cannot_be_so_is_refused(state: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        KINDS["mitid"].model_validate({"mitid": state})
