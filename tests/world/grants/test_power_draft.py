from datetime import timedelta

import pytest

from sandbox.content.portal.power_areas import coverable
from sandbox.world.grants.power_draft import draft_of, save_covers, save_person, save_until, start_over
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

MOVE = "oeveby.dk/flytning"


def person(world: World, **typed: str) -> list[str]:
    """Write who the other one is, by default the parent as the senior writes it; the reasons why not."""
    parent = world.citizen("parent")
    given = {"first_name": parent.first_name, "last_name": parent.last_name, "cpr": parent.cpr} | typed
    return [problem.reason for problem in save_person(world, "senior", "give", **given)]


@pytest.mark.parametrize("shape", [str, str.upper, lambda text: f"  {text} "])
def test_the_other_one_is_known_by_name_and_number(shape: object) -> None:
    world = fresh_world()
    parent = world.citizen("parent")
    assert callable(shape)
    assert person(world, first_name=shape(parent.first_name), cpr=parent.cpr_text) == []
    draft = draft_of(world, "senior", "give")
    assert draft
    assert draft.other == "parent"
    assert draft_of(world, "senior", "ask") is None
    assert draft_of(world, "parent", "give") is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"first_name": ""}, "missing"),
        ({"last_name": ""}, "missing"),
        ({"cpr": ""}, "missing"),
        ({"cpr": "12"}, "not-a-cpr"),
        ({"cpr": "ti bogstaver"}, "not-a-cpr"),
        ({"cpr": "999999-9999"}, "nobody"),
        ({"first_name": "En Anden"}, "another-name"),
        ({"last_name": "Andersen-Ukendt"}, "another-name"),
    ],
)
def test_who_it_is_not_is_told(typed: dict[str, str], reason: str) -> None:
    world = fresh_world()
    assert person(world, **typed) == [reason]
    assert draft_of(world, "senior", "give") is None
    [event] = world.take_announced()
    assert event.name == "answer-rejected"
    assert event.model_dump()["reason"] == reason


def test_neither_oneself_nor_a_child_can_have_it() -> None:
    world = fresh_world()
    assert person(world, cpr=world.citizen("senior").cpr) == ["own-number"]
    assert person(world, cpr=world.household.children[0].cpr) == ["child"]


def test_a_number_that_could_be_real_is_not_looked_at() -> None:
    world = fresh_world()
    parent = world.citizen("parent")
    problems = save_person(world, "senior", "give", parent.first_name, parent.last_name, "", ["cpr"])
    assert [(problem.field, problem.reason) for problem in problems] == [("cpr", "real-data")]


def test_what_a_whole_site_covers_is_not_named_besides() -> None:
    world = fresh_world()
    assert save_covers(world, "senior", "give", [MOVE, "oeveby.dk", "borger.dk/mit-overblik"]) == []
    draft = draft_of(world, "senior", "give")
    assert draft
    assert draft.covers == ["oeveby.dk", "borger.dk/mit-overblik"]


@pytest.mark.parametrize("places", [[], ["post.borger.dk"], ["oeveby.dk/findes-ikke"], [""]])
def test_something_has_to_be_covered(places: list[str]) -> None:
    world = fresh_world()
    assert [each.reason for each in save_covers(world, "senior", "give", places)] == ["missing"]
    assert draft_of(world, "senior", "give") is None


def test_everything_at_once_can_be_covered() -> None:
    world = fresh_world()
    assert save_covers(world, "senior", "ask", list(coverable())) == []


@pytest.mark.parametrize(
    ("days", "reason"), [(0, None), (365, None), (-1, "before-first-day"), (5 * 366, "after-last-day")]
)
def test_the_last_day_is_one_to_come_and_not_too_far_ahead(days: int, reason: str | None) -> None:
    world = fresh_world()
    day = world.date + timedelta(days=days)
    problems = save_until(world, "senior", "give", str(day.day), str(day.month), str(day.year))
    assert [each.reason for each in problems] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("typed", "reason"), [(("", "", ""), "missing"), (("31", "2", "2027"), "not-a-date")]
)
def test_a_day_that_is_none_is_told(typed: tuple[str, str, str], reason: str) -> None:
    assert [each.reason for each in save_until(fresh_world(), "senior", "give", *typed)] == [reason]


def test_it_knows_which_step_is_missing() -> None:
    world = fresh_world()
    save_covers(world, "senior", "give", [MOVE])
    draft = draft_of(world, "senior", "give")
    assert draft
    missing = [draft.missing]
    person(world)
    missing.append(draft.missing)
    save_until(world, "senior", "give", "1", "1", "2027")
    missing.append(draft.missing)
    assert missing == ["person", "udloeb", None]
    start_over(world, "senior", "give")
    assert draft_of(world, "senior", "give") is None
