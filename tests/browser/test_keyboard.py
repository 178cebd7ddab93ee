"""From joining to the end with the keyboard alone, and with no script at all."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from sandbox.content.services.catalogue import services as self_services
from sandbox.store.classes import ClassSession
from sandbox.web.services import KEY, Services
from sandbox.world import session
from sandbox.world.grants import mailbox_access
from sandbox.world.mitid import app as mitid_app
from sandbox.world.seeding import seeded_world
from sandbox.world.state.nemid import NemId
from sandbox.world.state.world import World
from tests.browser.seats import DAY
from tests.sites import mitids

# What a screen reader would call the element that has the focus; nothing when the last one has been passed.
NAME = """() => { const e = document.activeElement;
    const name = e.labels?.[0]?.innerText ?? e.getAttribute("aria-label") ?? e.innerText;
    return e === document.body ? "" : name.trim(); }"""
# A ring around the element itself, or around what stands for it: dkfds draws radio buttons and tick boxes anew.
IN_SIGHT = """() => { const e = document.activeElement, box = e.getBoundingClientRect();
    const outlined = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    const ringed = style => outlined(style) || style.boxShadow !== "none";
    const drawn = [getComputedStyle(e), ...[...(e.labels ?? [])].map(label => getComputedStyle(label, "::before"))];
    return drawn.some(ringed) && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth; }"""

OpenClass = Callable[..., ClassSession]


@pytest.fixture
def services(live_app: Flask) -> Services:
    found: Services = live_app.extensions[KEY]
    return found


@pytest.fixture
def open_class(services: Services) -> OpenClass:
    def open_one(*scenarios: str) -> ClassSession:
        world = seeded_world(services.config.seed, 1, DAY)
        codes = (f"{number:04}" for number in count(5000))
        return services.classes.open("Uden mus", DAY, codes, scenarios, [world.to_json()])

    return open_one


class Keyboard:
    """Somebody who has no mouse, and who has to see at every moment where they are."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, name: str) -> None:
        """Tab until the focus is on what is called so; it must be in sight all the way."""
        passed: list[str] = []
        while name not in passed:
            self.page.keyboard.press("Tab")
            passed.append(str(self.page.evaluate(NAME)))
            assert passed[-1], f"“{name}” is not among {passed} at {self.page.url}"
            assert self.page.evaluate(IN_SIGHT), (
                f"the focus on “{passed[-1]}” cannot be seen at {self.page.url}"
            )

    def type_into(self, name: str, typed: str) -> None:
        self.to(name)
        self.page.keyboard.type(typed)

    def press(self, name: str, key: str = "Enter") -> None:
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)


def join(keyboard: Keyboard, code: str) -> None:
    keyboard.page.goto("/")
    keyboard.type_into("Holdets kode", code)
    keyboard.type_into("Din plads", "1")
    keyboard.press("Kom i gang")


def asked_key(nemid: NemId, page: Page) -> str:
    number = page.locator("[data-show=key-number] strong").inner_text()
    return dict(nemid.card.pairs())[number]


def test_an_exercise_is_done_with_the_keyboard_alone(
    page: Page, open_class: OpenClass, services: Services
) -> None:
    opened = open_class("log-paa-og-af")
    nemid = services.store.seat(services.classes.seat_id(opened.id, 1)).world.nemid["senior"]
    keyboard = Keyboard(page)
    join(keyboard, opened.code)
    keyboard.press("Begynd", "Space")
    keyboard.press("Log på")
    keyboard.type_into("Bruger-id", nemid.user_id)
    keyboard.type_into("Adgangskode", nemid.password)
    keyboard.press("Næste")
    keyboard.type_into("Nøgle", asked_key(nemid, page))
    keyboard.press("Log på")
    keyboard.press("Log af")
    expect(page.locator("#guide")).to_contain_text("Du er færdig med opgaven")


def test_the_key_card_is_laid_beside_the_page_and_put_away_with_the_keyboard(
    page: Page, open_class: OpenClass, services: Services
) -> None:
    opened = open_class("log-paa-og-af")
    world = services.store.seat(services.classes.seat_id(opened.id, 1)).world
    card = f"Nøglekort for {world.citizen('senior').first_name}"
    keyboard = Keyboard(page)
    join(keyboard, opened.code)
    keyboard.press("Begynd")
    for close in ("Escape", "Enter"):
        keyboard.to(card)
        page.keyboard.press("Enter")
        expect(page.locator("#drawer")).to_be_focused()
        expect(page.locator("#drawer")).to_contain_text(world.nemid["senior"].card.number)
        if close == "Enter":
            keyboard.to("Læg væk")
        page.keyboard.press(close)
        expect(page.locator("#drawer")).to_be_hidden()
        expect(page.get_by_role("link", name=card)).to_be_focused()
        page.keyboard.press("Shift+Tab")


