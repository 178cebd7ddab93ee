"""Signing in with NemID: user-id and password, then a key or an approval, the locks, and which mistake it was.

Source: domain facts on NemID (the box, the error list): user-id is CPR number, NemID number or the chosen id; id
and password ignore case; five wrong passwords in a row lock for 8 hours; the error never says whether id or
password was wrong; a random key is asked for and each is used once; a key step that is left counts as failed. What is
not known for sure is a setting (`NemIdRules`).
"""

from datetime import timedelta
from typing import Literal

from sandbox.world import session
from sandbox.world.nemid import code_app, code_viewer, key_cards, locks, mistakes
from sandbox.world.state.base import Refused
from sandbox.world.state.events import Event
from sandbox.world.state.nemid import Activation, Pending
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World

Asked = Literal["key-asked", "viewer-asked", "app-asked", "new-card", "card-empty", "card-lost"]
PasswordOutcome = Asked | Literal["empty", "wrong", "locked", "blocked", "choose-password", "temporary-void"]
KeyOutcome = Literal["signed-in", "empty", "wrong", "blocked", "card-empty", "timeout"]
AppOutcome = Literal["signed-in", "waiting", "refused", "too-slow", "overwritten"]


class KeyAsked(Event):
    """User-id and password were right; a key is asked for."""


class NoKeyAsked(Refused):
    """A key was sent although none is asked for (an old page, or a typed address)."""


def enter_password(
    world: World, user_id: str, password: str, *, service: str, return_to: str
) -> PasswordOutcome:
    """The first step. Whatever was pending before is dropped: one sign-in at a time."""
    locks.abandon(world)
    locks.void(world)
    if not user_id.strip() or not password:
        return "empty"
    role = owner(world, user_id)
    if role is None:
        return locks.unknown_user(world, mistakes.of_user_id(world, user_id))
    if (outcome := locks.check_password(world, role, password)) != "right":
        return outcome
    if world.nemid[role].closed:
        world.activation = Activation(citizen=role, service=service, return_to=return_to)
        return "choose-password"
    return _second_step(world, Pending(citizen=role, service=service, return_to=return_to, since=world.clock))


def report_card_lost(
    world: World, user_id: str, password: str
) -> Literal["right", "wrong", "locked", "blocked", "temporary-void"]:
    """Close a card by user-id and password; a wrong one of them counts as at sign-in."""
    role = owner(world, user_id)
    if role is None:
        return locks.unknown_user(world)
    checked = locks.check_password(world, role, password)
    if checked == "right":
        key_cards.report_lost(world, role)
    return checked


def use_card(world: World) -> Asked:
    """Go on with the key card: instead of app or viewer, or with the old card although a new one has come.

    :raises NoKeyAsked: when no sign-in has come so far.
    """
    if world.pending is None:
        raise NoKeyAsked
    return _ask_for_key(world, world.pending)


def take_new_card(world: World, number: str) -> Asked | Literal["empty", "wrong"]:
    """Take the new card into use by its number; then a key from it is asked for.

    :raises NoKeyAsked: when no sign-in has come so far.
    """
    pending = world.pending
    if pending is None:
        raise NoKeyAsked
    taken = key_cards.take(world, pending.citizen, number)
    if taken == "empty":
        return "empty"
    if taken == "wrong":
        slip = mistakes.of_card_number(world, pending.citizen, number)
        return locks.failed(world, pending.citizen, "card-number", slip)
    return _ask_for_key(world, pending)


def enter_key(world: World, key: str) -> KeyOutcome:
    """The second step; after a wrong key another is asked for.

    :raises NoKeyAsked: when no key is asked for.
    """
    pending = world.pending
    if pending is None or not pending.key_number:
        raise NoKeyAsked
    if world.clock - pending.since >= timedelta(minutes=world.rules.nemid.key_minutes):
        locks.abandon(world)
        return "timeout"
    typed = "".join(key.split())
    if not typed:
        return "empty"
    if typed == right_key(world, pending):
        return open_session(world, pending)
    return _wrong_key(world, pending, typed)


def right_key(world: World, pending: Pending) -> str:
    if pending.step == "viewer":
        return code_viewer.key_for(world, pending.citizen, pending.key_number)
    return dict(world.nemid[pending.citizen].card.pairs())[pending.key_number]


