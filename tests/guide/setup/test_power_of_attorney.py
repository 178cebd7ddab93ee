from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from sandbox.content.municipality.settings import municipality
from sandbox.guide.setup.power_of_attorney import PowerState
from tests.guide.make import fresh_world


def state(**given: Any) -> PowerState:
    return PowerState.model_validate({"from": "senior", "to": "parent", "service": "borger.dk", **given})


@pytest.mark.parametrize(
    ("until", "days"),
    [("+1 day", 1), ("+2 weeks", 14), ("+3 months", 90), ("+1 year", 365), ("-1 day", -1), ("+0 days", 0)],
)
def test_a_power_holds_until_so_long_after_the_day_of_the_class(until: str, days: int) -> None:
    world = fresh_world()
    state(until=until).apply(world, "senior")
    [power] = world.powers
    assert (power.giver, power.holder, power.covers) == ("senior", "parent", ["borger.dk"])
    assert power.until == world.date + timedelta(days=days)


def test_the_service_may_be_the_municipalitys() -> None:
    world = fresh_world()
    state(service="{municipality.host}").apply(world, "senior")
    assert world.powers[0].covers == [municipality().host]


def test_it_may_cover_some_parts_of_the_site_only() -> None:
    world = fresh_world()
    state(service="{municipality.host}", scope=["flytning"]).apply(world, "senior")
    assert world.powers[0].covers == [f"{municipality().host}/flytning"]


def test_it_may_only_be_asked_for() -> None:
    world = fresh_world()
    state(**{"is": "asked"}).apply(world, "senior")
    assert world.powers[0].state == "asked"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"to": "senior"}, "fra en til en anden"),
        ({"service": "post.borger.dk"}, "post_access"),
        ({"scope": ["flytningg"]}, "ukendt under scope: flytningg"),
    ],
)
def test_a_power_that_cannot_be_is_told(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        state(**wrong)


@pytest.mark.parametrize("until", ["1 year", "+1 century", "soon", ""])
def test_a_time_that_is_none_is_told(until: str) -> None:
    with pytest.raises(ValidationError):
        state(until=until)
