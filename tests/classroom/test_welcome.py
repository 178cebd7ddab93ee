"""The welcome: who one is today, and one clear thing to begin with."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.classroom.welcome import recommended
from sandbox.guide.panel.chooser import Choice, State
from sandbox.world.state.people import ROLES
from sandbox.world.state.world import World

EXERCISES = ("laes-et-brev", "log-paa-og-af")


def choice(slug: str, state: State) -> Choice:
    return Choice(slug, slug, slug, 1, 5, state)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["new", "new"], "0"),
        (["done", "new"], "1"),
        (["new", "under-way"], "1"),
        (["done", "done"], None),
        ([], None),
    ],
    ids=str,
)
def test_what_is_under_way_comes_first_then_what_is_new(states: list[State], expected: str | None) -> None:
    found = recommended([choice(str(place), state) for place, state in enumerate(states)])
    assert (found.slug if found else None) == expected


def test_the_household_is_introduced(
    participant: Callable[..., FlaskClient], world: Callable[[FlaskClient], World]
) -> None:
    client = participant(seat=2)
    page, own = client.get("/welcome").text, world(client)
    for role in ROLES:
        assert own.citizen(role).name in page
        assert f"{own.citizen(role).age(own.date)} år" in page


def test_one_exercise_is_put_first_and_all_are_listed(participant: Callable[..., FlaskClient]) -> None:
    page = participant(scenarios=EXERCISES).get("/welcome").text
    assert "Begynd her" in page
    assert page.count("Læs et brev fra sygehuset") == 2
    assert page.index('id="next-exercise"') < page.index("Alle opgaver")


def test_an_exercise_under_way_is_gone_on_with_and_not_begun_again(
    participant: Callable[..., FlaskClient],
) -> None:
    client = participant(scenarios=EXERCISES)
    client.post("/guide/start/laes-et-brev")
    page = client.get("/welcome").text
    assert "Du er i gang med" in page
    assert "Fortsæt" in page


def test_the_start_page_and_the_papers_are_one_click_away(participant: Callable[..., FlaskClient]) -> None:
    page = participant().get("/welcome").text
    assert 'href="/start/"' in page
    assert 'href="/papers/"' in page
