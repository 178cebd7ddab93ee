"""Situations that an exercise can begin in: what a citizen's NemID is like before anybody has done anything."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from sandbox.world import nemid_activation, nemid_app, nemid_cards, nemid_viewer, papers
from sandbox.world.nemid_state import STANDARD, Temporary
from sandbox.world.papers import POSTMAN, Kind
from sandbox.world.people import Role

if TYPE_CHECKING:
    from sandbox.world.world import World

NEW_PAPERS: tuple[tuple[Kind, int], ...] = (("welcome", 5), ("key-card", 3), ("temporary-password", 2))


def not_activated(world: "World", role: Role) -> None:
    """Welcome letter, key card and temporary password have come in the last days, each by itself."""
    own = world.nemid[role]
    own.closed, own.has_user_id = "not-activated", False
    code = f"{100_000 + world.draw(900_000)}"
    own.temporary = Temporary(code=code, expires=world.clock + timedelta(days=STANDARD.temporary_days))
    papers.hand(world, role, "temporary-password", {"code": code})
    for kind, days in NEW_PAPERS:
        if paper := papers.latest(world, role, kind):
            paper.comes = datetime.combine(world.date - timedelta(days=days), POSTMAN)


def password_forgotten(world: "World", role: Role) -> None:
    """A temporary password has been ordered, and is on its way."""
    nemid_activation.order_temporary(world, role)


def use_up(world: "World", role: Role, left: int) -> None:
    """All keys but so many have been used."""
    card = world.nemid[role].card
    unused = card.unused()
    while len(unused) > left:
        card.used.append(unused.pop(world.draw(len(unused))))


def lock(world: "World", role: Role) -> None:
    own = world.nemid[role]
    own.locked_until, own.locks_in_row = world.clock + timedelta(hours=STANDARD.lock_hours), 1


def block(world: "World", role: Role) -> None:
    world.nemid[role].blocked = True


def lose_card(world: "World", role: Role) -> None:
    """The card is reported lost already."""
    nemid_cards.report_lost(world, role)


def new_card(world: "World", role: Role, where: Literal["coming", "here"]) -> None:
    """A new card is on its way, or has come and is not in use yet."""
    nemid_cards.post_card(world, role, STANDARD)
    if where == "here":
        card = papers.latest(world, role, "key-card")
        if card:
            card.comes, card.here = datetime.combine(world.date - timedelta(days=1), POSTMAN), True


def changed_card(world: "World", role: Role) -> None:
    """A new card has been in use for some days, and the old one still lies about."""
    new_card(world, role, "here")
    card = nemid_cards.new_card_here(world, role)
    if card:
        nemid_cards.change_card(world, role, card)


def give_app(world: "World", role: Role) -> None:
    nemid_app.install(world, role)


def give_viewer(world: "World", role: Role) -> None:
    nemid_viewer.give(world, role)
