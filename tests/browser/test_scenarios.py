"""Every exercise is played, as a participant would play it; see sandbox/guide/play/verifier.py for what that proves."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from sandbox.config import ROOT
from sandbox.content.reading.errors import shown_path
from sandbox.guide.play.seat import PlaySeat, open_play_seat
from sandbox.guide.play.verifier import Verifier
from sandbox.guide.scenario.loading import References, load
from sandbox.web.services import KEY

FOLDERS = (ROOT / "scenarios", ROOT / "tests" / "scenarios")
FOUND = load(FOLDERS, References())


@pytest.fixture(scope="session", autouse=True)
def every_exercise(live_app: Any) -> None:
    """The app knows the small ones under tests/ too."""
    live_app.extensions["oevebanen-guide"].scenarios.update(FOUND.scenarios)


@pytest.fixture(scope="session")
def new_stage(live_app: Any) -> Callable[[], PlaySeat]:
    numbers = count(1)
    return lambda: open_play_seat(live_app.extensions[KEY], f"Prøve {next(numbers)}")


@pytest.fixture(scope="module")
def warm_context(browser: Any, browser_context_args: Any) -> Iterator[Any]:
    """One browser for all of them, as at a course: it has the style sheets and fonts from the exercise before."""
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(5000)
    yield context
    context.close()


@pytest.mark.parametrize("slug", FOUND.scenarios)
def test_an_exercise_can_be_played_and_its_wrong_turns_are_explained(
    slug: str, live_app: Any, new_stage: Callable[[], PlaySeat], warm_context: Any, base_url: str
) -> None:
    stage, file = new_stage(), shown_path(FOUND.files[slug])
    for page in warm_context.pages:
        page.close()
    warm_context.clear_cookies()
    warm_context.add_cookies([{**stage.cookie(live_app), "url": base_url}])
    Verifier(FOUND.scenarios[slug], file, stage, warm_context.new_page(), base_url).run()