def test_a_paper_among_the_papers_is_laid_beside_the_page_and_put_away_to_where_they_were_taken(
    page: Page, open_class: OpenClass
) -> None:
    keyboard, drawer, papers = Keyboard(page), page.locator("#drawer"), "Familiens brugernavne og koder"
    join(keyboard, open_class("log-paa-og-af").code)
    keyboard.press("Begynd")
    keyboard.to(papers)
    page.keyboard.press("Enter")
    expect(drawer).to_be_focused()
    drawer.get_by_role("link", name="Velkomstbrev").first.press("Enter")
    expect(drawer.get_by_role("heading", name="Velkommen til NemID")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("link", name=papers)).to_be_focused()


def test_a_false_site_is_looked_through_and_left_with_the_keyboard_alone(
    page: Page, open_class: OpenClass
) -> None:
    keyboard = Keyboard(page)
    join(keyboard, open_class("falsk-side").code)
    keyboard.press("Begynd")
    keyboard.press("Ikke sikker\nOm adressen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Om adressen")
    keyboard.press("Hjem\ntil borger.dk")
    keyboard.type_into("Adresse", "borger.dk")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    keyboard.press("Om adressen")
    expect(page.locator("#guide")).to_contain_text("Du er færdig med opgaven")


def test_a_self_service_is_done_with_the_keyboard_alone(
    page: Page, open_class: OpenClass, services: Services
) -> None:
    opened = open_class()
    keyboard = Keyboard(page)
    join(keyboard, opened.code)
    seat_id = services.classes.seat_id(opened.id, 1)
    services.store.act(seat_id, lambda world: session.open_session(world, "senior", "nemid", "borger.dk"))
    keyboard.press("Gå rundt på siderne")
    keyboard.type_into("Adresse", "oeveby.dk/selvbetjening/flytning")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    fill_in_the_move(keyboard)
    expect(page.get_by_role("heading", level=1)).to_contain_text("sendt")
    assert [sent.service for sent in world_of(services, seat_id).submissions] == ["flytning"]


def fill_in_the_move(keyboard: Keyboard) -> None:
    keyboard.press("Start selvbetjening")
    keyboard.press("Næste")  # who: oneself is ticked already
    for part, digits in {"Dag": "30", "Måned": "11", "År": "2026"}.items():
        keyboard.type_into(part, digits)
    keyboard.press("Næste")
    keyboard.type_into("Din nye adresse", str(self_services()["flytning"].examples[0].answers["new_address"]))
    keyboard.to("Ja")
    keyboard.page.keyboard.press("ArrowDown")
    keyboard.press("Næste")
    keyboard.press("Næste")  # the doctor of now is chosen already
    keyboard.press("Næste")  # how to be reached is known already
    keyboard.to(str(self_services()["flytning"].declaration))
    keyboard.page.keyboard.press("Space")
    keyboard.press("Send")


def world_of(services: Services, seat_id: int) -> World:
    return services.store.seat(seat_id).world


@pytest.fixture
def plain_page(browser: Browser, browser_context_args: Any, base_url: str) -> Iterator[Page]:
    """A browser that runs no scripts."""
    context = browser.new_context(
        **{**browser_context_args, "base_url": base_url, "java_script_enabled": False}
    )
    yield context.new_page()
    context.close()


def test_the_first_exercise_is_done_without_any_script(plain_page: Page, open_class: OpenClass) -> None:
    page = plain_page
    page.goto("/")
    page.get_by_label("Holdets kode").fill(open_class("laes-et-brev").code)
    page.get_by_label("Din plads").fill("1")
    page.get_by_role("button", name="Kom i gang").click()
    page.get_by_role("button", name="Begynd").first.click()
    for number in (1, 2, 3):
        page.get_by_role("button", name="Giv mig et tip").click()
        expect(page.locator("#guide")).to_contain_text(f"Tip {number}")
    page.get_by_role("button", name="Tilkald hjælp").click()
    expect(page.locator("#guide")).to_contain_text("Din instruktør kan se")
    page.get_by_role("link", name="Nøglekort for").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Indkaldelse til forundersøgelse").click()
    page.get_by_role("link", name="Tilbage til indbakken").click()
    expect(page.locator("#guide")).to_contain_text("Du er færdig med opgaven")


