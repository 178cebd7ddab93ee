"""What only a browser shows of Digital Post: that a draft survives, what Enter does, where the focus is."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from sandbox.store.classes import ClassSession
from sandbox.web.services import KEY, Services
from sandbox.world import session
from sandbox.world.mailbox import writing
from sandbox.world.seeding import seeded_world
from sandbox.world.state.mailbox import Message
from sandbox.world.state.world import World
from tests.browser.seats import DAY

CODES = (f"{number:04}" for number in count(7100))
PAUSE = 2_500  # milliseconds: longer than the script waits after the last key


class Desk:
    """A browser at a seat whose senior is signed in and has begun to write."""

    def __init__(self, app: Flask, page: Page, base_url: str) -> None:
        services: Services = app.extensions[KEY]
        self.services, self.page, self.base_url = services, page, base_url
        world = seeded_world(services.config.seed, 1, DAY)
        self.opened: ClassSession = services.classes.open("Post", DAY, CODES, (), [world.to_json()])
        self.seat_id = services.classes.seat_id(self.opened.id, 1)
        page.goto(base_url)
        page.locator("main [name=code]").fill(self.opened.code)
        page.locator("main [name=seat]").fill("1")
        page.locator("main [name=seat]").press("Enter")
        page.wait_for_url("**/welcome")
        self.draft: Message = services.store.act(self.seat_id, self.begin).result

    @staticmethod
    def begin(world: World) -> Message:
        session.open_session(world, "senior", "nemid", "post.borger.dk")
        return writing.begin(world, "senior", "borgerservice")

    def go(self, path: str) -> None:
        self.page.goto(f"{self.base_url}/post.borger.dk{path}")

    def stored(self) -> Message:
        return self.services.store.seat(self.seat_id).world.post["senior"].find_message(self.draft.id)

    def write(self, text: str) -> None:
        self.page.get_by_label("Besked", exact=True).press_sequentially(text)


@pytest.fixture
def desk(live_app: Flask, page: Page, base_url: str) -> Desk:
    return Desk(live_app, page, base_url)


@pytest.fixture
def desk_without_scripts(
    live_app: Flask, browser: Browser, browser_context_args: Any, base_url: str
) -> Iterator[Desk]:
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield Desk(live_app, context.new_page(), base_url)
    context.close()


def kept(desk: Desk, act: Callable[[], object]) -> str:
    """What the page's script is told when it has saved."""
    with desk.page.expect_response(lambda answer: f"/skriv/{desk.draft.id}" in answer.url) as answer:
        act()
    return answer.value.text()


def test_a_draft_is_kept_a_moment_after_the_last_key_and_survives_a_crash(desk: Desk) -> None:
    desk.page.clock.install()
    desk.go(f"/skriv/{desk.draft.id}")
    desk.write("Hvornår flytter jeg?")
    assert kept(desk, lambda: desk.page.clock.fast_forward(PAUSE)).startswith("Kladden er gemt kl.")
    expect(desk.page.locator("[data-draft-status]")).to_contain_text("Kladden er gemt kl.")
    desk.page.goto("about:blank")  # as if the machine had been switched off
    assert desk.stored().text == "Hvornår flytter jeg?"
    desk.go(f"/skriv/{desk.draft.id}")
    expect(desk.page.get_by_label("Besked", exact=True)).to_have_value("Hvornår flytter jeg?")


def test_what_is_half_a_number_waits_and_the_page_says_so(desk: Desk) -> None:
    desk.page.clock.install()
    desk.go(f"/skriv/{desk.draft.id}")
    desk.write("Ring på 20 30 4")
    assert "når du trykker på en af knapperne" in kept(desk, lambda: desk.page.clock.fast_forward(PAUSE))
    assert desk.stored().text == ""


def test_a_button_keeps_what_was_typed_and_nothing_is_kept_twice(desk: Desk) -> None:
    desk.page.clock.install()
    desk.go(f"/skriv/{desk.draft.id}")
    asked: list[Any] = []
    desk.page.on("request", lambda request: asked.append(request) if request.method == "POST" else None)
    desk.write("Uden emne")
    with desk.page.expect_navigation():
        desk.page.get_by_role("button", name="Send", exact=True).click()
    desk.page.clock.fast_forward(PAUSE)
    assert [each.headers.get("x-draft") for each in asked] == [None]
    assert desk.stored().text == "Uden emne"


def test_leaving_the_page_keeps_what_was_typed_just_before(desk: Desk) -> None:
    desk.page.clock.install()
    desk.go(f"/skriv/{desk.draft.id}")
    desk.write("Jeg går nu")
    leave = (
        "window.dispatchEvent(new Event('pagehide'))"  # without going, so that the answer can be waited for
    )
    assert kept(desk, lambda: desk.page.evaluate(leave)).startswith("Kladden er gemt kl.")
    assert desk.stored().text == "Jeg går nu"


def test_enter_in_the_subject_keeps_the_draft_and_never_sends_it(desk: Desk) -> None:
    desk.go(f"/skriv/{desk.draft.id}")
    desk.page.get_by_label("Andet", exact=True).check(force=True)
    desk.write("Alt er skrevet.")
    subject = desk.page.get_by_label("Emne", exact=True)
    subject.fill("Mit emne")
    subject.press("Enter")
    expect(desk.page.get_by_text("Kladden er gemt.", exact=True)).to_be_visible()
    assert (desk.stored().subject, desk.stored().sent) == ("Mit emne", None)


def test_without_scripts_the_buttons_keep_and_send(desk_without_scripts: Desk) -> None:
    desk = desk_without_scripts
    desk.go(f"/skriv/{desk.draft.id}")
    desk.page.get_by_label("Andet", exact=True).check(force=True)
    desk.page.get_by_label("Emne", exact=True).fill("Mit emne")
    desk.page.get_by_label("Besked", exact=True).fill("Uden script.")
    desk.page.get_by_role("button", name="Gem kladde").click()
    assert desk.stored().text == "Uden script."
    desk.page.get_by_role("button", name="Send", exact=True).click()
    expect(desk.page.get_by_text("Din besked er sendt.")).to_be_visible()
    assert desk.stored().sent


def test_zoom_leaves_the_focus_on_the_link_that_was_pressed(desk: Desk) -> None:
    desk.go("/")
    desk.page.locator("[data-show=letter-indkaldelse-oejne]").click()
    for wanted in ("zoom-ind", "zoom-ind", "zoom-ud"):
        desk.page.get_by_role("link", name="Zoom ind").press("Enter")
        expect(desk.page.locator(f"#{wanted}")).to_be_focused()
    expect(desk.page.get_by_role("link", name="Zoom ind")).to_have_count(0)


def test_the_letters_body_grows_with_each_step_and_never_past_its_sheet(desk: Desk) -> None:
    desk.go("/")
    desk.page.locator("[data-show=letter-indkaldelse-oejne]").click()
    desk.page.set_viewport_size({"width": 390, "height": 844})
    heights = []
    for _step in range(4):
        body = desk.page.locator(".letter-body").bounding_box()
        sheet = desk.page.locator(".letter").bounding_box()
        assert body
        assert sheet
        heights.append(body["height"])
        assert body["x"] + body["width"] <= sheet["x"] + sheet["width"] + 1
        if len(heights) < 4:
            desk.page.get_by_role("link", name="Zoom ind").click()
    assert heights == sorted(set(heights))
