"""The contact details of a guest who books without signing in; the name is of somebody in the household.

Phone and e-mail are looked at and forgotten: the sandbox's own messages go to the household's phones anyway.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from sandbox.world.forms import DIGITS, SHAPE, AnswerRejected, Problem, clean
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World


@dataclass(frozen=True)
class Caller:
    """What was typed, or what is known already."""

    name: str = ""
    phone: str = ""
    email: str = ""


def known(world: World, role: Role | None) -> Caller:
    """What stands in the fields before anybody types."""
    if role is None:
        return Caller()
    citizen = world.citizen(role)
    return Caller(citizen.name, citizen.phone_text, citizen.email)


def check(
    world: World,
    caller: Caller,
    role: Role | None,
    refused: Collection[str] = (),
    *,
    needs_phone: bool,
    service: str,
) -> Role | list[Problem]:
    """Who it is: whoever is signed in, else the one of that name; or all that is wrong, which is announced.

    `refused` names the fields in which something was found that nobody should type.
    """
    named = role or _named(world, caller.name)
    problems = [Problem(field, "real-data") for field in ("name", "phone", "email") if field in refused]
    if named is None and "name" not in refused:
        problems.append(Problem("name", "unknown" if clean(caller.name) else "missing"))
    if "phone" not in refused:
        problems += _phone_problems(clean(caller.phone), needs_phone)
    if "email" not in refused and caller.email and not SHAPE.fullmatch(clean(caller.email)):
        problems.append(Problem("email", "not-an-email"))
    for problem in problems:
        world.announce(
            AnswerRejected(citizen=role, service=service, field=problem.field, reason=problem.reason)
        )
    return named if named and not problems else problems


def _phone_problems(typed: str, needed: bool) -> list[Problem]:
    digits = re.sub(r"[\s.-]", "", typed)
    if not digits:
        return [Problem("phone", "missing")] if needed else []
    return [] if re.fullmatch(rf"\d{{{DIGITS}}}", digits) else [Problem("phone", "not-a-phone")]


def _named(world: World, typed: str) -> Role | None:
    """By the whole name, or by a first name that nobody else in the household has."""
    name = " ".join(clean(typed).casefold().split())
    for role in ROLES:
        if name in (world.citizen(role).name.casefold(), world.citizen(role).first_name.casefold()):
            return role
    return None
