"""Powers of attorney: who may act for whom, where, and until when; and for whom somebody acts just now.

Source: domain facts on Digital Fuldmagt ("per-service powers with expiry; on use: Vælg person, Bekræft"). How a power
is given, asked for and withdrawn is in `granting_power`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from sandbox.world.grants.lookup import run_out, without_earlier, written_down
from sandbox.world.state.base import Refused
from sandbox.world.state.events import Event
from sandbox.world.state.grants import Power
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class PersonChosen(Event):
    """Somebody who may act for others said for whom: `person` is `citizen` when it is for oneself."""

    person: Role
    service: str


class PowerExpired(Event):
    """The last day of a power has passed; `citizen` is who could use it."""

    giver: Role


class NoPower(Refused):
    """Nobody has given the signed-in person leave to act for that one there."""


def give(
    world: World,
    giver: Role,
    holder: Role,
    covers: str | Iterable[str],
    until: date,
    state: Literal["asked", "given"] = "given",
) -> Power:
    """Write a power, or the wish for one, down; a power takes the place of what covered the same before."""
    places = [covers] if isinstance(covers, str) else list(covers)
    power = Power(
        id=world.new_id(),
        number=f"FM-{world.draw(10**6):06}",
        giver=giver,
        holder=holder,
        covers=places,
        since=world.clock.date(),
        until=until,
        state=state,
    )
    world.powers.append(written_down(power))
    replace_earlier(world, power)
    return power


def replace_earlier(world: World, power: Power) -> None:
    """Forget what there was between the two about the same places."""
    world.powers = without_earlier(
        world.powers, power, lambda one, other: set(one.covers) == set(other.covers)
    )


def powers_on(world: World, service: str, part: str = "") -> list[Power]:
    """What the signed-in person may do for others there today."""
    return [power for power in powers_held(world) if power.is_about(service, part)]


def powers_held(world: World) -> list[Power]:
    """What the signed-in person may do for others today, wherever it is."""
    today = world.clock.date()
    return [power for power in world.powers if power.holder == world.signed_in and power.holds(today)]


def givers(world: World, service: str, part: str = "") -> list[Role]:
    """Each but once, though somebody may have given several powers."""
    return list(dict.fromkeys(power.giver for power in powers_on(world, service, part)))


def must_choose(world: World, service: str, part: str = "") -> bool:
    """Whether it is to be asked for whom the signed-in person acts: once a session for each whom they may act for."""
    return bool(world.session and set(givers(world, service, part)) - set(world.session.offered))


def choose(world: World, person: Role, service: str, part: str = "") -> None:
    """Act for somebody, or for oneself, from now on.

    :raises NoPower: when the signed-in person may not act for that one there.
    """
    offered = givers(world, service, part)
    if world.session is None or person not in {world.signed_in, *offered}:
        raise NoPower
    world.session.person = person
    world.session.offered = list(dict.fromkeys([*world.session.offered, *offered]))
    world.announce(PersonChosen(citizen=world.signed_in, person=person, service=service))


def acting_for(world: World, service: str, part: str = "") -> Role | None:
    """Whose data that part of the site is to show: the person chosen while a power covers it, else who is signed in."""
    chosen = world.session.person if world.session else None
    return chosen if chosen in givers(world, service, part) else world.signed_in


def out_of_reach(world: World, service: str, part: str = "") -> Role | None:
    """Whom the signed-in person acts for, where no power of theirs reaches: nothing is done there for anybody until
    they have said for whom.
    """
    chosen = world.session.person if world.session else None
    return None if chosen in (world.signed_in, *givers(world, service, part)) else chosen


def end(world: World, power: Power, state: Literal["refused", "withdrawn", "expired"]) -> None:
    """It holds no more, from this very moment; whoever is acting by it, acts for themselves and is told."""
    power.end(state, world.clock.date())
    session = world.session
    if session and session.citizen == power.holder and session.person == power.giver:
        session.person, session.lapsed = None, power.giver
        session.offered = [role for role in session.offered if role != power.giver]


def go_on(world: World) -> None:
    """Whoever acted by a power that has ended has been told, and goes on for themselves."""
    if world.session:
        world.session.lapsed = None


def expire(world: World) -> None:
    """End what has run out. Called whenever time has passed."""
    for power in run_out(world.powers, world.clock.date()):
        was_given = power.state == "given"
        end(world, power, "expired")
        if was_given:
            world.announce(PowerExpired(citizen=power.holder, giver=power.giver))
