from datetime import date, timedelta

import pytest

from sandbox.world.people.cpr import PER_DATE, child_number, citizen_number, decode, remainder, year_of

EVERY = [date(1958, 1, 2) + timedelta(days=day) for day in range(0, 15_300, 7)]
DAYS = [day for day in EVERY if (day.month, day.day) != (1, 1)]


@pytest.mark.parametrize(
    ("sevenths", "years", "first"),
    [
        ((0, 1, 2, 3), range(100), 1900),
        ((4, 9), range(37), 2000),
        ((4, 9), range(37, 100), 1900),
        ((5, 6, 7, 8), range(58), 2000),
        ((5, 6, 7, 8), range(58, 100), 1800),
    ],
)
def test_the_seventh_digit_decides_the_century(sevenths: tuple[int, ...], years: range, first: int) -> None:
    for seventh in sevenths:
        assert [year_of(seventh, year) for year in years] == [first + year for year in years]


def test_the_official_example_passes_modulus_11() -> None:
    assert remainder("0707614285") == 0  # published by the CPR office as an example
    assert decode("0707614285") == date(1961, 7, 7)


def test_what_is_no_date_decodes_to_nothing() -> None:
    assert [decode(f"{day}5044") for day in ("310258", "001258", "610258", "011358")] == [None] * 4


def test_no_last_digit_would_make_a_practice_number_real() -> None:
    for day in DAYS:
        for digits in (citizen_number(day, "female", 0), child_number(day, "male", PER_DATE - 1)):
            assert all(remainder(digits[:9] + str(last)) != 0 for last in range(10))


def test_a_practice_number_decodes_to_the_century_before_last() -> None:
    for day in DAYS:
        born = decode(citizen_number(day, "male", 42))
        assert born == day.replace(year=day.year - 100)


def test_a_date_has_a_hundred_different_numbers_of_each_gender() -> None:
    for day in DAYS[:30]:
        for number in (citizen_number, child_number):
            women = {number(day, "female", index) for index in range(PER_DATE)}
            men = {number(day, "male", index) for index in range(PER_DATE)}
            assert len(women) == len(men) == PER_DATE
            assert all(int(digits) % 2 == 0 for digits in women)
            assert all(int(digits) % 2 == 1 for digits in men)


def test_a_child_has_the_day_plus_sixty_and_the_year_that_the_seventh_digit_gives() -> None:
    digits = child_number(date(2021, 5, 9), "female", 3)
    assert digits.startswith("690521")
    assert year_of(int(digits[6]), 21) == 2021
    assert decode(digits) is None


@pytest.mark.parametrize("born", [date(1957, 12, 31), date(2000, 1, 2), date(1970, 1, 1)])
def test_a_day_on_which_the_number_could_be_real_is_refused(born: date) -> None:
    with pytest.raises(ValueError, match="no practice number"):
        citizen_number(born, "female", 0)
