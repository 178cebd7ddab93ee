from sandbox.content.municipality.settings import find
from sandbox.world.selfservice import registry
from sandbox.world.selfservice.registry import AccountChanged, AddressChanged, NameChanged
from tests.world.worlds import fresh_world

NEW = find("Rugkernevej 8, 0030 Nørre Øve")[0]


def test_all_who_move_get_the_address_and_it_is_announced_once() -> None:
    world = fresh_world()
    registry.change_address(world, "parent", ["parent", "young"], NEW, world.date)
    assert [world.citizen(role).address for role in ("parent", "young")] == [NEW, NEW]
    assert world.citizen("parent").moved_in == world.date
    assert world.take_announced() == [AddressChanged(citizen="parent", address=NEW.text)]


def test_a_part_of_the_name_that_is_not_given_stays() -> None:
    world = fresh_world()
    first = world.citizen("young").first_name
    registry.change_name(world, "young", "", "Prøvesen")
    assert world.citizen("young").name == f"{first} Prøvesen"
    assert world.take_announced() == [NameChanged(citizen="young", new_name=f"{first} Prøvesen")]


def test_a_new_account_is_announced_and_the_same_one_is_not() -> None:
    world = fresh_world()
    for _each in range(2):
        registry.change_finances(world, "senior", "0011 0012345678", 0)
    assert world.finances["senior"].account == "0011 0012345678"
    assert world.take_announced() == [AccountChanged(citizen="senior")]


def test_an_income_that_is_not_given_stays() -> None:
    world = fresh_world()
    before = world.finances["senior"].income
    registry.change_finances(world, "senior", "", 0)
    assert world.finances["senior"].income == before
    registry.change_finances(world, "senior", "", 123_000)
    assert world.finances["senior"].income == 123_000
