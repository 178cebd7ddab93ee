"""The code app, row by row as the domain facts have it."""

from collections.abc import Callable

import pytest

from sandbox.rules import NemIdRules
from sandbox.world import timeline
from sandbox.world.nemid import code_app, presets, sign_in
from sandbox.world.nemid.code_app import CodeAppApproved, CodeAppAsked, CodeAppRefused
from sandbox.world.session import SignedIn, SignInFailed
from sandbox.world.state.nemid import AppRequest
from sandbox.world.state.world import World
from tests.world.worlds import enter_password, fresh_world, go_by, right_key


def with_app() -> World:
    world = fresh_world()
    presets.give_app(world, "senior")
    return world


def log_on(world: World, service: str = "borger.dk") -> AppRequest:
    own = world.nemid["senior"]
    outcome = sign_in.enter_password(
        world, own.user_id, own.password, service=service, return_to=f"/{service}/"
    )
    assert outcome == "app-asked"
    waiting = code_app.request(world, "senior")
    assert waiting
    return waiting


def pin(world: World) -> str:
    app = world.nemid["senior"].app
    assert app
    return app.pin


def test_the_app_shows_which_service_waits_and_the_code_signs_in() -> None:
    world = with_app()
    asked = log_on(world, "post.borger.dk")
    assert asked.service == "post.borger.dk"
    assert CodeAppAsked(citizen="senior", service="post.borger.dk") in world.take_announced()
    assert sign_in.ask_app(world, asked.id) == "waiting"
    assert (code_app.approve(world, asked.id, pin(world)), world.signed_in) == ("approved", None)
    assert (sign_in.ask_app(world, asked.id), world.signed_in) == ("signed-in", "senior")
    assert code_app.request(world, "senior") is None


def refuse(world: World, asked: AppRequest) -> None:
    assert code_app.refuse(world, asked.id) == "refused"


def be_slow(world: World, asked: AppRequest) -> None:
    timeline.move_clock(world, 5)


def log_on_again(world: World, asked: AppRequest) -> None:
    log_on(world)


def use_card(world: World, asked: AppRequest) -> None:
    assert sign_in.use_card(world) == "key-asked"


ENDS: list[tuple[str, Callable[[World, AppRequest], None]]] = [
    ("too-slow", be_slow),
    ("refused", refuse),
    ("overwritten", log_on_again),
    ("overwritten", use_card),
]


@pytest.mark.parametrize(("outcome", "end"), ENDS, ids=["CAN005", "CAN007", "CAN008", "by the card"])
def test_a_request_can_end_without_a_sign_in(outcome: str, end: Callable[[World, AppRequest], None]) -> None:
    world = with_app()
    asked = log_on(world)
    end(world, asked)
    assert code_app.approve(world, asked.id, pin(world)) == "gone"
    assert code_app.refuse(world, asked.id) == "gone"
    assert sign_in.ask_app(world, asked.id) == outcome
    assert world.signed_in is None


def test_the_newer_request_goes_on_while_the_older_is_overwritten() -> None:
    world = with_app()
    older, newer = log_on(world), log_on(world)
    assert sign_in.ask_app(world, older.id) == "overwritten"
    assert code_app.approve(world, newer.id, pin(world)) == "approved"
    assert sign_in.ask_app(world, newer.id) == "signed-in"


def test_the_key_card_can_be_used_instead() -> None:
    world = with_app()
    log_on(world)
    assert sign_in.use_card(world) == "key-asked"
    assert sign_in.enter_key(world, right_key(world)) == "signed-in"


def test_cancelling_takes_the_request_off_the_phone() -> None:
    world = with_app()
    log_on(world)
    sign_in.cancel(world)
    assert code_app.request(world, "senior") is None


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [("", "empty"), ("  ", "empty"), ("123", "incomplete"), ("12345", "incomplete"), ("12a4", "not-digits")],
)
def test_what_is_no_whole_code_is_no_attempt(typed: str, outcome: str) -> None:
    world = with_app()
    asked = log_on(world)
    assert [code_app.approve(world, asked.id, typed) for _ in range(9)] == [outcome] * 9
    assert code_app.approve(world, asked.id, pin(world)) == "approved"


