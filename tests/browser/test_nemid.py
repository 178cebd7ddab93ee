"""NemID in a browser: with the keyboard alone, with no script, and a page that waits for the code app."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from sandbox.web.services import KEY, Services
from sandbox.world import paper_mail
from sandbox.world.nemid import code_app, presets
from sandbox.world.seeding import seeded_world
from sandbox.world.state.documents import Kind
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.browser.seats import DAY
from tests.browser.test_keyboard import Keyboard

OWN = "regnbue42"
Situation = Callable[[World, Role], object]


class Desk:
    """A seat in a class of its own, with the senior's NemID in a situation."""

    def __init__(self, services: Services, codes: Iterator[str], situation: Situation) -> None:
        world = seeded_world(services.config.seed, 1, DAY)
        situation(world, "senior")
        world.take_announced()
        self.services = services
        self.opened = services.classes.open("NemID", DAY, codes, (), [world.to_json()])
        self.seat_id = services.classes.seat_id(self.opened.id, 1)

    @property
    def world(self) -> World:
        return self.services.store.seat(self.seat_id).world

    def change(self, how: Callable[[World], object]) -> None:
        self.services.store.act(self.seat_id, how)

    def join(self, page: Page) -> None:
        page.goto(f"/?code={self.opened.code}&seat=1")
        page.get_by_role("button", name="Kom i gang").click()


MakeDesk = Callable[[Situation], Desk]


@pytest.fixture(scope="module")
def desk_codes() -> Iterator[str]:
    return (f"{number:04}" for number in count(6000))


@pytest.fixture
def make_desk(live_app: Flask, desk_codes: Iterator[str]) -> MakeDesk:
    services: Services = live_app.extensions[KEY]
    return lambda situation: Desk(services, desk_codes, situation)


def letter_of(world: World) -> str:
    letter = paper_mail.latest(world, "senior", "temporary-password")
    assert letter
    return letter.facts["code"]


def asked_key(world: World) -> str:
    assert world.activation
    return dict(world.nemid["senior"].card.pairs())[world.activation.key_number]


def test_a_nemid_is_activated_with_the_keyboard_alone(page: Page, make_desk: MakeDesk) -> None:
    desk, keyboard = make_desk(presets.not_activated), Keyboard(page)
    desk.join(page)
    page.goto("/nemid.nu/aktiver")
    keyboard.press("Start")
    keyboard.type_into("Bruger-id", desk.world.nemid["senior"].number)
    keyboard.type_into("Adgangskode", letter_of(desk.world))
    keyboard.press("Næste")
    keyboard.type_into("Ny adgangskode", OWN)
    keyboard.type_into("Ny adgangskode igen", "regnbue24")
    keyboard.press("Næste")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    keyboard.type_into("Ny adgangskode", OWN)
    keyboard.type_into("Ny adgangskode igen", OWN)
    keyboard.type_into("Dit eget bruger-id (hvis du vil)", "bedstemor")
    keyboard.press("Næste")
    keyboard.type_into("Nøgle", asked_key(desk.world))
    keyboard.press("Log på")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mit NemID")
    expect(page.locator("main")).to_contain_text("bedstemor")


@pytest.fixture
def plain_page(browser: Browser, browser_context_args: Any, base_url: str) -> Iterator[Page]:
    """A browser that runs no scripts."""
    given = {**browser_context_args, "base_url": base_url, "java_script_enabled": False}
    context = browser.new_context(**given)
    yield context.new_page()
    context.close()


def test_a_cancelled_activation_is_got_out_of_without_any_script(
    plain_page: Page, make_desk: MakeDesk
) -> None:
    desk, page = make_desk(presets.not_activated), plain_page
    desk.join(page)
    log_on(page, desk, letter_of(desk.world))
    page.get_by_role("button", name="Afbryd").click()
    page.get_by_role("link", name="Bestil en ny midlertidig adgangskode").click()
    page.get_by_label("Bruger-id").fill(desk.world.nemid["senior"].number)
    page.get_by_role("button", name="Bestil midlertidig adgangskode").click()
    page.get_by_role("link", name="Se i Papirer").click()
    page.get_by_role("button", name="Lad tiden gå").click()
    page.get_by_role("link", name="Brev med midlertidig adgangskode").first.click()
    code = page.locator("[data-show=temporary-password]").inner_text()
    log_on(page, desk, code)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vælg din egen adgangskode")


def log_on(page: Page, desk: Desk, password: str) -> None:
    page.goto("/nemlog-in.dk/login?service=post.borger.dk")
    page.get_by_label("Bruger-id").fill(desk.world.nemid["senior"].number)
    page.get_by_label("Adgangskode").fill(password)
    page.get_by_role("button", name="Næste").click()


def test_the_page_goes_on_by_itself_when_the_app_has_answered(page: Page, make_desk: MakeDesk) -> None:
    desk = make_desk(presets.give_app)
    desk.join(page)
    log_on(page, desk, desk.world.nemid["senior"].password)
    expect(page.locator("main")).to_contain_text("Åbn nøgleappen på din telefon.")
    waiting, app = code_app.request(desk.world, "senior"), desk.world.nemid["senior"].app
    assert waiting
    assert app
    desk.change(lambda world: code_app.approve(world, waiting.id, app.pin))
    expect(page.get_by_role("button", name="Log af")).to_be_visible()
    assert desk.world.signed_in == "senior"


@pytest.mark.parametrize("kind", ["welcome", "temporary-password"])
def test_a_letter_fits_on_one_page_of_a4(page: Page, make_desk: MakeDesk, kind: Kind) -> None:
    desk = make_desk(presets.not_activated)
    desk.join(page)
    paper = paper_mail.latest(desk.world, "senior", kind)
    assert paper
    page.goto(f"/papers/post/{paper.id}")
    page.emulate_media(media="print")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
