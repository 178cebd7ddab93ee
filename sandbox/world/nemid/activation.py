"""From a temporary password to one's own: the first activation, and after a forgotten password.

Source: domain facts on NemID: user-id (the NemID number) and temporary password, own password twice, a chosen user-id
if one likes, a key. Cancelling after the temporary password was used voids it (CAN001), and a new one has to be
ordered, which comes by ordinary post.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sandbox.world import paper_mail, session
from sandbox.world.hashing import hashed
from sandbox.world.nemid import key_cards, locks, mistakes, sign_in
from sandbox.world.nemid.password_rules import PasswordFault, UserIdFault, password_faults, user_id_faults
from sandbox.world.state.base import Refused
from sandbox.world.state.events import Event
from sandbox.world.state.nemid import Activation, Pending, Temporary
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

ActivationKeyOutcome = Literal["signed-in", "empty", "wrong", "blocked", "no-card"]


class TemporaryOrdered(Event):
    """A temporary password is on its way by ordinary post, or was handed over."""


class PasswordRefused(Event):
    """A chosen password or user-id breaks a rule; `faults` says which."""

    faults: list[str]
    slip: str = ""


class PasswordChosen(Event):
    """The own password is chosen; a key is asked for."""


class NemidActivated(Event):
    """The NemID is in use, by the own password."""


class NoActivation(Refused):
    """Nobody is choosing a password (an old page, or a typed address)."""


@dataclass(frozen=True)
class Choice:
    """What is wrong with what was chosen; nothing when both lists are empty."""

    password: list[PasswordFault]
    user_id: list[UserIdFault]

    @property
    def is_good(self) -> bool:
        return not self.password and not self.user_id


def order_temporary(world: World, role: Role, *, at_counter: bool = False) -> None:
    """A new temporary password; the own one and any earlier temporary one are of no use from now on."""
    _end_what_is_under_way(world, role)
    own = world.nemid[role]
    code = f"{100_000 + world.draw(900_000)}"
    weekdays = 0 if at_counter else world.rules.nemid.password_weekdays
    letter = paper_mail.post(world, role, "temporary-password", {"code": code}, weekdays)
    own.closed = own.closed or "forgotten"
    own.temporary = Temporary(
        code=code, expires=letter.comes + timedelta(days=world.rules.nemid.temporary_days)
    )
    own.note(world.clock, "password-ordered")
    world.announce(TemporaryOrdered(citizen=role))


def _end_what_is_under_way(world: World, role: Role) -> None:
    """The password that it began with is no longer in force."""
    if world.pending and world.pending.citizen == role:
        locks.drop_request(world)
        world.pending = None
    if world.activation and world.activation.citizen == role:
        world.activation = None


def choose(world: World, password: str, again: str, user_id: str) -> Choice:
    """Choose a password, and a user-id if it is not empty.

    :raises NoActivation: when nobody is choosing.
    """
    under_way = _under_way(world)
    role, own = under_way.citizen, world.nemid[under_way.citizen]
    code = own.temporary.code if own.temporary else ""
    wanted = user_id or (own.user_id if own.has_user_id else "")
    choice = Choice(
        password_faults(
            password,
            again,
            cpr=world.citizen(role).cpr,
            number=own.number,
            user_id=wanted.strip(),
            temporary=code,
        ),
        user_id_faults(user_id, taken(world, role)) if user_id else [],
    )
    if not choice.is_good:
        refused(world, role, choice)
        return choice
    under_way.chosen, under_way.user_id = kept_password(world, role, password), user_id.strip()
    world.announce(PasswordChosen(citizen=role))
    return choice


def ask_for_key(world: World) -> bool:
    """Ask for a key from the card in use. False where there is none, and the temporary password is then void.

    :raises NoActivation: when nobody has chosen a password.
    """
    under_way = _under_way(world)
    role = under_way.citizen
    own, new = world.nemid[role], key_cards.new_card_here(world, role)
    if new and (own.card_lost or not own.card.unused()):
        key_cards.change_card(world, role, new)
    number = None if own.card_lost else key_cards.draw_key(world, role)
    if number is None:
        locks.void(world)
        return False
    under_way.key_number = number
    world.announce(sign_in.KeyAsked(citizen=role))
    return True


def enter_key(world: World, key: str) -> ActivationKeyOutcome:
    """The key that makes the chosen password the one in force, and signs in.

    :raises NoActivation: when no key is asked for.
    """
    under_way = _under_way(world)
    if under_way.chosen is None or not under_way.key_number:
        raise NoActivation
    role, typed = under_way.citizen, "".join(key.split())
    if not typed:
        return "empty"
    if typed == dict(world.nemid[role].card.pairs())[under_way.key_number]:
        return _activate(world, under_way)
    slip = mistakes.of_key(world, role, under_way.key_number, typed)
    if locks.count_wrong_key(world, role, slip) == "blocked":
        locks.void(world)
        return "blocked"
    return "wrong" if ask_for_key(world) else "no-card"


def cancel(world: World) -> None:
    """Afbryd: the temporary password has been used, and is void."""
    if world.activation:
        world.announce(session.SignInCancelled(citizen=world.activation.citizen, method="nemid"))
        locks.void(world)


def taken(world: World, role: Role) -> set[str]:
    """The user-ids that others of the household have."""
    return {own.user_id for other, own in world.nemid.items() if other != role}


def refused(world: World, role: Role, choice: Choice) -> None:
    """Announce which rules were broken; typing the temporary password as one's own is a typical mistake."""
    slip = "temporary-as-own" if "temporary" in choice.password else ""
    faults: list[str] = [*choice.password, *choice.user_id]
    world.announce(PasswordRefused(citizen=role, faults=faults, slip=slip))


def _activate(world: World, under_way: Activation) -> Literal["signed-in"]:
    own = world.nemid[under_way.citizen]
    own.chosen, own.closed, own.temporary = under_way.chosen or "", "", None
    if under_way.user_id:
        own.user_id, own.has_user_id = under_way.user_id, True
    own.note(world.clock, "activated")
    world.activation = None
    world.announce(NemidActivated(citizen=under_way.citizen))
    pending = Pending(
        citizen=under_way.citizen,
        service=under_way.service,
        return_to=under_way.return_to,
        since=world.clock,
    )
    return sign_in.open_session(world, pending)


def _under_way(world: World) -> Activation:
    if world.activation is None:
        raise NoActivation
    return world.activation


def kept_password(world: World, role: Role, password: str) -> str:
    """The hash of a chosen password; empty if it is the printed one."""
    if password.casefold() == world.nemid[role].password.casefold():
        return ""
    return hashed(password, world.new_id())
