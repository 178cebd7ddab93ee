"""Situations that an exercise can begin in: what a citizen's NemID is like before anybody has done anything."""

from datetime import datetime, timedelta
from typing import Literal

from sandbox.world import paper_mail
from sandbox.world.nemid import activation, code_app, code_viewer, key_cards
from sandbox.world.paper_mail import POSTMAN
from sandbox.world.state.documents import Kind
from sandbox.world.state.nemid import Temporary
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

NEW_PAPERS: tuple[tuple[Kind, int], ...] = (("welcome", 5), ("key-card", 3), ("temporary-password", 2))


def not_activated(world: World, role: Role) -> None:
    """Welcome letter, key card and temporary password have come in the last days, each by itself."""
    own = world.nemid[role]
    own.closed, own.has_user_id = "not-activated", False
    code = f"{100_000 + world.draw(900_000)}"
    own.temporary = Temporary(
        code=code, expires=world.clock + timedelta(days=world.rules.nemid.temporary_days)
    )
    paper_mail.hand(world, role, "temporary-password", {"code": code})
    for kind, days in NEW_PAPERS:
        if paper := paper_mail.latest(world, role, kind):
            paper.comes = datetime.combine(world.date - timedelta(days=days), POSTMAN)


def password_forgotten(world: World, role: Role) -> None:
    """A temporary password has been ordered, and is on its way."""
    activation.order_temporary(world, role)


def use_up(world: World, role: Role, left: int) -> None:
    """All keys but so many have been used."""
    card = world.nemid[role].card
    unused = card.unused()
    while len(unused) > left:
        card.used.append(unused.pop(world.draw(len(unused))))


def lock(world: World, role: Role) -> None:
    own = world.nemid[role]
    own.locked_until, own.locks_in_row = world.clock + timedelta(hours=world.rules.nemid.lock_hours), 1


def block(world: World, role: Role) -> None:
    world.nemid[role].blocked = True


def lose_card(world: World, role: Role) -> None:
    """The card is reported lost already."""
    key_cards.report_lost(world, role)


def new_card(world: World, role: Role, where: Literal["coming", "here"]) -> None:
    """A new card is on its way, or has come and is not in use yet."""
    key_cards.post_card(world, role)
    if where == "here":
        card = paper_mail.latest(world, role, "key-card")
        if card:
            card.comes, card.here = datetime.combine(world.date - timedelta(days=1), POSTMAN), True


def changed_card(world: World, role: Role) -> None:
    """A new card has been in use for some days, and the old one still lies about."""
    new_card(world, role, "here")
    card = key_cards.new_card_here(world, role)
    if card:
        key_cards.change_card(world, role, card)


def give_app(world: World, role: Role) -> None:
    code_app.install(world, role)


def give_viewer(world: World, role: Role) -> None:
    code_viewer.give(world, role)
