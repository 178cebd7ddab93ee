"""Worlds to try things in, and a participant's usual moves in them."""

from datetime import date

from sandbox.world.nemid import sign_in as nemid_sign_in
from sandbox.world.seeding import seeded_world
from sandbox.world.state.nemid import Rules
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

DAY = date(2026, 11, 22)
RULES = Rules()


def fresh_world(seat: int = 7) -> World:
    return seeded_world(1, seat, DAY)


def enter_password(
    world: World, user_id: str, password: str, rules: Rules = RULES
) -> nemid_sign_in.PasswordOutcome:
    return nemid_sign_in.enter_password(
        world, user_id, password, service="borger.dk", return_to="/borger.dk/", rules=rules
    )


def ask_for_key(world: World, role: Role = "senior", rules: Rules = RULES) -> str:
    """Pass the first step; the key number that is asked for."""
    own = world.nemid[role]
    assert enter_password(world, own.user_id, own.password, rules) == "key-asked"
    assert world.pending
    return world.pending.key_number


def right_key(world: World) -> str:
    assert world.pending
    return dict(world.nemid[world.pending.citizen].card.pairs())[world.pending.key_number]


def sign_in(world: World, role: Role = "senior") -> None:
    ask_for_key(world, role)
    assert nemid_sign_in.enter_key(world, right_key(world)) == "signed-in"
    world.take_announced()
