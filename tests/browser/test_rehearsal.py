"""A rehearsal finds what is wrong with an exercise, and says where."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from sandbox.guide.play.seat import open_play_seat
from sandbox.guide.play.verifier import VerificationFailed, Verifier
from sandbox.guide.scenario_catalogue import KEY as SHELF
from sandbox.web.services import KEY as SERVICES
from tests.guide.make import exercise

PENSION = {"press": "Din folkepension kommer ikke af sig selv"}
READ: dict[str, Any] = {"title": "Læs", "done": {"event": "letter-opened"}, "play": [PENSION]}
OFF: dict[str, Any] = {"title": "Log af", "done": {"event": "logged-off"}, "play": [{"press": "Log af"}]}
NUMBERS = count(1)


@pytest.fixture(scope="module")
def page(browser: Any) -> Any:
    context = browser.new_context(locale="da-DK")
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()


@pytest.fixture
def complaint(live_app: Any, base_url: str, page: Any) -> Callable[..., str]:
    def of(*steps: dict[str, Any]) -> str:
        scenario = exercise(
            *steps, slug=f"proeve-{next(NUMBERS)}", begin="post.borger.dk", start=[{"signed_in": "citizen"}]
        )
        live_app.extensions[SHELF].scenarios[scenario.slug] = scenario
        stage = open_play_seat(live_app.extensions[SERVICES], scenario.slug)
        page.context.add_cookies([{**stage.cookie(live_app), "url": base_url}])
        with pytest.raises(VerificationFailed) as caught:
            Verifier(scenario, "pakke/opgave.yaml", stage, page, base_url).run()
        return str(caught.value)

    return of


def test_a_step_that_is_done_before_anything_is_played(complaint: Callable[..., str]) -> None:
    assert (
        "pakke/opgave.yaml: før den er begyndt skulle disse trin være gjort: ingen; det er: ['1']"
        in complaint(READ | {"done": {"page": "post.borger.dk"}}, OFF)
    )


def test_a_play_that_does_not_do_its_step(complaint: Callable[..., str]) -> None:
    said = complaint(READ | {"play": [{"see": "Indbakke"}]}, OFF)
    assert "efter play i trin 1 (Læs) skulle disse trin være gjort: ['1']; det er: ingen" in said
    page = said.partition("/post.borger.dk/: ")[2]
    assert "Indbakke" in page, "it tells what stands on the page"


def test_a_play_that_does_another_step_too(complaint: Callable[..., str]) -> None:
    assert "det er: ['1', '2']" in complaint(READ | {"play": [PENSION, {"press": "Log af"}]}, OFF)


def test_something_to_press_that_is_not_there(complaint: Callable[..., str]) -> None:
    said = complaint(READ | {"play": [{"press": "Hokus pokus"}]})
    assert "trin 1 (Læs), handling 1 (press: Hokus pokus): “Hokus pokus” findes ikke. På siden står:" in said


def test_something_to_press_that_is_there_more_than_once(complaint: Callable[..., str]) -> None:
    assert "“november” findes" in complaint(READ | {"play": [{"press": "november"}]})


def test_a_text_and_a_field_that_are_not_there(complaint: Callable[..., str]) -> None:
    assert "“Hokus” står ikke på siden" in complaint(READ | {"play": [{"see": "Hokus"}]})
    assert "Feltet “Hokus” findes ikke" in complaint(READ | {"play": [{"fill": {"Hokus": "x"}}]})


def test_a_wrong_turn_that_is_none(complaint: Callable[..., str]) -> None:
    harmless = {"when": {"event": "logged-off"}, "say": "Nej.", "play": [{"see": "Indbakke"}]}
    assert "trin 1 (Læs), slip 1: beskeden kommer ikke (ingen)" in complaint(READ | {"slips": [harmless]})


def test_a_wrong_turn_that_does_the_step(complaint: Callable[..., str]) -> None:
    right = {"when": {"event": "letter-opened"}, "say": "Nej.", "play": [PENSION]}
    assert "trin 1 (Læs), slip 1: fejlvejen gør et trin færdigt" in complaint(READ | {"slips": [right]}, OFF)


def test_something_to_light_that_is_not_on_the_page(complaint: Callable[..., str]) -> None:
    show = {"page": "/post.borger.dk/", "element": "user-id"}
    assert "trin 1 (Læs), show: user-id er ikke på siden /post.borger.dk/" in complaint(READ | {"show": show})
