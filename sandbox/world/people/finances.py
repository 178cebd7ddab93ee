"""Invented money: what a citizen earns, owns and pays, the account that public money goes to, and a card to pay with.

None of it can be anybody's. No Danish bank has a registration number that begins with 00, and no payment card in the
world has a number that begins with 0 or whose check digit is wrong (ISO/IEC 7812).
"""

from datetime import date

from sandbox.content.rules.rates import rates
from sandbox.world.seeded_random import below
from sandbox.world.state.finances import HOLIDAY_DAY, POWER, BankCard, Finances
from sandbox.world.state.people import Role

INCOME: dict[Role, tuple[int, int]] = {
    "senior": (186_000, 298_000),
    "parent": (312_000, 468_000),
    "young": (98_000, 178_000),
}
WEALTH: dict[Role, tuple[int, int]] = {
    "senior": (38_000, 260_000),
    "parent": (12_000, 140_000),
    "young": (1_000, 36_000),
}
RENT: dict[Role, tuple[int, int]] = {
    "senior": (4_800, 7_200),
    "parent": (6_900, 9_600),
    "young": (3_400, 5_200),
}


HOLIDAYS = "oevetal-feriedage"
POWER_PRICE = 2  # kroner for a kWh, all in all: a figure of the practice world
SUBSCRIPTION = 90


def finances(seed: int, seat: int, role: Role, day: date) -> Finances:
    """The same for a seat on every day, but for the year that the card expires in."""
    key = (seed, seat, role, "money")
    return Finances(
        income=_between(*INCOME[role], 1000, *key, "income"),
        wealth=_between(*WEALTH[role], 1000, *key, "wealth"),
        rent=_between(*RENT[role], 50, *key, "rent"),
        account=f"00{below(90, *key, 'bank') + 10} 00{below(10**8, *key, 'account'):08}",
        card=BankCard(
            number=_card_number(below(10**11, *key, "card")),
            expires=f"{below(12, *key, 'month') + 1:02}/{(day.year + 3) % 100:02}",
            digits=f"{below(1000, *key, 'digits'):03}",
        ),
        holiday_day=_between(*HOLIDAY_DAY, 5, *key, "holiday"),
        power=_between(*POWER, 1, *key, "power"),
    )


def figures(money: Finances, year: int) -> dict[str, int]:
    """What letters and records say of somebody's money."""
    return {
        "income": money.income,
        "monthly_income": money.income // 12,
        "wealth": money.wealth,
        "rent": money.rent,
        "holiday_pay": money.holiday_day * int(rates()[HOLIDAYS].rate(year).number),
        "power_use": money.power,
        "power_bill": money.power * POWER_PRICE + SUBSCRIPTION,
    }


def _between(least: int, most: int, step: int, *key: int | str) -> int:
    return least + step * below((most - least) // step + 1, *key)


def _card_number(inner: int) -> str:
    """Sixteen digits that begin with 0000 and fail the check of every real card (Luhn)."""
    stem = f"0000{inner:011}"
    wrong = (_check_digit(stem) + 1 + inner % 8) % 10
    return f"{stem}{wrong}"


def _check_digit(stem: str) -> int:
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(stem))]
    return -sum(each - 9 if each > 9 else each for each in doubled) % 10
