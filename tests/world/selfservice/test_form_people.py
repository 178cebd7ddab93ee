from datetime import date
from decimal import Decimal
from typing import Any

from sandbox.content.municipality.institutions import institutions
from sandbox.content.services.model import Service
from sandbox.world.selfservice import form
from tests.world.worlds import fresh_world


def service(**sums: str) -> Service:
    """One that asks for a child and a place, and counts."""
    fields: list[dict[str, Any]] = [
        {"name": "child", "type": "radio", "label": "Barn", "options_from": "children"},
        {"name": "place", "type": "radio", "label": "Sted", "options_from": "daycare"},
    ]
    return Service.model_validate(
        {
            "slug": "plads",
            "title": "Plads",
            "host": "municipality",
            "authority": "pladsanvisningen",
            "minutes": 5,
            "intro": "Her skriver du et barn op.",
            "calculations": sums,
            "steps": [{"name": "barn", "title": "Barn", "fields": fields}],
            "effects": [{"effect": "send-letter", "letter": "garantidato"}],
            "receipt": "Tak.",
            "next": ["Vent."],
            "examples": [{"title": "Et", "citizen": "parent", "answers": {}}],
        }
    )


def test_it_is_counted_with_when_the_child_was_born_and_when_there_is_room() -> None:
    world = fresh_world()
    child, place = world.household.children[0], next(each for each in institutions() if each.free_in_weeks)
    counted = form.evaluate(
        world,
        "parent",
        service(school="year(child_born) + 6", age="child_age", room="days_after(today, place_weeks * 7)"),
        {"child": "child-1", "place": place.name},
    ).sums
    assert counted["school"] == child.born.year + 6
    assert counted["age"] == child.age(world.clock.date())
    assert isinstance(counted["room"], date)
    assert (counted["room"] - world.clock.date()).days == place.free_in_weeks * 7


def test_nothing_is_counted_of_what_was_not_chosen() -> None:
    assert form.evaluate(fresh_world(), "parent", service(age="child_age"), {}).sums == {}


def test_a_day_stays_a_day_in_a_letters_facts() -> None:
    assert form.sum_fact(date(2027, 3, 1)) == "2027-03-01"
    assert form.sum_fact(Decimal(1200)) == "1.200"
