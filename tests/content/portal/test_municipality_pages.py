"""The pages and news of every municipality there is."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sandbox.content.chosen_municipality import FOLDER, using
from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality import settings
from sandbox.content.portal.articles import articles
from sandbox.content.portal.municipality_pages import (
    SEASONS,
    Link,
    News,
    Page,
    all_news,
    news,
    pages,
    pages_of,
    theme_of,
    themes,
)
from sandbox.content.services.catalogue import services
from sandbox.world.real_data import find
from tests.world.worlds import DAY

ICONS = Path(__file__).parents[3] / "templates" / "web" / "icons.html"
MUNICIPALITIES = sorted(path.parent.name for path in FOLDER.glob("*/settings.yaml"))


@pytest.fixture(params=MUNICIPALITIES, autouse=True)
def chosen(request: pytest.FixtureRequest) -> Iterator[str]:
    with using(request.param):
        yield request.param


def everything() -> list[Page | News]:
    return [*pages().values(), *all_news().values()]


def test_every_page_stands_in_a_theme_and_every_theme_has_something_in_it() -> None:
    assert {page.theme for page in pages().values()} <= themes().keys()
    for theme in themes().values():
        assert pages_of(theme.slug) or theme.articles, theme.slug
        assert f"'{theme.icon}':" in ICONS.read_text(encoding="utf-8"), theme.icon


def test_an_article_stands_in_one_theme_only_and_no_page_has_its_name() -> None:
    shown = [slug for theme in themes().values() for slug in theme.articles]
    assert len(shown) == len(set(shown))
    assert set(shown) <= articles().keys()
    assert not set(shown) & pages().keys()
    for theme in themes().values():
        assert all(theme_of(slug) is theme for slug in theme.articles)
    assert theme_of("findes-ikke") is None


def test_whom_a_page_names_exists_and_it_can_be_searched_for() -> None:
    assert {page.contact for page in pages().values() if page.contact} <= authorities().keys()
    assert all(page.words and all(word == word.lower() for word in page.words) for page in pages().values())


def test_links_lead_to_the_municipalitys_own_pages() -> None:
    links: list[Link] = [each.link for each in everything() if each.link]
    assert links
    assert all(link.path.startswith(f"/{settings.municipality().host}/") for link in links)


@pytest.mark.parametrize("month", range(1, 13))
def test_there_is_news_all_year_the_newest_first_and_nothing_from_another_season(month: int) -> None:
    today = date(2026, month, 15)
    told = news(today)
    assert len(told) >= 4
    assert [each.day(today) for each in told] == sorted((each.day(today) for each in told), reverse=True)
    season = SEASONS[month % 12 // 3]
    assert all(not each.seasons or season in each.seasons for each in told)


def test_december_is_winter_and_march_is_spring() -> None:
    for month, season in ((12, "winter"), (3, "spring")):
        assert all(season in each.seasons for each in news(date(2026, month, 15)) if each.seasons)


def test_oeveby_has_enough_to_read(chosen: str) -> None:
    if chosen == "oeveby":
        assert len(pages()) >= 14
        assert all(len(news(date(2026, month, 1))) >= 8 for month in range(1, 13))


def test_every_municipality_has_colours_that_can_be_read_and_nothing_real_in_its_settings(
    chosen: str,
) -> None:
    text = (FOLDER / chosen / "settings.yaml").read_text(encoding="utf-8")
    assert all(find(line, DAY) is None for line in text.splitlines())
    assert re.fullmatch(r"#[0-9a-f]{6}", settings.municipality().colours.main)


def test_the_municipalitys_own_authorities_are_in_the_municipality(chosen: str) -> None:
    towns = {f"{town.postcode} {town.name}" for town in settings.municipality().towns}
    for each in authorities().values():
        if each.kind == "kommune":
            assert each.address.rpartition(", ")[2] in towns, (chosen, each.slug)
    offices = settings.municipality().offices
    for slug, kind in settings.OFFICES.items():
        own = next(each for each in offices if each.kind == kind)
        assert authorities()[slug].phone == own.phone
        assert authorities()[slug].address == settings.address_of(own).text
    reach = settings.municipality().authorities
    assert not reach.keys() & settings.OFFICES.keys()
    assert reach.keys() <= authorities().keys()
    assert all(authorities()[slug].phone == each.phone for slug, each in reach.items())


def test_every_self_service_stands_under_a_theme() -> None:
    left = [slug for slug, service in services().items() if service.article and not theme_of(service.article)]
    assert not left, "they would stand under “Andet” in the list of self-services"
