"""Every kind of page that speaks English when the participant does; the rest is looked at in Danish, in a browser."""

import pytest

from sandbox.config import Config
from tests.browser.kinds import ENGLISH
from tests.browser.seats import Seats
from tests.frames import frame_of


@pytest.fixture
def config(config_with_seats: Config) -> Config:
    return config_with_seats


def test_a_page_in_english_is_marked_so_and_says_what_it_is(seats: Seats) -> None:
    found = {}
    for kind in ENGLISH:
        if kind.then or kind.fresh_server:
            continue  # these are opened in a browser: tests/browser/test_pages.py
        address = seats.address(kind.endpoint, kind.values)
        answer = seats.browser_of(kind.who, "en").get(address, follow_redirects=True)
        problems = [*frame_of(answer.text).problems("en", guide=kind.guide)]
        if answer.status_code != kind.status or problems:
            found[kind.name] = answer.status_code, problems
    assert found == {}


BAND = "<section class=band><p>PRACTICE</p></section>"


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (f"<html lang=en><title>Welcome – practice</title>{BAND}<h1>Welcome</h1>", None),
        ("<html lang=en><title>Welcome – practice</title><h1>Welcome</h1>", "the band says "),
        (f"<html lang=da><title>x</title>{BAND}<h1>x</h1>", "the page is not marked as en, but as da"),
        (f"<html lang=en><title>x</title>{BAND}", "0 headings of the first level"),
        (f"<html lang=en><title> – practice</title>{BAND}<h1>x</h1>", "the title says nothing:  – practice"),
        (f"<html lang=en><title>x</title>{BAND}<h1>x</h1><aside id=guide lang=da></aside>", "guides: ['da']"),
    ],
)
def test_a_frame_says_what_is_wrong(page: str, problem: str | None) -> None:
    assert [*frame_of(page).problems("en", guide=False)] == ([problem] if problem else [])


def test_an_imitated_page_stays_danish() -> None:
    page = f"<html lang=da><title>Indbakke – øvelse</title>{BAND}<div class='site site-post'><h1>Indbakke</h1></div>"
    page += "<aside id=guide lang=en></aside>"
    assert [*frame_of(page).problems("en", guide=True)] == []
