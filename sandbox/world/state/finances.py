"""Models of a citizen's money: income, account and payment card."""

from sandbox.world.state.base import Part

HOLIDAY_DAY = (180, 390)
POWER = (410, 980)


class BankCard(Part):
    """`expires` is MM/YY as it stands on the card."""

    number: str
    expires: str
    digits: str

    @property
    def number_text(self) -> str:
        return " ".join(self.number[at : at + 4] for at in range(0, 16, 4))


class Finances(Part):
    """Whole kroner: `income` a year before tax, `wealth` all in all, `rent` a month without water and heating,
    `holiday_day` for a day of holiday after tax. `power` is the kWh of a quarter of a year.
    """

    income: int
    wealth: int
    rent: int
    account: str
    card: BankCard
    holiday_day: int = HOLIDAY_DAY[0]
    power: int = POWER[0]
