from sandbox.world.browser import come_to_false_site, leave_false_site
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

HOST, OTHER = "mitid.dkk", "pakke-told.dkk"


def names(world: World) -> list[str]:
    return [event.name for event in world.take_announced()]


def test_a_visit_is_announced_when_one_comes_and_not_when_one_looks_again() -> None:
    world = fresh_world()
    come_to_false_site(world, HOST)
    assert names(world) == ["false-site-visited"]
    come_to_false_site(world, HOST)
    assert names(world) == []
    assert world.false_site == HOST


def test_from_one_false_site_to_another_is_leaving_the_first() -> None:
    world = fresh_world()
    come_to_false_site(world, HOST)
    world.take_announced()
    come_to_false_site(world, OTHER)
    left, visited = world.take_announced()
    assert (left.name, left.model_dump()["host"]) == ("false-site-left", HOST)
    assert (visited.name, visited.model_dump()["host"]) == ("false-site-visited", OTHER)


def test_one_leaves_once_and_only_where_one_has_been() -> None:
    world = fresh_world()
    leave_false_site(world)
    assert names(world) == []
    come_to_false_site(world, HOST)
    world.take_announced()
    leave_false_site(world)
    leave_false_site(world)
    assert names(world) == ["false-site-left"]
    assert world.false_site is None
