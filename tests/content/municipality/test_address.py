from sandbox.content.municipality.address import Address


def test_a_flat_is_written_as_the_post_writes_it() -> None:
    flat = Address(street="Solsortevej", number="14", floor="2", door="th", postcode="0010", town="Øveby")
    assert flat.line == "Solsortevej 14, 2. th."
    assert flat.town_line == "0010 Øveby"
    assert flat.text == "Solsortevej 14, 2. th., 0010 Øveby"


def test_a_house_has_neither_floor_nor_door() -> None:
    assert Address(street="Solsortevej", number="14", postcode="0010", town="Øveby").line == "Solsortevej 14"
