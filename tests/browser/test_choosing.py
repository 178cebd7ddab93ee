"""The instructor chooses exercises by the level with a press, or one by one."""

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.seats import Seats

BOXES = "[data-choosing] input[type=checkbox]"


@pytest.fixture
def opening(page: Page, live_app: Flask, base_url: str) -> Page:
    cookie = Seats(live_app).cookie("instructor", "da")
    page.context.add_cookies([{"name": "oevebanen", "value": cookie, "url": base_url}])
    page.goto("/instructor/open")
    return page


def test_one_press_chooses_a_level_and_the_number_is_told(opening: Page) -> None:
    ticked = opening.locator(f"{BOXES}:checked")
    expect(ticked).to_have_count(opening.locator(BOXES).count())
    opening.get_by_role("button", name="Kun niveau 1").click()
    level = opening.get_by_role("group", name="Niveau 1").get_by_role("checkbox")
    expect(ticked).to_have_count(level.count())
    expect(opening.get_by_role("status")).to_have_text(f"Valgt: {level.count()}")
    assert all(box.is_checked() for box in level.all())


def test_whoever_takes_all_away_ticks_the_few_that_are_wanted(opening: Page) -> None:
    opening.get_by_role("button", name="Ingen", exact=True).click()
    expect(opening.locator(f"{BOXES}:checked")).to_have_count(0)
    opening.get_by_text("Læs et brev fra sygehuset").click()
    expect(opening.get_by_role("status")).to_have_text("Valgt: 1")
    opening.get_by_role("button", name="Alle", exact=True).click()
    expect(opening.locator(f"{BOXES}:not(:checked)")).to_have_count(0)
