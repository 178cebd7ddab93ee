"""The promises about 10,000 seats: nobody can be taken for a real person, nor for another invented one."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise

import pytest

from sandbox.content.municipality.settings import exists, practice
from sandbox.rules import COHORT_YEAR
from sandbox.world.people import cpr
from sandbox.world.people.birth_years import COHORT_YEARS
from sandbox.world.people.households import MOST, SEATS, Credentials, credentials, household
from sandbox.world.people.names import plain
from sandbox.world.state.nemid import keys
from sandbox.world.state.people import ROLES, Citizen, Household, Person, Role

SEED = 1
FIRST_50 = "cae588cf242a27c108293e0c57060a0050a74d9a1e27a1233b28fb1ce42c6cbc"

SignIns = list[dict[Role, Credentials]]


@pytest.fixture(scope="module")
def households() -> list[Household]:
    return [household(SEED, number) for number in range(1, SEATS + 1)]


@pytest.fixture(scope="module")
def sign_ins() -> SignIns:
    return [{role: credentials(SEED, number, role) for role in ROLES} for number in range(1, SEATS + 1)]


def citizens_of(households: list[Household]) -> Iterator[Citizen]:
    return (citizen for each in households for citizen in each.citizens.values())


def family_of(one: Household) -> list[Person]:
    return [*one.citizens.values(), *one.children]


def test_citizens_have_numbers_that_nobody_can_hold(households: list[Household]) -> None:
    for citizen in citizens_of(households):
        digits = citizen.cpr
        assert 1958 <= citizen.born.year <= 1999
        assert digits[:6] == f"{citizen.born:%d%m%y}"
        assert digits[6] in "5678"
        assert all(cpr.remainder(digits[:9] + str(last)) != 0 for last in range(10))
        assert digits[:4] != "0101"


def test_a_citizens_number_would_decode_to_somebody_long_dead(households: list[Household]) -> None:
    decoded = {cpr.decode(citizen.cpr) for citizen in citizens_of(households)}
    assert all(born is not None and 1858 <= born.year <= 1899 for born in decoded)


def test_children_have_the_day_plus_sixty_and_a_number_that_passes_for_nobodys(
    households: list[Household],
) -> None:
    for child in (child for each in households for child in each.children):
        assert int(child.cpr[:2]) == child.born.day + 60
        assert child.cpr[2:6] == f"{child.born:%m%y}"
        assert cpr.year_of(int(child.cpr[6]), int(child.cpr[4:6])) == child.born.year
        assert cpr.decode(child.cpr) is None
        assert cpr.remainder(child.cpr) != 0
        assert (child.born.month, child.born.day) != (1, 1)


def test_the_last_digit_tells_the_gender(households: list[Household]) -> None:
    for person in (person for each in households for person in family_of(each)):
        assert int(person.cpr[9]) % 2 == (0 if person.gender == "female" else 1)


def test_no_two_people_share_a_number(households: list[Household]) -> None:
    assert_all_different(person.cpr for each in households for person in family_of(each))


def test_no_two_citizens_share_a_phone_or_a_mailbox(households: list[Household]) -> None:
    assert_all_different(citizen.phone for citizen in citizens_of(households))
    assert_all_different(citizen.email for citizen in citizens_of(households))


@pytest.mark.parametrize("what", ["nemid_number", "user_id", "card_number", "mitid_user_id"])
def test_no_two_citizens_share_what_they_sign_in_with(sign_ins: SignIns, what: str) -> None:
    assert_all_different(getattr(each, what) for roles in sign_ins for each in roles.values())


def assert_all_different(values: Iterator[str]) -> None:
    assert [value for value, times in Counter(values).items() if times > 1] == []


def test_names_in_a_household_are_easy_to_tell_apart(households: list[Household]) -> None:
    for each in households:
        people = family_of(each)
        assert len({plain(person.first_name)[:3] for person in people}) == len(people)
        assert len({person.last_name for person in people}) == 1


def test_every_household_is_a_possible_family(households: list[Household]) -> None:
    for each in households:
        senior, parent, young = (each.citizens[role].born.year for role in ROLES)
        births = [child.born for child in each.children]
        assert min(parent, young) - senior >= 20
        assert births == sorted(births)
        assert births[0].year - parent >= 20
        assert all((later - earlier).days > 300 for earlier, later in pairwise(births))
        assert 1 <= len(births) <= 3


def test_ages_fit_the_year_of_the_cohort(households: list[Household]) -> None:
    years = {role: {each.citizens[role].born.year for each in households} for role in ROLES}
    assert years["senior"] == {1958, 1959, 1960}
    assert years["parent"] == set(range(1986, 1997))
    assert years["young"] == {1997, 1998, 1999}
    assert all(2021 <= each.children[-1].born.year <= 2024 for each in households)


def test_genders_and_numbers_of_children_are_mixed(households: list[Household]) -> None:
    for role in ROLES:
        assert Counter(each.citizens[role].gender for each in households)["female"] in range(4_500, 5_500)
    assert set(Counter(len(each.children) for each in households[:30])) == {1, 2, 3}


def test_everybody_lives_at_an_address_of_the_register(households: list[Household]) -> None:
    for citizen in citizens_of(households[::20]):
        assert exists(citizen.address), citizen.address.text
        assert practice(citizen.doctor).name == citizen.doctor
    assert all(len({c.address.street for c in each.citizens.values()}) == 3 for each in households)


def test_everybody_moved_in_before_the_cohort_year_and_after_growing_up(households: list[Household]) -> None:
    for citizen in citizens_of(households):
        assert citizen.born.year + 18 <= citizen.moved_in.year < COHORT_YEAR


def test_phones_and_mailboxes_are_of_kinds_that_do_not_exist(households: list[Household]) -> None:
    for citizen in citizens_of(households):
        assert re.fullmatch(r"0[2-8]\d{6}", citizen.phone)
        assert re.fullmatch(r"[a-z]+\.[a-z]+[2-9]{2,6}@postkasse\.example", citizen.email)


def test_user_ids_follow_nemids_rules_and_cannot_be_misread(sign_ins: SignIns) -> None:
    for each in (each for roles in sign_ins for each in roles.values()):
        for user_id in (each.user_id, each.mitid_user_id):
            assert 5 <= len(user_id) <= 48
            assert re.fullmatch(r"[a-z]+[2-9]{2,}", user_id)
        assert each.user_id != each.mitid_user_id


def test_passwords_follow_nemids_rules_and_can_be_read_aloud(sign_ins: SignIns) -> None:
    for each in (each for roles in sign_ins for each in roles.values()):
        assert re.fullmatch(r"[a-z]{5,12}[2-9]{2}", each.password)
        assert not re.search(r"(.)\1{3}", each.password)
        assert each.user_id not in each.password


def test_nemid_and_card_numbers_look_as_they_should(sign_ins: SignIns) -> None:
    for each in (each for roles in sign_ins for each in roles.values()):
        assert re.fullmatch(r"[1-9]\d{8}", each.nemid_number)
        assert re.fullmatch(r"[A-HJ-NP-Z]\d{9}", each.card_number)


def test_no_two_key_cards_have_the_same_keys(sign_ins: SignIns) -> None:
    cards = [keys(each.card_number, "secret") for roles in sign_ins[:300] for each in roles.values()]
    assert len({tuple(key for _, key in card) for card in cards}) == len(cards)


def test_the_first_class_can_type_its_user_ids_with_two_digits(sign_ins: SignIns) -> None:
    for each in (each for roles in sign_ins[:40] for each in roles.values()):
        assert re.fullmatch(r"[a-z]{3,}\d\d|[a-z]{2}\d{3}", each.user_id)


def test_the_same_arguments_give_the_same_bytes(households: list[Household], sign_ins: SignIns) -> None:
    """Printed and laminated seat cards stand on this: a change here makes them all wrong."""
    digest = sha256()
    for one, roles in zip(households[:50], sign_ins, strict=False):
        for part in (one, *roles.values()):
            digest.update(part.model_dump_json().encode())
    assert digest.hexdigest() == FIRST_50


def test_another_seed_and_another_household_are_other_people() -> None:
    numbers = {
        household(seed, number).citizens["senior"].cpr
        for seed in (1, 2)
        for number in (7, SEATS + 7, 2 * SEATS + 7)
    }
    assert len(numbers) == 6


def test_households_reach_to_a_hundred_thousand_and_no_further() -> None:
    assert household(SEED, MOST).number == MOST
    refused: list[Callable[[], object]] = [
        lambda: household(SEED, 0),
        lambda: household(SEED, MOST + 1),
        lambda: credentials(SEED, 0, "senior"),
    ]
    for attempt in refused:
        with pytest.raises(ValueError, match="numbered 1-100000"):
            attempt()


@pytest.mark.parametrize("cohort_year", COHORT_YEARS)
def test_any_cohort_year_gives_possible_families(cohort_year: int) -> None:
    people = [household(SEED, number, cohort_year) for number in (*range(1, 30), MOST)]
    test_citizens_have_numbers_that_nobody_can_hold(people)
    test_children_have_the_day_plus_sixty_and_a_number_that_passes_for_nobodys(people)
    test_every_household_is_a_possible_family(people)