def test_three_wrong_codes_close_the_app_and_the_card_still_works() -> None:
    world = with_app()
    asked = log_on(world)
    tries = [code_app.approve(world, asked.id, "0000") for _ in range(3)]
    assert tries == ["wrong-pin", "wrong-pin", "app-blocked"]
    assert not code_app.ready(world, "senior")
    own = world.nemid["senior"]
    assert enter_password(world, own.user_id, own.password) == "key-asked"
    code_app.install(world, "senior", wait_minutes=60)
    assert enter_password(world, own.user_id, own.password) == "key-asked"
    timeline.move_clock(world, 60)
    assert enter_password(world, own.user_id, own.password) == "app-asked"


def test_a_request_that_nobody_began_says_so_and_signs_nobody_in() -> None:
    world = with_app()
    unasked = code_app.ask_unasked(world, "senior", "oevebank.example")
    assert unasked
    world.take_announced()
    assert code_app.approve(world, unasked.id, pin(world)) == "approved"
    assert world.take_announced() == [
        CodeAppApproved(citizen="senior", service="oevebank.example", unasked=True)
    ]
    assert world.signed_in is None


def test_the_right_answer_to_it_is_to_refuse() -> None:
    world = with_app()
    unasked = code_app.ask_unasked(world, "senior")
    assert unasked
    world.take_announced()
    code_app.refuse(world, unasked.id)
    assert world.take_announced() == [CodeAppRefused(citizen="senior", service="borger.dk", unasked=True)]


def test_a_request_that_overwrites_ones_own_does_not_take_its_place() -> None:
    world = with_app()
    asked = log_on(world)
    unasked = code_app.ask_unasked(world, "senior")
    assert unasked
    code_app.approve(world, unasked.id, pin(world))
    assert sign_in.ask_app(world, asked.id) == "overwritten"
    assert sign_in.ask_app(world, unasked.id) == "overwritten"
    assert world.signed_in is None


def test_refusing_is_announced_as_a_failed_sign_in_when_the_page_learns_of_it() -> None:
    world = with_app()
    asked = log_on(world)
    code_app.refuse(world, asked.id)
    world.take_announced()
    sign_in.ask_app(world, asked.id)
    assert world.take_announced() == [SignInFailed(citizen="senior", method="nemid", reason="app-refused")]


def test_without_an_app_nothing_is_asked() -> None:
    world = fresh_world()
    assert code_app.ask_unasked(world, "senior") is None
    assert code_app.request(world, "senior") is None
    assert sign_in.ask_app(world, "findes-ikke") == "overwritten"


def test_the_lengths_are_rules_that_can_be_set() -> None:
    world = with_app()
    go_by(world, nemid=NemIdRules(app_wrong_codes=1))
    asked = log_on(world)
    assert code_app.approve(world, asked.id, "0000") == "app-blocked"
    world = with_app()
    go_by(world, nemid=NemIdRules(app_minutes=6))
    asked = log_on(world)
    timeline.move_clock(world, 5)
    assert sign_in.ask_app(world, asked.id) == "waiting"


def test_everybodys_code_has_four_digits_and_stays() -> None:
    assert {len(code_app.pin_of(fresh_world(), role)) for role in fresh_world().nemid} == {4}
    assert code_app.pin_of(fresh_world(), "senior") == code_app.pin_of(fresh_world(), "senior")


def test_signing_in_is_announced_once() -> None:
    world = with_app()
    asked = log_on(world)
    code_app.approve(world, asked.id, pin(world))
    sign_in.ask_app(world, asked.id)
    sign_in.ask_app(world, asked.id)
    assert [isinstance(event, SignedIn) for event in world.take_announced()].count(True) == 1
