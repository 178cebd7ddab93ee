from sandbox.content.municipality.settings import address_book
from sandbox.world.people.homes import home


def test_a_home_is_the_same_whenever_it_is_looked_up() -> None:
    (address,) = address_book().find("Solsortevej 7, 0010 Øveby")
    assert home(address) == home(address)
    assert home(address).kind == "house"


def test_flats_of_one_house_are_as_old_and_differ_inside() -> None:
    flats = address_book().find("Bogtrykkergade 4, 0010 Øveby")
    assert len(flats) > 4
    homes = [home(flat) for flat in flats]
    assert {each.kind for each in homes} == {"flat"}
    assert len({each.built for each in homes}) == 1
    assert len({each.area for each in homes}) > 1
