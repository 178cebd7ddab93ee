"""Worlds to try things in, and a participant's usual moves in them."""

from datetime import date

from sandbox.rules import MitIdRules, NemIdRules, Rules, SessionRules
from sandbox.world import session
from sandbox.world.nemid import sign_in as nemid_sign_in
from sandbox.world.seeding import seeded_world
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

DAY = date(2026, 11, 22)


def fresh_world(seat: int = 7) -> World:
    return seeded_world(1, seat, DAY)


def go_by(world: World, **rules: NemIdRules | MitIdRules | SessionRules) -> None:
    """Let other rules hold from now on: `go_by(world, nemid=NemIdRules(attempts=2))`; the rest as standard."""
    world._rules = Rules.model_validate(rules)


def sign_in_for_long(world: World, role: Role, service: str = "borger.dk") -> None:
    """For a test that takes longer than a session lasts."""
    session.open_session(world, role, "nemid", service)
    assert world.session
    world.session.minutes = 10**6


def enter_password(world: World, user_id: str, password: str) -> nemid_sign_in.PasswordOutcome:
    return nemid_sign_in.enter_password(
        world, user_id, password, service="borger.dk", return_to="/borger.dk/"
    )


def ask_for_key(world: World, role: Role = "senior") -> str:
    """Pass the first step; the key number that is asked for."""
    own = world.nemid[role]
    assert enter_password(world, own.user_id, own.password) == "key-asked"
    assert world.pending
    return world.pending.key_number


def right_key(world: World) -> str:
    assert world.pending
    return dict(world.nemid[world.pending.citizen].card.pairs())[world.pending.key_number]


def sign_in(world: World, role: Role = "senior") -> None:
    ask_for_key(world, role)
    assert nemid_sign_in.enter_key(world, right_key(world)) == "signed-in"
    world.take_announced()
