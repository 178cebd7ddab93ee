"""Changes of a citizen's own NemID: password, user-id, a reported card, and help at a counter.

Source: domain facts on NemID: a forgotten password needs a temporary one by post, and NemID stays closed until it is
typed; a blocked NemID is opened by support; a new card after a loss needs passport or licence, at Borgerservice or
the bank.
"""

from typing import Literal

from sandbox.world.nemid import activation, code_app, key_cards, locks
from sandbox.world.nemid.activation import Choice, kept_password, taken
from sandbox.world.nemid.password_rules import password_faults, user_id_faults
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

Help = Literal["open", "password", "card", "lost"]
Checked = Literal["right", "empty", "wrong", "locked", "blocked"]


class PasswordChanged(Event):
    """The own password was changed."""


class UserIdChanged(Event):
    """The own user-id was chosen or changed."""


class NemidOpened(Event):
    """Support opened a blocked or locked NemID."""


class CodeAppActivated(Event):
    """The code app is on the phone, and ready after a while."""


def change_password(world: World, role: Role, old: str, password: str, again: str) -> tuple[Checked, Choice]:
    """Change the password; the old one is checked first, and a wrong one counts as at sign-in."""
    nothing = Choice([], [])
    if (checked := check_old(world, role, old)) != "right":
        return checked, nothing
    own = world.nemid[role]
    faults = password_faults(
        password,
        again,
        cpr=world.citizen(role).cpr,
        number=own.number,
        user_id=own.user_id if own.has_user_id else "",
    )
    choice = Choice(faults, [])
    if faults:
        activation.refused(world, role, choice)
        return "right", choice
    own.chosen = kept_password(world, role, password)
    own.note(world.clock, "password-changed")
    world.announce(PasswordChanged(citizen=role))
    return "right", choice


def change_user_id(world: World, role: Role, old: str, user_id: str) -> tuple[Checked, Choice]:
    """Change the user-id; the password is asked, because the one must not stand in the other."""
    if (checked := check_old(world, role, old)) != "right":
        return checked, Choice([], [])
    inside = bool(user_id) and user_id.strip().casefold() in old.casefold()
    choice = Choice(["user-id-inside"] if inside else [], user_id_faults(user_id, taken(world, role)))
    if not choice.is_good:
        activation.refused(world, role, choice)
        return "right", choice
    own = world.nemid[role]
    own.user_id, own.has_user_id = user_id.strip(), True
    own.note(world.clock, "user-id-changed")
    world.announce(UserIdChanged(citizen=role))
    return "right", choice


def check_old(world: World, role: Role, password: str) -> Checked:
    """Whether it is the own password in force."""
    if not password:
        return "empty"
    checked = locks.check_password(world, role, password)
    return "wrong" if checked == "temporary-void" or world.nemid[role].closed else checked


def activate_app(world: World, role: Role) -> None:
    code_app.install(world, role, world.rules.nemid.app_wait_minutes)
    world.announce(CodeAppActivated(citizen=role))


def be_helped(world: World, role: Role, by: Help) -> None:
    """What Borgerservice does for somebody who has shown a passport."""
    if by == "open":
        open_again(world, role)
    elif by == "password":
        activation.order_temporary(world, role, at_counter=True)
    elif by == "card":
        key_cards.hand_out(world, role)
    else:
        key_cards.report_lost(world, role)


def open_again(world: World, role: Role) -> None:
    own = world.nemid[role]
    own.blocked, own.locked_until = False, None
    own.wrong_in_row = own.wrong_keys_in_row = own.abandoned_in_row = own.locks_in_row = 0
    own.note(world.clock, "opened")
    world.announce(NemidOpened(citizen=role))