def test_nothing_is_offered_that_only_a_script_could_do(plain_page: Page, open_class: OpenClass) -> None:
    page = plain_page
    page.goto(f"/?code={open_class('laes-et-brev').code}&seat=1")
    page.get_by_role("button", name="Kom i gang").click()
    page.get_by_role("button", name="Begynd").first.click()
    need_a_script = page.locator("button:not(form button):not([form])").all()
    assert len(need_a_script) >= 3  # show me where, read aloud, put the paper away
    assert not any(button.is_visible() for button in need_a_script)


def sit_down(page: Page, code: str) -> None:
    page.goto(f"/?code={code}&seat=1")
    page.get_by_role("button", name="Kom i gang").click()


def at_the_phone(services: Services, opened: ClassSession, *steps: Callable[[World], object]) -> None:
    for step in steps:
        services.store.act(services.classes.seat_id(opened.id, 1), step)


def test_a_code_display_and_a_password_sign_in_with_the_keyboard_alone(
    page: Page, open_class: OpenClass, services: Services
) -> None:
    opened = open_class("laes-et-brev")
    world = services.store.seat(services.classes.seat_id(opened.id, 1)).world
    keyboard = Keyboard(page)
    sit_down(page, opened.code)
    page.goto("/nemlog-in.dk/login?service=post.borger.dk&return_to=/post.borger.dk/")
    keyboard.press("MitID")
    keyboard.press("Fortsæt til login")
    keyboard.type_into("Bruger-ID", world.mitid["senior"].user_id)
    keyboard.press("Fortsæt")
    keyboard.press("Vis en kode")
    code = page.locator(".mitid-window strong").inner_text()
    keyboard.type_into("Kode", code)
    keyboard.press("Fortsæt")
    keyboard.type_into("Adgangskode", world.mitid["senior"].password)
    keyboard.press("Log på")
    expect(page.get_by_role("heading", level=1)).to_have_text("Indbakke")


