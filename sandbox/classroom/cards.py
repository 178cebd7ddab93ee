"""Seat cards: one A5 sheet a person, whose front says who it is and whose back is the key card.

They are laminated and used for years, so nothing of the class is on them, unless its code is asked for.
"""

from dataclasses import dataclass
from typing import Self

from flask import render_template, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from sandbox.classroom.household import relation
from sandbox.classroom.login import guarded
from sandbox.store.classes import ClassSession
from sandbox.web import network
from sandbox.web.services import services
from sandbox.world.state.mitid import MitId
from sandbox.world.state.nemid import COLUMNS, ROWS, NemId
from sandbox.world.state.people import ROLES, Citizen, Role
from sandbox.world.state.world import World

blueprint = guarded("cards", "/class/<int:class_id>/cards")
MOST_AT_ONCE = 100


@dataclass(frozen=True)
class Card:
    """One person of one seat, without an age, since the sheet is used for years.

    `rows` are the key card's, each of four pairs of key number and key.
    """

    seat: int
    citizen: Citizen
    relation: str
    nemid: NemId
    mitid: MitId
    rows: list[tuple[tuple[str, str], ...]]
    qr: str


@dataclass(frozen=True)
class Choice:
    """Which cards to print: seats `first` to `last`, which persons, whether with the class's code and the address."""

    first: int
    last: int
    roles: tuple[Role, ...]
    code: str
    address: str

    @classmethod
    def asked(cls, args: MultiDict[str, str], opened: ClassSession) -> Self:
        """Whatever was asked for, brought within what the class has and what can be printed at once."""
        first = min(max(args.get("first", 1, type=int), 1), opened.seats)
        last = args.get("last", opened.seats, type=int)
        last = max(first, min(last, opened.seats, first + MOST_AT_ONCE - 1))
        roles = tuple(role for role in ROLES if role in args.getlist("who")) or ROLES
        address = "" if "no_address" in args else network.shown(network.public_address())
        return cls(first, last, roles, opened.code if "code" in args else "", address)


@blueprint.get("/")
def page(class_id: int) -> str:
    opened = services().classes.get(class_id)
    choice = Choice.asked(request.args, opened)
    return render_template(
        "classroom/cards.html",
        opened=opened,
        choice=choice,
        cards=cards(opened, choice),
        reaches_others=network.reaches_others(),
        most=MOST_AT_ONCE,
    )


def cards(opened: ClassSession, choice: Choice) -> list[Card]:
    documents = services().classes.seeded_worlds(opened.id, choice.first, choice.last)
    rules = services().config.rules
    worlds = [World.from_json(document, rules) for document in documents]
    return [card for world in worlds for card in cards_of(world, choice)]


def cards_of(world: World, choice: Choice) -> list[Card]:
    code = {"code": choice.code} if choice.code else {}
    address = network.join_address(**code, seat=world.seat)
    label = _("QR-kode til plads %(seat)s", seat=world.seat)
    qr = network.qr_code(address, label) if choice.address else ""
    return [_card(world, role, qr) for role in choice.roles]


def _card(world: World, role: Role, qr: str) -> Card:
    citizen, nemid = world.citizen(role), world.nemid[role]
    return Card(world.seat, citizen, relation(role), nemid, world.mitid[role], rows(nemid), qr)


def rows(nemid: NemId) -> list[tuple[tuple[str, str], ...]]:
    """The keys as the card has them: column after column, ascending downwards."""
    keys = nemid.card.pairs()
    return [tuple(keys[column * ROWS + row] for column in range(COLUMNS)) for row in range(ROWS)]
