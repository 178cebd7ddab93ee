import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.content.portal.articles import articles
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.portal.themes import themes
from sandbox.content.services.catalogue import services
from sandbox.world import session
from sandbox.world.state.world import World
from tests.sites.walking import sign_in

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], object]], object]


def test_the_front_page_has_a_tile_for_every_theme(participant: Participant) -> None:
    html = participant().get("/borger.dk/").text
    assert all(f'href="/borger.dk/tema/{slug}"' in html for slug in themes())


def test_the_front_page_offers_to_sign_in_and_leads_back_to_itself(participant: Participant) -> None:
    html = participant().get("/borger.dk/").text
    assert "Log på" in html
    assert "service=borger.dk&amp;return_to=/borger.dk/" in html.replace("%2F", "/")
    assert "Log af" not in html


def test_who_is_signed_in_is_greeted_by_name(
    participant: Participant, change: Change, world: WorldOf
) -> None:
    client = participant()
    sign_in(change, client, "senior")
    html = client.get("/borger.dk/").text
    assert f"Goddag, {world(client).citizen('senior').first_name}" in html
    assert "Log af" in html
    change(client, session.log_off)
    assert "Goddag" not in client.get("/borger.dk/").text


def test_a_theme_lists_its_articles_and_no_others(participant: Participant) -> None:
    client = participant()
    for slug in themes():
        html = client.get(f"/borger.dk/tema/{slug}").text
        listed = {each.slug for each in articles().values() if f'href="/borger.dk/{each.slug}"' in html}
        assert listed == {each.slug for each in articles().values() if slug in each.themes}, slug


def test_every_article_can_be_read_with_its_placeholders_filled(participant: Participant) -> None:
    client = participant()
    for slug in articles():
        response = client.get(f"/borger.dk/{slug}")
        assert response.status_code == 200, slug
        assert "{" not in response.text.partition("<main")[2], slug


def test_start_leads_to_the_self_service(participant: Participant) -> None:
    client = participant()
    assert 'href="/oeveby.dk/selvbetjening/flytning/"' in client.get("/borger.dk/flytning").text
    assert client.get("/oeveby.dk/selvbetjening/flytning/").status_code == 200


def test_an_article_whose_self_service_cannot_be_practised_has_no_start(participant: Participant) -> None:
    client = participant()
    for article in articles().values():
        practised = article.start is not None and article.start.service in services()
        assert ('data-show="start"' in client.get(f"/borger.dk/{article.slug}").text) == practised


@pytest.mark.parametrize("path", ["/borger.dk/findes-ikke", "/borger.dk/tema/findes-ikke"])
def test_what_is_not_there_is_said_kindly(participant: Participant, path: str) -> None:
    response = participant().get(path)
    assert response.status_code == 404
    assert "Siden findes ikke" in response.text


def test_the_portal_needs_a_seat(client: FlaskClient) -> None:
    assert client.get("/borger.dk/").status_code == 303


def test_no_article_has_the_address_of_another_page(app: Flask) -> None:
    """An article of that name could not be come to."""
    rules = [rule.rule.split("/") for rule in app.url_map.iter_rules() if rule.rule.startswith("/borger.dk/")]
    taken = {parts[2] for parts in rules if "<" not in parts[2]}
    assert {"soeg", "mit-overblik", "min-side", "livssituationer", "hjaelp", "oversigt", "kommune"} <= taken
    assert not articles().keys() & taken


def test_every_page_that_is_told_of_is_there(participant: Participant, change: Callable) -> None:  # type: ignore[type-arg]
    client = participant()
    sign_in(change, client, "senior")
    for page in pages().values():
        assert client.get(page.path).status_code == 200, page.path


def test_the_site_map_leads_to_everything(participant: Participant) -> None:
    html = participant().get("/borger.dk/oversigt").text
    wanted = [f"/borger.dk/{slug}" for slug in articles()]
    wanted += [f"/borger.dk/tema/{slug}" for slug in themes()]
    wanted += [f"/borger.dk/livssituationer/{slug}" for slug in life_situations()]
    wanted += [page.path for page in pages().values()]
    assert [path for path in wanted if f'href="{path}"' not in html] == []
    assert all(f"/selvbetjening/{slug}/" in html for slug in services())


@pytest.mark.parametrize("path", ["/borger.dk/", "/borger.dk/pas", "/borger.dk/soeg", "/borger.dk/oversigt"])
def test_help_is_at_the_bottom_of_every_page(participant: Participant, path: str) -> None:
    footer = participant().get(path).text.partition("site-footer")[2]
    for place in ("hjaelp", "oversigt", "kommune", "tilgaengelighed"):
        assert re.search(rf'href="/borger.dk/{place}["?]', footer)


def test_whom_to_call_is_invented(participant: Participant) -> None:
    numbers = re.findall(r"\b\d\d \d\d \d\d \d\d\b", participant().get("/borger.dk/hjaelp").text)
    assert len(numbers) > 5
    assert all(number.startswith("0") for number in numbers)


def test_what_waits_is_only_told_to_whom_it_waits_for(participant: Participant, change: Callable) -> None:  # type: ignore[type-arg]
    client = participant()
    assert "Det venter på dig" not in client.get("/borger.dk/").text
    sign_in(change, client, "parent")
    html = client.get("/borger.dk/").text
    assert "Det venter på dig" in html
    assert "Tilbud om plads i dagtilbud" in html
