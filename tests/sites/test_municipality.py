"""The municipality's front page, themes, pages, news, contact, self-services and search."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.article_additions import article_addition
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.articles import articles
from sandbox.content.portal.municipality_pages import all_news, news, pages, themes
from sandbox.content.search.municipality_documents import documents
from sandbox.content.services.catalogue import services
from sandbox.world import timeline
from sandbox.world.municipality import appointments
from sandbox.world.municipality.free_times import free_times
from sandbox.world.state.world import World
from tests.conftest import DAY
from tests.sites.walking import sign_in

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], object]], object]
HOST = "/oeveby.dk"


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


def test_the_front_page_leads_to_all_that_there_is(participant: Participant) -> None:
    client = participant()
    html = client.get(f"{HOST}/").text
    assert all(f'href="{HOST}/emner/{slug}"' in html for slug in themes())
    for path in set(re.findall(rf'href="({HOST}/[^"#]*)"', html)):
        assert client.get(path).status_code == 200, path


def test_the_front_page_tells_the_newest_three(participant: Participant) -> None:
    told = re.findall(r'data-show="news-([a-z-]+)"', participant().get(f"{HOST}/").text)
    assert told == [each.slug for each in news(DAY)[:3]]


def test_who_is_signed_in_is_greeted_and_told_of_what_is_booked(
    participant: Participant, change: Change, world: WorldOf
) -> None:
    client = participant()
    assert "Log på" in client.get(f"{HOST}/").text
    sign_in(change, client, "senior")
    html = client.get(f"{HOST}/").text
    assert f"Goddag, {world(client).citizen('senior').first_name}" in html
    assert "Du har bestilt" not in html
    change(client, book)
    assert "Du har bestilt en tid" in client.get(f"{HOST}/").text


def book(world: World) -> None:
    at = free_times(world, "pas", "borgerservice-oeveby")[5]
    assert appointments.book(world, "senior", "pas", "borgerservice-oeveby", at)


def test_every_page_and_article_can_be_read_with_its_placeholders_filled(participant: Participant) -> None:
    client = participant()
    listed = [(theme.slug, slug) for theme in themes().values() for slug in theme.articles]
    listed += [(page.theme, page.slug) for page in pages().values()]
    for theme, slug in listed:
        assert f'href="{HOST}/emner/{theme}/{slug}"' in client.get(f"{HOST}/emner/{theme}").text
        response = client.get(f"{HOST}/emner/{theme}/{slug}")
        assert response.status_code == 200, slug
        assert "{" not in main_of(response.text), slug


def test_an_article_is_the_portals_with_what_the_municipality_adds(participant: Participant) -> None:
    html = participant().get(f"{HOST}/emner/affald-og-natur/affald").text
    assert "Skrevet af borger.dk" in html
    assert "Sådan er det i Øveby Kommune" in html
    assert article_addition("affald")
    assert "32 kr. (2026)" in html
    assert articles()["affald"].title in html


def test_an_article_leads_to_its_self_service_where_it_can_be_practised(participant: Participant) -> None:
    client = participant()
    for theme in themes().values():
        for slug in theme.articles:
            start = articles()[slug].start
            html = client.get(f"{HOST}/emner/{theme.slug}/{slug}").text
            assert ('data-show="start"' in html) == (start is not None and start.service in services()), slug
    html = client.get(f"{HOST}/emner/bolig-og-flytning/flytning").text
    assert f'href="{HOST}/selvbetjening/flytning/"' in html


def test_an_article_about_what_one_can_come_for_leads_to_booking(participant: Participant) -> None:
    client = participant()
    for errand in appointment_types().values():
        theme = next((each for each in themes().values() if errand.article in each.articles), None)
        if theme and [each.article for each in appointment_types().values()].count(errand.article) == 1:
            html = client.get(f"{HOST}/emner/{theme.slug}/{errand.article}").text
            assert f'href="{HOST}/tidsbestilling/{errand.slug}"' in html


@pytest.mark.parametrize(
    "path",
    [
        "/emner/findes-ikke",
        "/emner/borgerservice/findes-ikke",
        "/emner/borgerservice/flytning",
        "/emner/borgerservice/snerydning",
        "/nyheder/findes-ikke",
        "/tidsbestilling/findes-ikke",
        "/tidsbestilling/pas/oeveby-bibliotek",
        "/tidsbestilling/pas/borgerservice-oeveby/i-morgen",
        "/tidsbestilling/kvittering/findes-ikke",
        "/praj/findes-ikke",
        "/praj/kvittering/findes-ikke",
        "/findes-ikke",
    ],
)
def test_what_is_not_there_is_said_kindly(participant: Participant, path: str) -> None:
    response = participant().get(f"{HOST}{path}")
    assert response.status_code == 404
    assert "Siden findes ikke" in response.text


def test_the_municipality_needs_a_seat(client: FlaskClient) -> None:
    assert client.get(f"{HOST}/").status_code == 303


def test_the_news_is_dated_from_the_day_of_the_class(participant: Participant, open_class: Callable) -> None:  # type: ignore[type-arg]
    july = date(2026, 7, 6)
    client = participant(session=open_class(day=july))
    html = client.get(f"{HOST}/nyheder").text
    assert [each.slug for each in news(july)] == re.findall(r'data-show="news-([a-z-]+)"', html)
    assert "5. juli 2026" in html
    assert all_news()["badevand"].day(july) == july - timedelta(days=1)
    assert "badevand" not in participant().get(f"{HOST}/nyheder").text


def test_every_office_is_told_with_its_hours_and_whether_it_is_open_now(
    participant: Participant,
    change: Callable,  # type: ignore[type-arg]
) -> None:
    client = participant()
    html = client.get(f"{HOST}/kontakt").text
    assert all(office.name in html and office.phone in html for office in municipality().offices)
    assert "Åbner i dag klokken 10.00" in html
    assert "Lukket nu. Åbner tirsdag den 24. november klokken 10.00" in html
    change(client, lambda world: timeline.move_clock(world, 3 * 60))
    assert "Åbent nu til klokken 15.00" in client.get(f"{HOST}/kontakt").text


def test_the_map_shows_every_town_within_the_drawing() -> None:
    from sandbox.sites.municipality.contact import MAP_HEIGHT, MAP_WIDTH, town_map

    drawn = town_map()
    assert [name for name, _x, _y in drawn] == [town.name for town in municipality().towns]
    assert all(0 < x < MAP_WIDTH and 0 < y < MAP_HEIGHT for _name, x, y in drawn)
    places = {name: (x, y) for name, x, y in drawn}
    assert places["Lærsted"][0] > places["Øveby"][0] > places["Prøvelund"][0]
    assert places["Nørre Øve"][1] < places["Øveby"][1] < places["Øvestrand"][1]


def test_the_colours_are_the_settings_and_their_address_changes_with_them(participant: Participant) -> None:
    client = participant()
    link = re.search(rf'href="({HOST}/farver\.css\?[^"]*)"', client.get(f"{HOST}/").text)
    assert link
    sheet = client.get(link[1])
    assert sheet.content_type == "text/css; charset=utf-8"
    assert f"--site: {municipality().colours.main}" in sheet.text
    assert municipality().colours.main.lstrip("#") in link[1]


def test_its_self_services_wear_its_head_and_foot_and_the_portals_do_not(participant: Participant) -> None:
    client = participant()
    html = client.get(f"{HOST}/selvbetjening/flytning/").text
    assert 'class="town-menu"' in html
    assert "farver.css" in html
    for service in services().values():
        if service.host == "portal":
            assert 'class="town-menu"' not in client.get(f"/borger.dk/selvbetjening/{service.slug}/").text


def test_the_list_has_every_self_service_and_marks_those_of_the_portal(participant: Participant) -> None:
    html = participant().get(f"{HOST}/selvbetjening/").text
    for service in services().values():
        host = "borger.dk" if service.host == "portal" else "oeveby.dk"
        assert f'href="/{host}/selvbetjening/{service.slug}/"' in html
    assert html.count("På borger.dk") == sum(each.host == "portal" for each in services().values())


def test_the_statement_on_accessibility_is_linked_from_every_page(participant: Participant) -> None:
    client = participant()
    assert f'href="{HOST}/tilgaengelighed"' in client.get(f"{HOST}/praj").text
    assert "Tilgængelighedserklæring" in client.get(f"{HOST}/tilgaengelighed").text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sne", "/emner/trafik-og-veje/snerydning"),
        ("rotter", "/emner/affald-og-natur/rotter"),
        ("kørekort", "/tidsbestilling/koerekort"),
        ("lampe", "/praj/lampe"),
        ("rottte", "/emner/affald-og-natur/rotter"),
        ("skrald", "/affald"),
        ("svømme", "/emner/kultur-og-fritid/svoemmehal"),
    ],
)
def test_search_finds_pages_articles_errands_and_reports(
    participant: Participant, typed: str, found: str
) -> None:
    html = main_of(participant().get(f"{HOST}/soeg", query_string={"q": typed}).text)
    assert f'href="{HOST}{found}"' in html


def test_search_says_when_it_found_nothing_and_asks_when_nothing_was_typed(participant: Participant) -> None:
    client = participant()
    assert "Vi fandt ikke noget" in client.get(f"{HOST}/soeg?q=zzzz").text
    assert "Vi fandt" not in client.get(f"{HOST}/soeg").text
    refused = client.get(f"{HOST}/soeg", query_string={"q": "20 30 40 50"})
    assert refused.status_code == 422
    assert "Det ligner et rigtigt telefonnummer" in refused.text


def test_everything_that_can_be_found_is_there(participant: Participant) -> None:
    client = participant()
    for document in documents():
        assert client.get(f"{HOST}{document.slug}").status_code == 200, document.slug
