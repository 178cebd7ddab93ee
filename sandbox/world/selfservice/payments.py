"""Paying with the invented card on the table. What is typed is compared and thrown away; never kept."""

from decimal import Decimal
from typing import Literal

from sandbox.world.state.events import Event
from sandbox.world.state.finances import BankCard
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.selfservice import Payment
from sandbox.world.state.world import World

FIELDS = ("secret_card_number", "secret_card_expires", "secret_card_digits")
"""Their names say that no page shows them again."""
Fault = Literal["missing", "not-sixteen", "unknown-card", "wrong-expiry", "wrong-digits"]
Faults = dict[str, Fault]


class PaymentMade(Event):
    """Something was paid; `amount` in kroner."""

    service: str
    amount: str


class PaymentRefused(Event):
    """The card was not taken; `faults` are the names of what was wrong. What was typed is never part of it."""

    service: str
    faults: list[Fault]


class PaymentRefunded(Event):
    """What was paid went back to the card; `amount` in kroner."""

    service: str
    amount: str


def faults(world: World, number: str, expires: str, digits: str) -> Faults:
    """What is wrong with a card, by field; nothing when it is one that lies on the household's table."""
    bare = "".join(number.split())
    card = next((each for each in _cards(world) if each.number == bare), None)
    found: Faults = {}
    if card is None:
        found[FIELDS[0]] = _number_fault(bare)
    if not card or _plain(expires) != card.expires:
        found[FIELDS[1]] = "wrong-expiry" if expires.strip() else "missing"
    if not card or digits.strip() != card.digits:
        found[FIELDS[2]] = "wrong-digits" if digits.strip() else "missing"
    if card is None and expires.strip() and digits.strip():
        return {FIELDS[0]: found[FIELDS[0]]}  # without the card nothing is known of the rest
    return found


def pay(world: World, role: Role, service: str, submission: str, amount: Decimal, number: str) -> Payment:
    """Pay with a card that has no faults."""
    paid = Payment(
        id=world.new_id(),
        citizen=role,
        service=service,
        submission=submission,
        amount=amount,
        at=world.clock,
        ending="".join(number.split())[-4:],
    )
    world.payments.append(paid)
    world.announce(PaymentMade(citizen=role, service=service, amount=str(amount)))
    return paid


def paid_for(world: World, submission: str) -> Payment | None:
    return next((each for each in world.payments if each.submission == submission), None)


def refund(world: World, submission: str) -> Payment | None:
    """Let what was paid for a submission go back to the card; None when nothing was."""
    paid = paid_for(world, submission)
    if paid and not paid.refunded:
        paid.refunded = world.clock
        world.announce(PaymentRefunded(citizen=paid.citizen, service=paid.service, amount=str(paid.amount)))
    return paid


def _cards(world: World) -> list[BankCard]:
    return [world.finances[role].card for role in ROLES]


def _number_fault(bare: str) -> Fault:
    if not bare:
        return "missing"
    return "unknown-card" if len(bare) == 16 and bare.isdecimal() else "not-sixteen"


def _plain(expires: str) -> str:
    """`3/29`, `03 29` and `0329` are 03/29."""
    parts = expires.replace("/", " ").split()
    joined = "".join(part.rjust(2, "0") for part in parts) if len(parts) == 2 else "".join(parts)
    return f"{joined[:2]}/{joined[2:]}"
