"""What the panel says of where to go."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from sandbox.world.nemid import presets


def test_a_page_that_may_be_one_of_many_is_told_by_its_site_which_can_be_typed(
    participant: Callable[..., FlaskClient], world: Any
) -> None:
    client = participant()
    client.post("/guide/start/laes-et-brev")
    boxed = next(each for each in world(client).post["senior"].letters if each.letter == "indkaldelse-oejne")
    client.get(f"/post.borger.dk/brev/{boxed.id}")
    assert "på en anden side: <strong>post.borger.dk</strong>" in client.get("/borger.dk/").text


def test_whoever_has_a_code_viewer_finds_it_among_the_papers(
    participant: Callable[..., FlaskClient], change: Callable[..., Any]
) -> None:
    client = participant()
    client.post("/guide/start/log-paa-og-af")
    assert "/papers/noegleviser/senior" not in client.get("/borger.dk/").text
    change(client, lambda world: presets.give_viewer(world, "senior"))
    assert "/papers/noegleviser/senior" in client.get("/borger.dk/").text
