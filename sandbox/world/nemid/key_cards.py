"""Key cards over time: few keys left, a new card by post, taken into use, lost, and handed out anew.

Source: domain facts on NemID: at 20 keys left a new card is posted by itself and takes 5-10 weekdays; a lost card is
closed and not replaced by itself, a new one needs identification. How a new card was taken into use is not known for
sure; here its number is typed from the card, which a rule can switch off.
"""

from typing import Literal

from sandbox.world import paper_mail
from sandbox.world.state.events import Event
from sandbox.world.state.nemid import KEYS, KeyCard, NemId
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I and no O, which pass for 1 and 0


class NewCardPosted(Event):
    """A new key card is on its way by ordinary post."""


class NewCardTaken(Event):
    """A new key card is in use; the old one is of no use any more."""


class CardReportedLost(Event):
    """A key card was closed because it is lost."""


def used_keys(world: World, role: Role) -> set[str]:
    """The numbers on the citizen's card that are used up: not the one that is being asked for."""
    asked = {world.pending.key_number} if world.pending and world.pending.citizen == role else set()
    if world.activation and world.activation.citizen == role:
        asked.add(world.activation.key_number)
    return set(world.nemid[role].card.used) - asked


def keys_left(world: World, role: Role) -> int:
    """How many keys can still be used, the one that is being asked for among them."""
    return KEYS - len(used_keys(world, role))


def draw_key(world: World, role: Role) -> str | None:
    """The number of a key that never was asked for before; asking uses it up. None when the card is empty."""
    card = world.nemid[role].card
    unused = card.unused()
    if not unused:
        return None
    number = unused[world.draw(len(unused))]
    card.used.append(number)
    if len(unused) - 1 <= world.rules.nemid.few_keys and world.nemid[role].new_card is None:
        post_card(world, role)
    return number


def post_card(world: World, role: Role) -> None:
    """Send a new card by ordinary post; it is of no use before it has come and been taken into use."""
    card = world.nemid[role].new_card = _new(world, role)
    paper_mail.post(world, role, "key-card", {"number": card.number}, world.rules.nemid.card_weekdays)
    world.nemid[role].note(world.clock, "card-posted")
    world.announce(NewCardPosted(citizen=role))


def order(world: World, role: Role) -> None:
    """Ask for a new card; one that is on its way already is enough."""
    if world.nemid[role].new_card is None:
        post_card(world, role)


def new_card_here(world: World, role: Role) -> KeyCard | None:
    """The new card, once it has come."""
    card, paper = world.nemid[role].new_card, paper_mail.latest(world, role, "key-card")
    return card if card and paper and paper.here and paper.facts["number"] == card.number else None


def take(world: World, role: Role, number: str) -> Literal["taken", "empty", "wrong", "not-here"]:
    """Take the new card into use by its number, which stands on the card alone."""
    typed, card = "".join(number.split()).upper(), new_card_here(world, role)
    if card is None:
        return "not-here"
    if not typed:
        return "empty"
    if typed != card.number:
        return "wrong"
    change_card(world, role, card)
    return "taken"


def change_card(world: World, role: Role, card: KeyCard) -> None:
    drop_asked(world, role)
    own = world.nemid[role]
    own.old_cards = [*own.old_cards, own.card.number][-3:]
    own.card, own.new_card, own.card_lost = card, None, False
    own.note(world.clock, "card-taken")
    world.announce(NewCardTaken(citizen=role))


def report_lost(world: World, role: Role) -> None:
    """Close the card in use, and a new one that is on its way: who has found one may find the other."""
    drop_asked(world, role)
    own = world.nemid[role]
    own.card_lost, own.new_card = True, None
    own.note(world.clock, "card-lost")
    world.announce(CardReportedLost(citizen=role))


def hand_out(world: World, role: Role) -> None:
    """A new card over the counter, in use at once, for somebody who has shown who they are."""
    card = _new(world, role)
    paper_mail.hand(world, role, "key-card", {"number": card.number})
    change_card(world, role, card)


def drop_asked(world: World, role: Role) -> None:
    """No key of a card that is no more is asked for: a sign-in under way begins anew."""
    if world.pending and world.pending.citizen == role:
        world.pending = None
    if world.activation and world.activation.citizen == role:
        world.activation.key_number = ""


def cards(own: NemId) -> list[KeyCard]:
    """Every card of the citizen's that there is or was: the one in use first."""
    return [own.card, *([own.new_card] if own.new_card else []), *own.old()]


def _new(world: World, role: Role) -> KeyCard:
    number = f"{LETTERS[world.draw(len(LETTERS))]}{world.draw(10**9):09}"
    return KeyCard(number=number, secret=world.nemid[role].card.secret)
