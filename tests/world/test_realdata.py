"""What a participant must not leave behind, and what must never be taken for it.

Neither CPR numbers nor phone numbers stand here in full, since somebody could have them: they are put together.
"""

from datetime import date

import pytest

from sandbox.world.credentials import Credentials
from sandbox.world.households import credentials, household
from sandbox.world.keycard import keys
from sandbox.world.people import ROLES, Household
from sandbox.world.realdata import Finding, find, may_become, without

TODAY = date(2026, 11, 22)

PHONE = ("20", "12", "34", "56")
TOGETHER, PAIRS = "".join(PHONE), " ".join(PHONE)
BORN = "020345"

CPR = [
    f"{BORN}4444",
    f"{BORN}-4444",
    f"{BORN} 4444",
    f"{BORN} - 4444",
    f"{BORN}–4444",
    "02.03.45-4444",
    "02-03-45-4444",
    "02 03 45 4444",
]
PHONES = [
    TOGETHER,
    PAIRS,
    f"{TOGETHER[:4]} {TOGETHER[4:]}",
    "-".join(PHONE),
    ".".join(PHONE),
    f"{TOGETHER[:3]} {TOGETHER[3:5]} {TOGETHER[5:]}",
    f"+45{TOGETHER}",
    f"+45 {PAIRS}",
    f"0045 {TOGETHER}",
    f"0045{TOGETHER}",
    f"(+45) {PAIRS}",
    f"45 {PAIRS}",
    "\u00a0".join(PHONE),
]


@pytest.mark.parametrize("number", CPR + PHONES)
def test_the_number_is_taken_out_and_the_rest_is_left(number: str) -> None:
    rest = without(f"Kære alle\n\nRing på {number}, tak", TODAY)
    assert rest.startswith("Kære alle\n\nRing på ")
    assert rest.endswith("…, tak")
    assert find(rest, TODAY) is None
    assert not may_become(rest, TODAY)
    assert without(number, TODAY) == ""
    assert without(f" {number}.", TODAY) == ""


def test_an_address_is_taken_out_and_what_is_left_is_no_half_of_something_real() -> None:
    assert without("Skriv til nogen@posthus.dk i dag", TODAY) == "Skriv til … i dag"
    assert without(f"{PAIRS} eller {TOGETHER[:6]}", TODAY) == ""
    assert without("Uden tal", TODAY) == "Uden tal"


@pytest.mark.parametrize("number", CPR)
def test_a_cpr_number_is_found_however_it_is_written(number: str) -> None:
    assert find(number, TODAY) == Finding("cpr")
    assert find(f"Mit nummer er {number}.", TODAY) == Finding("cpr")


@pytest.mark.parametrize("number", PHONES)
def test_a_phone_number_is_found_however_it_is_written(number: str) -> None:
    assert find(number, TODAY) == Finding("phone")
    assert find(f"Ring til mig på {number}, tak", TODAY) == Finding("phone")


@pytest.mark.parametrize(
    "text",
    [
        f"{TOGETHER} {TOGETHER}",
        f"{PAIRS} {PAIRS}",
        f"Hus 8 {PAIRS}",
        f"{TOGETHER},{TOGETHER}",
        f"tlf.{TOGETHER}",
        f"{PAIRS}\n{PAIRS}",
        f"25.000 kr. {PAIRS}",
    ],
)
def test_a_phone_number_among_others_is_found(text: str) -> None:
    assert find(text, TODAY) == Finding("phone")


@pytest.mark.parametrize(
    "text",
    ["karen@mail.invalid", "Skriv til KAREN.H+post@Mail.Invalid.", "<k_h@a.b.invalid>", "åse@blåbær.invalid"],
)
def test_an_email_address_is_found(text: str) -> None:
    assert find(text, TODAY) == Finding("email")


@pytest.mark.parametrize(
    "text", ["k@postkasse.example", "K@POSTKASSE.EXAMPLE", "k@a.test", "karen@hjemme", "@ kl. 10"]
)
def test_an_invented_email_address_is_left_alone(text: str) -> None:
    assert find(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",  # NemID number
        "246 813 579",
        "A234567890",  # key card
        "4567 123456",  # key number and key
        "234567",
        "2345 678",
        "0010 Øveby",
        "2.345,50 kr.",
        "25.000.000",
        "25 000 000 kr.",
        "25000000 kr.",
        "kr. 25000000",
        "23456789,50",
        "24.12.2026",
        "24-12-2026",
        "24/12-2026",
        "24 12 2026",
        "24122026",
        "2026-11-22",
        "20261122",
        "2026-11-22 10:30",
        "22-11-2026 10.30",
        "2026-2027",
        "2 4 6 8 10 12",
        f"{PAIRS} 78",
        f"{TOGETHER}7",
        f"1{TOGETHER}",
        "12345678",
        "02 34 56 78",
        f"+46 {PAIRS} 78",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find(text, TODAY) is None


@pytest.mark.parametrize(
    "number",
    [
        "320345-4444",  # no such day
        "021345-4444",  # no such month
        "290223-0444",  # no such date in 1923
        "020358-5444",  # 1858
        "231126-4444",  # tomorrow
        "620345-4444",  # a day plus 60
        f"{BORN}44445",  # eleven digits
    ],
)
def test_ten_digits_that_nobody_alive_has_are_left_alone(number: str) -> None:
    assert find(number, TODAY) is None


def test_a_child_born_today_is_found() -> None:
    assert find(f"{TODAY:%d%m%y}-4444", TODAY) == Finding("cpr")


def test_a_finding_does_not_carry_what_was_found() -> None:
    assert BORN not in repr(find(f"{BORN}-4444", TODAY))


@pytest.mark.parametrize("block", range(4))
def test_the_invented_people_are_never_found(block: int) -> None:
    for number in range(block * 2_500 + 1, block * 2_500 + 201):
        for text in _own_texts(household(1, number), [credentials(1, number, role) for role in ROLES]):
            assert find(text, TODAY) is None, text


def _own_texts(people: Household, all_credentials: list[Credentials]) -> list[str]:
    persons = [*people.citizens.values(), *people.children]
    texts = [people.model_dump_json(), *(person.cpr_text for person in persons)]
    texts += [citizen.address.text for citizen in people.citizens.values()]
    texts += [citizen.phone_text for citizen in people.citizens.values()]
    texts += [
        text for each in all_credentials for text in (each.model_dump_json(), *each.model_dump().values())
    ]
    return texts + [" ".join(pair) for pair in keys(all_credentials[0].card_number, "secret")]


@pytest.mark.parametrize(
    "text",
    [
        f"Mit nummer er {BORN}",
        f"Mit nummer er {BORN}-44",
        f"{BORN} 444",
        "Ring til mig på 20 30 4",
        "+45 20304",
        "skriv til jens@",
        "skriv til jens@post.exam",
        f"{BORN}-4444",
    ],
)
def test_what_is_half_typed_may_become_real(text: str) -> None:
    assert may_become(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jeg flytter den 1. december 2026.",
        "Det kostede 12.345 kr.",
        "kr. 23456",
        "Sagen har nummer 2026-004711.",
        "Ring på 09 70 40 10",
        "Min e-mail er karen@postkasse.example.",
        "Postnummer 0010",
    ],
)
def test_what_is_no_beginning_of_anything_real_is_left_alone(text: str) -> None:
    assert not may_become(text, TODAY)
