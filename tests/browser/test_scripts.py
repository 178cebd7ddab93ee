"""A browser that lacks something, or answers oddly, costs the behaviour that needs it and no other."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from sandbox.guide.play.seat import PlaySeat, open_play_seat
from sandbox.guide.scenario_catalogue import KEY as SHELF
from sandbox.web.services import KEY
from sandbox.world import phone, session
from sandbox.world.mailbox import writing
from sandbox.world.state.mailbox import Message
from tests.guide.make import exercise

GONE = "delete Object.getPrototypeOf(window).{0}; delete window.{0};"
HALF_A_VOICE = "Object.defineProperty(window, 'speechSynthesis', {{value: {{{0}}}}});"
BROWSERS = {
    "has no speechSynthesis": GONE.format("speechSynthesis"),
    "has a speechSynthesis without anything": HALF_A_VOICE.format(""),
    "has a speechSynthesis without events": HALF_A_VOICE.format("getVoices() { return []; }, cancel() {}"),
    "answers nothing for its voices": HALF_A_VOICE.format(
        "getVoices() {}, addEventListener() {}, cancel() {}"
    ),
    "fails when it is asked for its voices": HALF_A_VOICE.format("getVoices() { throw new Error('no'); }"),
    "refuses its storage": "for (const name of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});",
    "has no storage": GONE.format("localStorage") + GONE.format("sessionStorage"),
    "has no IntersectionObserver": GONE.format("IntersectionObserver"),
    "has no structuredClone": GONE.format("structuredClone"),
    "has no matchMedia": GONE.format("matchMedia"),
    "has a matchMedia without events": "window.matchMedia = () => ({matches: false});",
    "has no clipboard": "delete Navigator.prototype.clipboard;",
    "has no replaceChildren": "for (const kind of [Element, Document, DocumentFragment])"
    " delete kind.prototype.replaceChildren;",
    "has no dialogs": "delete HTMLDialogElement.prototype.showModal;",
}


class Desk:
    """A seat whose senior writes a message, in an exercise that can show where and has a phone."""

    def __init__(self, app: Flask, page: Page, base_url: str) -> None:
        self.services, self.page = app.extensions[KEY], page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        show = {"page": "/post.borger.dk/skriv/*", "element": "receiver"}
        step = {"title": "Skriv", "done": {"event": "message-sent"}, "show": show}
        scenario = exercise(step, slug="skriv-videre", start=[{"message": "falsk-skat"}])
        app.extensions[SHELF].scenarios[scenario.slug] = scenario
        self.stage: PlaySeat = open_play_seat(self.services, "Skriv videre")
        self.stage.begin(scenario)
        self.draft: Message = self.services.store.act(self.stage.seat_id, self.begin).result
        cookie = self.stage.cookie(app)
        page.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": base_url}])

    @staticmethod
    def begin(world: Any) -> Message:
        session.open_session(world, "senior", "nemid", "post.borger.dk")
        return writing.begin(world, "senior", "borgerservice")

    def go(self) -> None:
        self.page.goto(f"/post.borger.dk/skriv/{self.draft.id}")

    def stored(self) -> str:
        world = self.services.store.seat(self.stage.seat_id).world
        return str(world.post["senior"].find_message(self.draft.id).text)

    def use_the_spotlight(self) -> None:
        self.page.get_by_role("button", name="Vis mig hvor").click()
        expect(self.page.locator("#spotlight-note")).to_be_focused()
        self.page.keyboard.press("Escape")
        expect(self.page.locator("#spotlight-note")).to_have_count(0)

    def use_the_drawer(self) -> None:
        drawer = self.page.locator("#drawer")
        self.page.locator("#guide [data-show=phone]").click()
        expect(drawer).to_be_focused()
        drawer.locator("[data-show=phone-messages]").click()
        expect(drawer.get_by_role("heading", name="Beskeder")).to_be_visible()
        self.page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
        expect(self.page.locator("#guide [data-show=phone]")).to_be_focused()

    def keep_a_draft(self) -> None:
        self.page.get_by_label("Besked", exact=True).press_sequentially("Goddag")
        with self.page.expect_response(lambda answer: answer.request.headers.get("x-draft") == "1"):
            self.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
        assert self.stored() == "Goddag"

    def be_told_what_is_new(self) -> None:
        change: Callable[..., object] = self.services.store.act
        change(self.stage.seat_id, lambda world: phone.receive_message(world, "senior", "nabo"))
        self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # asks at once
        news = self.page.locator(".guide-news[role=status]")
        expect(news).to_have_text("Ny besked fra Grethe, nabo")


@pytest.fixture
def desk(live_app: Flask, page: Page, base_url: str) -> Desk:
    return Desk(live_app, page, base_url)


@pytest.mark.parametrize("script", BROWSERS.values(), ids=BROWSERS)
def test_everything_else_works_in_a_browser_that(desk: Desk, script: str) -> None:
    desk.page.add_init_script(script)
    desk.go()
    desk.use_the_spotlight()
    desk.use_the_drawer()
    desk.keep_a_draft()
    desk.be_told_what_is_new()
    assert desk.errors == []


def test_without_fetch_links_lead_to_pages_and_the_spotlight_works(desk: Desk) -> None:
    desk.page.add_init_script("delete window.fetch;")
    desk.go()
    desk.use_the_spotlight()
    desk.page.locator("#guide [data-show=phone]").click()
    expect(desk.page.get_by_role("heading", name="Telefonens forside")).to_be_visible()
    assert desk.errors == []
