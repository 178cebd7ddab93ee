"""A power of attorney from hand to hand: given, asked for, answered, withdrawn; and the letters that tell of it.

Source: domain facts on Digital Fuldmagt (give or ask for; giver and holder; receipts to both in Digital Post).
"""

from datetime import date
from typing import Literal

from sandbox.content.mail.letters import letters
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.power_areas import coverable
from sandbox.content.reading.text import Translate, fill
from sandbox.world.forms import AnswerRejected, Problem
from sandbox.world.grants import lookup, power_of_attorney
from sandbox.world.grants.lookup import grants_of
from sandbox.world.grants.power_draft import SERVICE, draft_of, start_over
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.state.events import Event
from sandbox.world.state.grants import Kind, NotWaiting, Power, PowerDraft
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class PowerGiven(Event):
    """A power is in force; `covers` are its places, such as `borger.dk` or `oeveby.dk/flytning`."""

    holder: Role
    covers: list[str]
    until: date


class PowerAsked(Event):
    """Somebody asks to be given a power."""

    giver: Role
    covers: list[str]
    until: date


class PowerAnswered(Event):
    """Whoever was asked for a power has said yes or no."""

    holder: Role
    approved: bool


class PowerWithdrawn(Event):
    """A power, or the wish for one, was taken back, by the giver or by the holder: `citizen`."""

    giver: Role
    holder: Role
    was: Literal["asked", "given"]


def of(world: World, role: Role) -> list[Power]:
    """What a citizen has given, got, asked for or been asked for; the newest first."""
    return grants_of(role, world.powers)


def find(world: World, role: Role, power_id: str) -> Power:
    """:raises NoSuchGrant: when the citizen has no part in it."""
    return lookup.find(power_id, of(world, role))


def sign(world: World, role: Role, kind: Kind, *, sure: bool = True) -> Power | Problem | None:
    """Give, or ask for, what the draft says, if it is confirmed; None when it is not finished, or is there no more."""
    draft = draft_of(world, role, kind)
    if draft is None or draft.missing or draft.other is None or draft.until is None:
        return None
    if not sure:
        return _not_confirmed(world, role, "sure")
    start_over(world, role, kind)
    if kind == "ask":
        return _ask(world, draft, draft.other, draft.until)
    power = power_of_attorney.give(world, role, draft.other, draft.covers, draft.until)
    power.id = draft.id
    _announce_given(world, power)
    return power


def answer(world: World, giver: Role, power_id: str, *, approved: bool, sure: bool = True) -> Power | Problem:
    """Say yes or no to whoever asks for a power; a yes is confirmed.

    :raises NotWaiting: when there is nothing to answer any more.
    """
    power = find(world, giver, power_id)
    if not power.waits_for(giver):
        raise NotWaiting
    if approved and not sure:
        return _not_confirmed(world, giver, "read")
    world.announce(PowerAnswered(citizen=giver, holder=power.holder, approved=approved))
    if not approved:
        power_of_attorney.end(world, power, "refused")
        _write(world, power, "fuldmagt-afvist", power.holder)
        return power
    power.state, power.since = "given", world.clock.date()
    power_of_attorney.replace_earlier(world, power)
    _announce_given(world, power)
    return power


def withdraw(world: World, role: Role, power_id: str) -> Power:
    """Take a power back, or give it back, or take back the wish for one; it holds no more from this moment.

    :raises NotWaiting: when it holds no more already.
    """
    power = find(world, role, power_id)
    if not power.can_be_withdrawn_by(role):
        raise NotWaiting
    was: Literal["asked", "given"] = "asked" if power.state == "asked" else "given"
    power_of_attorney.end(world, power, "withdrawn")
    if role == power.holder:
        power_of_attorney.go_on(world)  # who gives it back needs not be told
    world.announce(PowerWithdrawn(citizen=role, giver=power.giver, holder=power.holder, was=was))
    if was == "given":
        for to in (power.giver, power.holder):
            _write(world, power, "fuldmagt-tilbagekaldt", to, by=world.citizen(role).name)
    return power


def names_of(places: list[str], translate: Translate = str) -> list[str]:
    """What places are called; one that is no more, such as a self-service that was taken away, keeps its address."""
    known, facts = coverable(), {"municipality": municipality().name}
    return [fill(translate(known[place].title), facts) if place in known else place for place in places]


def _not_confirmed(world: World, role: Role, field: str) -> Problem:
    world.announce(AnswerRejected(citizen=role, service=SERVICE, field=field, reason="missing"))
    return Problem(field, "missing")


def _ask(world: World, draft: PowerDraft, giver: Role, until: date) -> Power:
    power = power_of_attorney.give(world, giver, draft.citizen, draft.covers, until, state="asked")
    power.id = draft.id
    world.announce(PowerAsked(citizen=draft.citizen, giver=giver, covers=draft.covers, until=until))
    _write(world, power, "fuldmagt-anmodning", giver)
    return power


def _announce_given(world: World, power: Power) -> None:
    world.announce(
        PowerGiven(citizen=power.giver, holder=power.holder, covers=power.covers, until=power.until)
    )
    _write(world, power, "fuldmagt-givet", power.giver)
    _write(world, power, "fuldmagt-modtaget", power.holder)


def _write(world: World, power: Power, letter: str, to: Role, **more: str) -> None:
    facts = {
        "giver": world.citizen(power.giver).name,
        "holder": world.citizen(power.holder).name,
        "covers": ", ".join(names_of(power.covers)),
        "until": power.until.isoformat(),
        "number": power.number,
    }
    mailbox_letters.deliver(world, to, letter, letters()[letter].facts_from(facts | more))