def test_the_page_that_waits_for_the_app_goes_on_by_itself(
    page: Page, open_class: OpenClass, services: Services
) -> None:
    opened = open_class("laes-et-brev")
    begin_with_the_app(page, opened, services)
    expect(page.locator(".mitid-status")).to_contain_text("Vi venter på din app.")
    at_the_phone(services, opened, mitids.open_app)
    expect(page.locator(".mitid-status")).to_contain_text("Appen er åben.")
    at_the_phone(services, opened, lambda world: mitid_app.app_scan(world, "parent"))
    at_the_phone(services, opened, lambda world: mitid_app.app_approve(world, "parent"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Indbakke")


def test_the_two_pictures_take_turns_until_they_are_stopped(
    page: Page, open_class: OpenClass, services: Services
) -> None:
    begin_with_the_app(page, open_class("laes-et-brev"), services)
    frames = page.locator(".mitid-frame")
    expect(frames.nth(0)).to_be_visible()
    expect(frames.nth(1)).to_be_hidden()
    expect(frames.nth(1)).to_be_visible()
    page.get_by_role("button", name="Stop skiftet").click()
    expect(page.get_by_role("button", name="Start skiftet")).to_be_visible()


def test_without_scripts_a_button_goes_on_when_one_has_approved(
    plain_page: Page, open_class: OpenClass, services: Services
) -> None:
    page, opened = plain_page, open_class("laes-et-brev")
    begin_with_the_app(page, opened, services)
    expect(page.locator(".mitid-frame")).to_have_count(2)
    page.get_by_role("button", name="Jeg har godkendt").click()
    expect(page.get_by_role("alert")).to_contain_text("Du har ikke godkendt endnu.")
    at_the_phone(services, opened, mitids.approve)
    page.get_by_role("button", name="Jeg har godkendt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Indbakke")


def test_a_user_id_can_be_hidden_from_whoever_looks_over_the_shoulder(
    page: Page, open_class: OpenClass
) -> None:
    sit_down(page, open_class("laes-et-brev").code)
    page.goto("/mitid.dk/login")
    field = page.get_by_label("Bruger-ID", exact=True)
    field.fill("noget")
    for name, kind in (("Skjul", "password"), ("Vis", "text")):
        page.get_by_role("button", name=name).click()
        expect(field).to_have_attribute("type", kind)
        expect(field).to_have_value("noget")


def begin_with_the_app(page: Page, opened: ClassSession, services: Services) -> None:
    world = services.store.seat(services.classes.seat_id(opened.id, 1)).world
    sit_down(page, opened.code)
    page.goto("/mitid.dk/login?service=post.borger.dk&return_to=/post.borger.dk/")
    page.get_by_label("Bruger-ID", exact=True).fill(world.mitid["parent"].user_id)
    page.get_by_role("button", name="Fortsæt").click()


def test_the_phone_is_laid_beside_the_page_that_waits_for_it(
    page: Page, open_class: OpenClass, services: Services
) -> None:
    opened = open_class("log-paa-og-af")
    sit_down(page, opened.code)
    page.get_by_role("button", name="Begynd").first.click()
    world = services.store.seat(services.classes.seat_id(opened.id, 1)).world
    page.goto("/mitid.dk/login?service=post.borger.dk&return_to=/post.borger.dk/")
    page.get_by_label("Bruger-ID", exact=True).fill(world.mitid["parent"].user_id)
    page.locator("main").get_by_role("button", name="Fortsæt").click()
    page.locator("main").get_by_role("link", name="Tag telefonen frem").click()
    app = world.mitid["parent"].app
    assert app
    drawer = page.locator("#drawer")
    drawer.locator("[name=pin]").fill(app.pin)
    drawer.get_by_role("button", name="Åbn").click()
    drawer.get_by_role("button", name="Scan koden på skærmen").click()
    drawer.get_by_role("button", name="Godkend").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Indbakke")


def test_the_code_display_stays_beside_the_page_when_its_button_is_pressed(
    page: Page, open_class: OpenClass
) -> None:
    sit_down(page, open_class("log-paa-og-af").code)
    page.get_by_role("button", name="Begynd").first.click()
    page.get_by_role("link", name="Kodeviser for").click()
    drawer = page.locator("#drawer")
    drawer.get_by_role("button", name="Vis en kode").click()
    expect(drawer.locator(".mitid-window strong")).to_be_visible()
    expect(drawer.locator(".mitid-device")).to_be_focused()


@pytest.mark.parametrize("scripts", ["with scripts", "without"])
def test_a_power_of_attorney_is_given_with_the_keyboard_alone(
    scripts: str, page: Page, plain_page: Page, open_class: OpenClass, services: Services
) -> None:
    opened = open_class("laes-et-brev")
    young = world_of(services, services.classes.seat_id(opened.id, 1)).citizen("young")
    keyboard = Keyboard(page if scripts == "with scripts" else plain_page)
    join(keyboard, opened.code)
    at_the_phone(services, opened, lambda world: session.open_session(world, "senior", "nemid", "borger.dk"))
    keyboard.page.goto("/fuldmagt.borger.dk/")
    keyboard.press("Giv fuldmagt")
    for label, typed in (
        ("Fornavn", young.first_name),
        ("Efternavn", young.last_name),
        ("CPR-nummer", young.cpr),
    ):
        keyboard.type_into(label, typed)
    keyboard.press("Næste")
    keyboard.to("Meld flytning")
    keyboard.page.keyboard.press("Space")
    keyboard.press("Næste")
    for label, typed in (("Dag", "1"), ("Måned", "3"), ("År", str(DAY.year + 1))):
        keyboard.type_into(label, typed)
    keyboard.press("Næste")
    keyboard.to(f"Jeg giver fuldmagten frivilligt og ved, at {young.first_name} kan handle i mit navn.")
    keyboard.page.keyboard.press("Space")
    keyboard.press("Godkend")
    expect(keyboard.page.get_by_role("heading", level=1)).to_have_text("Du har givet en fuldmagt")
    assert world_of(services, services.classes.seat_id(opened.id, 1)).powers[0].holder == "young"


def test_a_mailbox_is_changed_with_the_keyboard_alone(
    page: Page, open_class: OpenClass, services: Services
) -> None:
    opened, keyboard = open_class("laes-et-brev"), Keyboard(page)
    owner = world_of(services, services.classes.seat_id(opened.id, 1)).citizen("senior").name
    join(keyboard, opened.code)

    def let_in(world: World) -> None:
        mailbox_access.give(world, "senior", "parent", "read", world.date)
        session.open_session(world, "parent", "nemid", "post.borger.dk")

    at_the_phone(services, opened, let_in)
    keyboard.page.goto("/post.borger.dk/")
    keyboard.press("Skift postkasse")
    keyboard.press(f"Se post til {owner}")
    expect(page.locator("[data-show=visit]")).to_contain_text(f"Du ser post til {owner}.")
    keyboard.press("Skriv ny besked")
    expect(page.get_by_role("heading", level=1)).to_have_text("Det kan du ikke her")
