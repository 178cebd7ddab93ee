"""When a citizen reaches the age of folkepension, by the year of birth, and from when it can be applied for."""

from datetime import date

from sandbox.content.rules.calendar import resolve
from sandbox.content.rules.rates import rates
from sandbox.world.state.people import Citizen

AGES = (
    (date(1971, 1, 1), "folkepension-alder-70"),
    (date(1967, 1, 1), "folkepension-alder-69"),
    (date(1963, 1, 1), "folkepension-alder-68"),
)
"""From which birthday an age holds that is not the first; the latest first."""
EARLIEST = "folkepension-tidligst"


def facts_of(citizen: Citizen, year: int) -> dict[str, str]:
    """What letters and records say of it, the days as ISO dates."""
    age = age_of(citizen.born, year)
    reached = resolve(f"+{12 * age} months", citizen.born)
    earliest = resolve(f"-{rates()[EARLIEST].rate(year).number} months", reached)
    return {
        "pension_age": str(age),
        "pension_day": reached.isoformat(),
        "pension_from": earliest.isoformat(),
    }


def age_of(born: date, year: int) -> int:
    """By the rules as they are in that year."""
    slug = next((slug for since, slug in AGES if born >= since), "folkepension-alder")
    return int(rates()[slug].rate(year).number)
