import pytest

from sandbox.content.municipality.address import Address
from sandbox.content.municipality.address_book import MOST_FOUND, AddressBook, Street, Town

BOOK = AddressBook(
    [Town(name="Øveby", postcode="0010"), Town(name="Nørre Øve", postcode="0020")],
    [
        Street(name="Rådyrvej", postcode="0010", numbers=(1, 80)),
        Street(name="Rågængen", postcode="0010", numbers=(3, 9)),
        Street(name="Rosenallé", postcode="0020", numbers=(1, 9)),
        Street(name="Øvre Æblegade", postcode="0020", numbers=(2, 4), floors=2, doors=("tv", "th")),
    ],
)
FLAT = Address(street="Øvre Æblegade", number="3", floor="2", door="th", postcode="0020", town="Nørre Øve")


@pytest.mark.parametrize(
    "text",
    [
        "Øvre Æblegade 3, 2. th., 0020 Nørre Øve",
        "øvre æblegade 3 2 th",
        "OEVRE AEBLEGADE 3, 2. TH",
        "  Øvreæblegade3,2.th  ",
        "Øvre Æblegade 3, 2. sal th., Nørre Øve",
        "Øvre Æblegade 3, 2. th., 0020",
    ],
)
def test_a_flat_is_found_however_it_is_typed(text: str) -> None:
    assert BOOK.find(text) == [FLAT]


@pytest.mark.parametrize("text", ["Rådyrvej 7", "raadyrvej 7", "RÅDYRVEJ 7, 0010 øveby", "Rå dyrvej 7"])
def test_a_house_is_found_however_it_is_typed(text: str) -> None:
    assert [address.text for address in BOOK.find(text)] == ["Rådyrvej 7, 0010 Øveby"]


@pytest.mark.parametrize(
    "text", ["Rosenallé 3", "rosenalle 3", "Rosenalle\u0301 3", "ROSENALLÉ 3", "Rosenallè 3"]
)
def test_a_street_with_an_accent_is_found_with_it_and_without(text: str) -> None:
    assert [address.text for address in BOOK.find(text)] == ["Rosenallé 3, 0020 Nørre Øve"]


def test_a_letter_of_two_signs_is_the_letter() -> None:
    assert [address.street for address in BOOK.find("Ra\u030adyrvej 7")] == ["Rådyrvej"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "Rådyrvej 81",
        "Rådyrvej 0",
        "Rådyrvej 7, 1. th.",
        "Rådyrvej 7, 0020 Nørre Øve",
        "Øvre Æblegade 3, 3. th.",
        "Øvre Æblegade 3, 2. mf.",
        "Ukendtvej 1",
        "x" * 10_000,
        "1 " * 5_000,
    ],
)
def test_what_the_register_does_not_have_is_not_found(text: str) -> None:
    assert BOOK.find(text) == []


def test_a_house_without_a_flat_gives_all_its_flats() -> None:
    assert [address.line for address in BOOK.find("Øvre Æblegade 2")] == [
        f"Øvre Æblegade 2, {floor}. {door}." for floor in ("st", "1", "2") for door in ("tv", "th")
    ]


def test_the_beginning_of_a_street_gives_every_street_that_begins_so() -> None:
    assert {address.street for address in BOOK.find("Råg")} == {"Rågængen"}
    assert BOOK.find("R") == []


def test_a_long_street_gives_no_endless_list() -> None:
    assert len(BOOK.find("Rådyrvej")) == MOST_FOUND


def test_an_address_exists_only_with_all_its_parts_right() -> None:
    assert BOOK.exists(FLAT)
    for change in (
        {"door": "mf"},
        {"floor": ""},
        {"number": "5"},
        {"postcode": "0010"},
        {"street": "Ny Vej"},
    ):
        assert not BOOK.exists(FLAT.model_copy(update=change))