def ask_app(world: World, request_id: str) -> AppOutcome:
    """What has become of the request in the code app; an approved one signs in.

    `request_id` is the one that the box on the page waits for: another may have overwritten it.
    """
    pending = world.pending
    if pending is None or pending.request != request_id:
        return "overwritten"
    app = world.nemid[pending.citizen].app
    asked = app.request if app else None
    if asked is None or asked.id != request_id:
        world.pending = None
        return "overwritten"
    if asked.state == "approved":
        return open_session(world, pending)
    if asked.state == "refused":
        world.pending = None
        locks.failed(world, pending.citizen, "app-refused", "")
        return "refused"
    if code_app.too_late(world, asked):
        world.pending = None
        locks.failed(world, pending.citizen, "app-too-slow", "")
        return "too-slow"
    return "waiting"


def cancel(world: World) -> None:
    """Afbryd, in either step."""
    citizen = world.pending.citizen if world.pending else None
    locks.drop_request(world)
    world.pending = None
    world.announce(session.SignInCancelled(citizen=citizen, method="nemid"))


def owner(world: World, user_id: str) -> Role | None:
    """Whose user-id it is: CPR number, NemID number or chosen id; case and spaces around do not matter."""
    typed = user_id.strip().casefold()
    digits = typed.replace("-", "").replace(" ", "")
    for role in ROLES:
        nemid = world.nemid[role]
        chosen = nemid.user_id.casefold() if nemid.has_user_id else None
        if typed == chosen or digits in (nemid.number, world.citizen(role).cpr):
            return role
    return None


def _second_step(world: World, pending: Pending) -> Asked:
    own = world.nemid[pending.citizen]
    if request := code_app.ask(world, pending.citizen, pending.service):
        world.pending = pending.model_copy(update={"step": "app", "request": request.id})
        return "app-asked"
    if own.viewer:
        number = f"{world.draw(10_000):04}"
        world.pending = pending.model_copy(update={"step": "viewer", "key_number": number})
        world.announce(KeyAsked(citizen=pending.citizen))
        return "viewer-asked"
    if card := key_cards.new_card_here(world, pending.citizen):
        if world.rules.nemid.confirm_new_card:
            world.pending = pending.model_copy(update={"step": "new-card"})
            return "new-card"
        key_cards.change_card(world, pending.citizen, card)
    return _ask_for_key(world, pending)


def _ask_for_key(world: World, pending: Pending) -> Asked:
    """Ask for a key that never was asked for before; asking uses it up."""
    own, role = world.nemid[pending.citizen], pending.citizen
    locks.drop_request(world)
    world.pending = None
    number = None if own.card_lost else key_cards.draw_key(world, role)
    if number is None:
        outcome: Asked = "card-lost" if own.card_lost else "card-empty"
        locks.refused(world, role, outcome)
        return outcome
    world.pending = pending.model_copy(
        update={"step": "key", "key_number": number, "since": world.clock, "request": ""}
    )
    world.announce(KeyAsked(citizen=role))
    return "key-asked"


def open_session(world: World, pending: Pending) -> Literal["signed-in"]:
    """Sign in; every count of failures begins again."""
    own = world.nemid[pending.citizen]
    own.wrong_keys_in_row = own.abandoned_in_row = own.locks_in_row = 0
    locks.drop_request(world)
    world.pending = None
    session.open_session(
        world,
        pending.citizen,
        "nemid",
        pending.service,
    )
    own.note(world.clock, "signed-in", pending.service)
    return "signed-in"


def _wrong_key(world: World, pending: Pending, typed: str) -> KeyOutcome:
    slip = (
        "" if pending.step == "viewer" else mistakes.of_key(world, pending.citizen, pending.key_number, typed)
    )
    if locks.count_wrong_key(world, pending.citizen, slip) == "blocked":
        return "blocked"
    if pending.step == "viewer":
        number = f"{world.draw(10_000):04}"
        world.pending = pending.model_copy(update={"key_number": number, "since": world.clock})
        world.announce(KeyAsked(citizen=pending.citizen))
        return "wrong"
    return "card-empty" if _ask_for_key(world, pending) == "card-empty" else "wrong"
