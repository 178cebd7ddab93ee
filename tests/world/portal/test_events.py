from sandbox.world.portal import events
from tests.world.worlds import fresh_world


def test_a_municipality_is_chosen_and_stays() -> None:
    world = fresh_world()
    before = world.portal_municipality
    events.choose_municipality(world, "oeveby")
    assert (before, world.portal_municipality) == (None, "oeveby")
    (event,) = world.take_announced()
    assert event.model_dump() == {"citizen": None, "municipality": "oeveby"}


def test_a_rating_says_of_which_article_and_nothing_else() -> None:
    world = fresh_world()
    events.rate(world, "pas", clear=False)
    (event,) = world.take_announced()
    assert event.model_dump() == {"citizen": None, "article": "pas", "clear": False}
