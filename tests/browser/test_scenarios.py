"""Every exercise is played, as a participant would play it; see sandbox/guide/rehearsal.py for what that proves."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from sandbox.config import ROOT
from sandbox.content.problems import shown_path
from sandbox.guide.loading import References, load
from sandbox.guide.rehearsal import Rehearsal
from sandbox.guide.stage import Stage, open_stage
from sandbox.web.services import KEY

FOLDERS = (ROOT / "scenarios", ROOT / "tests" / "scenarios")
FOUND = load(FOLDERS, References())


@pytest.fixture(scope="session", autouse=True)
def every_exercise(live_app: Any) -> None:
    """The app knows the small ones under tests/ too."""
    live_app.extensions["oevebanen-guide"].scenarios.update(FOUND.scenarios)


@pytest.fixture(scope="session")
def new_stage(live_app: Any) -> Callable[[], Stage]:
    numbers = count(1)
    return lambda: open_stage(live_app.extensions[KEY], f"Prøve {next(numbers)}")


@pytest.mark.parametrize("slug", FOUND.scenarios)
def test_an_exercise_can_be_played_and_its_wrong_turns_are_explained(
    slug: str, live_app: Any, new_stage: Callable[[], Stage], context: Any, base_url: str
) -> None:
    stage, file = new_stage(), shown_path(FOUND.files[slug])
    context.add_cookies([{**stage.cookie(live_app), "url": base_url}])
    page = context.new_page()
    page.set_default_timeout(5000)
    Rehearsal(FOUND.scenarios[slug], file, stage, page, base_url).run()
