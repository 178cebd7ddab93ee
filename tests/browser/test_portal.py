"""The portal with a voice on the computer, with the keyboard alone, on paper, and with no script at all."""

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.browser.seats import Seats

# A voice that lives on this computer, and that only remembers what it was to say.
VOICE = """speechSynthesis.getVoices = () => [{lang: "da-DK", localService: true}];
    window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
    speechSynthesis.speak = words => { window.said = words.text; };"""


@pytest.fixture(scope="module")
def seats(live_app: Flask) -> Seats:
    return Seats(live_app)


@pytest.fixture
def sit(page: Page, seats: Seats, base_url: str) -> Page:
    page.context.add_cookies(
        [{"name": "oevebanen", "value": seats.cookie("overview", "da"), "url": base_url}]
    )
    return page


def test_an_article_is_read_aloud_without_its_tools(sit: Page) -> None:
    sit.add_init_script(VOICE)
    sit.goto("/borger.dk/flytning")
    sit.get_by_role("button", name="Læs højt").click()
    said = sit.evaluate("window.said")
    assert "Når du flytter" in said
    assert "Var teksten klar og forståelig?" not in said
    expect(sit.get_by_role("button", name="Stop oplæsning")).to_be_visible()


def test_without_a_voice_nothing_is_offered(sit: Page) -> None:
    sit.goto("/borger.dk/flytning")
    expect(sit.get_by_role("button", name="Udskriv")).to_be_visible()
    expect(sit.get_by_role("button", name="Læs højt")).to_be_hidden()


def test_one_searches_with_the_keyboard_alone(sit: Page) -> None:
    sit.goto("/borger.dk/")
    sit.get_by_label("Hvad leder du efter?").focus()
    sit.keyboard.type("rottesikring")
    sit.keyboard.press("Enter")
    expect(sit.get_by_role("link", name="Har du set en rotte?")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/borger.dk/mit-overblik", "/borger.dk/mit-overblik/ydelser", "/borger.dk/hjaelp"]
)
def test_other_pages_to_read_are_read_aloud_too(sit: Page, path: str) -> None:
    sit.add_init_script(VOICE)
    sit.goto(path)
    sit.get_by_role("button", name="Læs højt").click()
    assert sit.locator("h1").inner_text() in sit.evaluate("window.said")


FOLDED = "Venner og familie"
COUNT_ON_PAPER = """addEventListener("beforeprint", () => {
    window.open_on_paper = document.querySelectorAll("main .details[open]").length;
})"""


def test_what_is_folded_away_is_on_paper(sit: Page) -> None:
    """A fold-out's own box is as high as its text while the page is printed, and closed again afterwards."""
    sit.goto("/borger.dk/flytning")
    expect(sit.get_by_text(FOLDED)).to_be_hidden()
    sit.evaluate(COUNT_ON_PAPER)
    sit.pdf()
    assert sit.evaluate("window.open_on_paper") == sit.locator("main .details").count() > 0
    expect(sit.get_by_text(FOLDED)).to_be_hidden()
    sit.emulate_media(media="print")
    expect(sit.get_by_text(FOLDED)).to_be_visible()


def test_a_list_is_printed_with_boxes_to_cross_off_and_nothing_to_press(sit: Page) -> None:
    sit.goto("/borger.dk/livssituationer/flytte?svar=1&home=eje&children=ingen&car=nej")
    expect(sit.get_by_role("link", name="Start selvbetjening")).to_be_visible()
    sit.emulate_media(media="print")
    expect(sit.get_by_role("link", name="Start selvbetjening")).to_be_hidden()
    box = "element => getComputedStyle(element, '::before').borderTopStyle"
    assert sit.locator(".points > li").first.evaluate(box) == "solid"


def test_everything_is_done_without_a_script(browser: Browser, seats: Seats, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    context.add_cookies([{"name": "oevebanen", "value": seats.cookie("fresh", "da"), "url": base_url}])
    page = context.new_page()
    page.goto("/borger.dk/")
    page.get_by_label("Hvad leder du efter?").fill("affald")
    page.get_by_role("button", name="Søg", exact=True).click()
    page.locator("[data-show=result-article-affald]").click()
    page.get_by_label("Vælg din kommune").select_option(label="Øveby Kommune")
    page.get_by_role("button", name="Vis lokal tekst").click()
    expect(page.get_by_role("heading", name="Lokalt: Øveby Kommune")).to_be_visible()
    page.get_by_role("button", name="Nej").click()
    expect(page.get_by_text("Tak for dit svar")).to_be_visible()
    context.close()
