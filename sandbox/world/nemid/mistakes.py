"""Which of the typical mistakes a wrong NemID entry was, as far as the world can tell.

Source: the domain facts' list of typical slips: O for 0 and l for 1, the key's *number* typed, a neighbouring
column, an old or another card, one password taken for another. An empty answer means that no typical mistake was
recognised.
"""

from typing import Literal

from sandbox.world.look_alikes import look_alike, plain
from sandbox.world.state.nemid import ROWS, KeyCard
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

UserIdSlip = Literal["", "password-as-user-id", "card-number-as-user-id", "look-alike"]
PasswordSlip = Literal[
    "",
    "user-id-as-password",
    "key-as-password",
    "another-password",
    "look-alike",
    "temporary-for-own",
    "own-for-temporary",
    "old-temporary",
]
KeySlip = Literal[
    "",
    "key-number",
    "number-and-key",
    "neighbouring-column",
    "neighbouring-row",
    "another-key",
    "another-card",
    "old-card",
    "new-card",
    "look-alike",
]
CardNumberSlip = Literal["", "old-card", "key-for-card-number", "look-alike"]


def of_user_id(world: World, typed: str) -> UserIdSlip:
    """The mistake behind a user-id that nobody of the household has."""
    typed = plain(typed)
    ids = [each for nemid in world.nemid.values() for each in (nemid.user_id, nemid.number)]
    if any(typed == plain(nemid.password) for nemid in world.nemid.values()):
        return "password-as-user-id"
    if any(typed == plain(nemid.card.number) for nemid in world.nemid.values()):
        return "card-number-as-user-id"
    if any(look_alike(typed, each) for each in ids):
        return "look-alike"
    return ""


def of_password(world: World, role: Role, typed: str) -> PasswordSlip:
    """The mistake behind a wrong password for the citizen's user-id."""
    own, typed = world.nemid[role], plain(typed)
    if own.closed and typed == plain(own.password):
        return "own-for-temporary"
    if not own.closed and typed in temporary_codes(world, role):
        return "temporary-for-own"
    if typed in (plain(own.user_id), own.number, world.citizen(role).cpr):
        return "user-id-as-password"
    if look_alike(typed, own.password):
        return "look-alike"
    if any(typed == plain(nemid.password) for nemid in world.nemid.values()):
        return "another-password"
    if any(typed in pair for pair in own.card.pairs()):
        return "key-as-password"
    return ""


def of_key(world: World, role: Role, asked: str, typed: str) -> KeySlip:
    """The mistake behind a wrong key, where the one with the number `asked` was wanted from the citizen's card."""
    pairs = world.nemid[role].card.pairs()
    right = dict(pairs)[asked]
    if typed == asked:
        return "key-number"
    if typed == asked + right:
        return "number-and-key"
    if look_alike(typed, right):
        return "look-alike"
    if away := _distances(pairs, asked, typed):
        return "neighbouring-row" if 1 in away else "neighbouring-column" if ROWS in away else "another-key"
    own = world.nemid[role]
    if _on_any(typed, own.old()):
        return "old-card"
    if own.new_card and _on_any(typed, [own.new_card]):
        return "new-card"
    others = [nemid.card for other, nemid in world.nemid.items() if other != role]
    return "another-card" if _on_any(typed, others) else ""


def of_card_number(world: World, role: Role, typed: str) -> CardNumberSlip:
    """The mistake behind a wrong card number, where that of the citizen's new card was wanted."""
    own, typed = world.nemid[role], "".join(typed.split()).upper()
    if typed in (own.card.number, *own.old_cards):
        return "old-card"
    if own.new_card and look_alike(typed, own.new_card.number):
        return "look-alike"
    cards = [own.card, *([own.new_card] if own.new_card else [])]
    return "key-for-card-number" if any(typed in pair for card in cards for pair in card.pairs()) else ""


def temporary_codes(world: World, role: Role) -> list[str]:
    """Every temporary password that the citizen has got a letter with."""
    return [
        paper.facts["code"]
        for paper in world.papers
        if paper.to == role and paper.kind == "temporary-password" and paper.here
    ]


def is_void_temporary(world: World, role: Role, typed: str) -> bool:
    """Whether a temporary password is asked for and this one has been used, replaced or is too old."""
    own = world.nemid[role]
    if not own.closed or typed not in temporary_codes(world, role):
        return False
    return own.temporary is None or typed != own.temporary.code or own.temporary.expires <= world.clock


def _on_any(typed: str, cards: list[KeyCard]) -> bool:
    return any(typed in dict(card.pairs()).values() for card in cards)


def _distances(pairs: tuple[tuple[str, str], ...], asked: str, typed: str) -> set[int]:
    """How far from the asked key, counted down the columns of the card, the typed key stands."""
    numbers = [number for number, _ in pairs]
    at = numbers.index(asked)
    return {abs(at - place) for place, (_, key) in enumerate(pairs) if key == typed}
