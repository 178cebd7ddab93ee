"""The people of a seat: a function of installation seed and household number alone, so seat cards last for years."""

from datetime import date

from sandbox.content.municipality.address import Address
from sandbox.content.municipality.address_book import Street
from sandbox.content.municipality.settings import address_book, municipality, practices_in
from sandbox.content.names import password_words
from sandbox.rules import COHORT_YEAR
from sandbox.world.people import birth_years
from sandbox.world.people.cpr import PER_DATE, child_number, citizen_number
from sandbox.world.people.names import DIGITS, Family, Member, family, handle, plain
from sandbox.world.seeded_random import below, permute, pick
from sandbox.world.state.base import Part
from sandbox.world.state.people import ROLES, Child, Citizen, Household, Role


class Credentials(Part):
    """What one citizen signs in with. The password is invented and printed, so it is kept as it is.

    `nemid_number` has nine digits, `card_number` a letter and nine digits.
    """

    nemid_number: str
    user_id: str
    password: str
    card_number: str
    mitid_user_id: str


SEATS = 10_000
MOST = 100_000  # household n + 10,000 k is another household for seat n
MAIL_HOST = "postkasse.example"
CARD_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I and no O, which pass for 1 and 0
YEARS_AT_HOME: dict[Role, tuple[int, int]] = {"senior": (8, 27), "parent": (2, 7), "young": (1, 3)}


def household(seed: int, number: int, cohort_year: int = COHORT_YEAR) -> Household:
    """:raises ValueError: unless the number is 1-100,000."""
    _check(number)
    names = family(seed, number)
    homes = _homes(seed, number)
    citizens = {role: _citizen(seed, number, cohort_year, role, names, homes[role]) for role in ROLES}
    children = _children(seed, number, cohort_year, names, citizens["parent"].born.year)
    return Household(number=number, citizens=citizens, children=children)


def credentials(seed: int, number: int, role: Role, cohort_year: int = COHORT_YEAR) -> Credentials:
    """:raises ValueError: unless the number is 1-100,000."""
    _check(number)
    names = family(seed, number)
    first_name = plain(names.citizens[role].first_name)
    nine_digits = 10**8 + permute(_place(number, role), 9 * 10**8, seed, "nemid")
    card = permute(_place(number, role), 10**9, seed, "card")
    digits = [pick(DIGITS, seed, number, role, "password", turn) for turn in range(2)]
    return Credentials(
        nemid_number=str(nine_digits),
        user_id=handle(first_name, number),
        password=pick(password_words(), seed, number, role, "password") + "".join(digits),
        card_number=f"{pick(CARD_LETTERS, seed, number, role, 'card')}{card:09}",
        mitid_user_id=handle(first_name + plain(names.name)[0], number),
    )


def _check(number: int) -> None:
    if not 1 <= number <= MOST:
        raise ValueError(f"households are numbered 1-{MOST}, not {number}")


def _place(number: int, role: Role) -> int:
    """Every citizen's own place in the ranges that all share."""
    return (number - 1) * len(ROLES) + ROLES.index(role)


def _citizen(seed: int, number: int, cohort_year: int, role: Role, names: Family, home: Address) -> Citizen:
    member = names.citizens[role]
    born, index = _birth(seed, number, role, birth_years.citizens(cohort_year)[role])
    mailbox = handle(f"{plain(member.first_name)}.{plain(names.name)}", number)
    return Citizen(
        role=role,
        first_name=member.first_name,
        last_name=names.name,
        gender=member.gender,
        born=born,
        cpr=citizen_number(born, member.gender, index),
        # 02-08: no real Danish number begins with 0, and the municipality's own begin with 09
        phone=f"0{2 * 10**6 + permute(_place(number, role), 7 * 10**6, seed, 'phone')}",
        email=f"{mailbox}@{MAIL_HOST}",
        address=home,
        moved_in=_moved_in(seed, number, cohort_year, role),
        doctor=_doctor(seed, number, role, home),
    )


def _birth(seed: int, number: int, who: str, window: birth_years.Window) -> tuple[date, int]:
    """A birthday and an index among those born that day, which together no other household has for this window."""
    days = birth_years.birthdays(window)
    index, day = divmod(permute(number - 1, len(days) * PER_DATE, seed, who), len(days))
    return days[day], index


def _children(seed: int, number: int, cohort_year: int, names: Family, parent_born: int) -> list[Child]:
    """The eldest first; every parent has one below school age."""
    windows = birth_years.children(cohort_year, parent_born)
    several = 1 + below(len(windows), seed, number, "children")
    return [
        _child(seed, number, window, names.name, member)
        for window, member in reversed(list(zip(windows[:several], names.children, strict=False)))
    ]


def _child(seed: int, number: int, window: birth_years.Window, last_name: str, member: Member) -> Child:
    born, index = _birth(seed, number, f"child {window[0]}", window)
    return Child(
        first_name=member.first_name,
        last_name=last_name,
        gender=member.gender,
        born=born,
        cpr=child_number(born, member.gender, index),
    )


def _homes(seed: int, number: int) -> dict[Role, Address]:
    """Three different streets; the young one has a flat."""
    taken: set[str] = set()
    homes: dict[Role, Address] = {}
    for role in ROLES:
        streets = municipality().streets
        suited = [each for each in streets if (each.floors or role != "young") and each.name not in taken]
        street = pick(suited, seed, number, role, "street")
        taken.add(street.name)
        homes[role] = _home(seed, number, role, street)
    return homes


def _home(seed: int, number: int, role: Role, street: Street) -> Address:
    first, last = street.numbers
    house = first + below(last - first + 1, seed, number, role, "house")
    return pick(list(address_book().at(street, str(house))), seed, number, role, "flat")


def _moved_in(seed: int, number: int, cohort_year: int, role: Role) -> date:
    """The first or the fifteenth of a month, as people move."""
    shortest, longest = YEARS_AT_HOME[role]
    years = shortest + below(longest - shortest + 1, seed, number, role, "years at home")
    month = 1 + below(12, seed, number, role, "month of moving")
    return date(cohort_year - years, month, pick((1, 15), seed, number, role, "day of moving"))


def _doctor(seed: int, number: int, role: Role, home: Address) -> str:
    """A practice in the citizen's own town."""
    return pick(practices_in(home.postcode), seed, number, role, "doctor")
