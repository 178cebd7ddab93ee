"""What can be chosen on a page of a self-service, and what it says where there is nothing."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from sandbox.content.services.catalogue import services
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites.walking import Typed, Walk, sign_in

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]


def page_of(slug: str, example: int, step: str, client: FlaskClient, world: WorldOf, change: Any) -> str:
    """The page of a step, reached by an example's answers."""
    service = services()[slug]
    who: Role = service.examples[example].citizen
    answers: dict[str, Typed] = dict(service.examples[example].answers)
    sign_in(change, client, who)
    walk = Walk(client, service, world(client).clock).to(step, answers)
    return client.get(walk.base + step).text


def test_who_has_nothing_to_attach_is_told_to_go_on(
    participant: Participant, world: WorldOf, change: Any
) -> None:
    nothing = "Du har ikke noget liggende, der passer her"
    assert nothing in page_of("hjaelpemidler", 1, "papirer", participant(), world, change)
    assert nothing not in page_of("hjaelpemidler", 0, "papirer", participant(), world, change)


def test_a_choice_says_what_it_costs(participant: Participant, world: WorldOf, change: Any) -> None:
    html = page_of("sundhedskort", 0, "hvorfor", participant(), world, change)
    assert "Koster 225 kr. (2024)" in html
    assert "Gratis, når kortet er over 4 år gammelt" in html
