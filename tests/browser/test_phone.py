"""The phone beside the page: used there with the keyboard, and never silent about what is new."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from sandbox.guide.play.seat import PlaySeat, open_play_seat
from sandbox.guide.scenario_catalogue import KEY as SHELF
from sandbox.web.services import KEY
from sandbox.world import phone
from sandbox.world.state.world import World
from tests.browser.test_keyboard import Keyboard
from tests.browser.test_pages import shut_out
from tests.guide.make import exercise

READ: dict[str, Any] = {"title": "Læs", "done": {"event": "message-opened"}}
DELETE: dict[str, Any] = {"title": "Slet", "done": {"event": "message-deleted"}}
PATIENCE = 20_000  # milliseconds: longer than the page waits before it asks again


@pytest.fixture
def stage(live_app: Flask, page: Page, base_url: str) -> PlaySeat:
    """A seat at an exercise about a text message, and a browser that sits there."""
    scenario = exercise(READ, DELETE, slug="paa-telefonen", start=[{"message": "falsk-skat"}])
    live_app.extensions[SHELF].scenarios[scenario.slug] = scenario
    stage = open_play_seat(live_app.extensions[KEY], "På telefonen")
    stage.begin(scenario)
    cookie = stage.cookie(live_app)
    page.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": base_url}])
    page.goto("/borger.dk/")
    return stage


@pytest.fixture
def change(live_app: Flask, stage: PlaySeat) -> Callable[[Callable[[World], object]], None]:
    return lambda how: live_app.extensions[KEY].store.act(stage.seat_id, how)


def test_the_phone_is_used_beside_the_page_with_the_keyboard_alone(page: Page, stage: PlaySeat) -> None:
    keyboard, drawer = Keyboard(page), page.locator("#drawer")
    keyboard.to("Telefon for " + stage.facts(exercise(READ))["citizen.first_name"])
    page.keyboard.press("Enter")
    expect(drawer).to_be_focused()
    assert list(shut_out(page)) == []
    keyboard.to("Ny besked fra SKAT")
    with page.expect_navigation():  # the guide has something new to say, so the page is asked for anew
        page.keyboard.press("Enter")
    expect(page.locator("#guide-news")).to_contain_text("Trin 2 af 2")
    expect(drawer).to_be_focused()
    expect(drawer).to_contain_text("2.486 kr.")
    keyboard.to("Alle beskeder")
    page.keyboard.press("Enter")
    expect(drawer.get_by_role("heading", name="Beskeder")).to_be_visible()
    expect(drawer.locator("[data-screen]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_a_link_on_the_phone_takes_the_page(page: Page, change: Callable[..., None]) -> None:
    change(lambda world: phone.receive_message(world, "senior", "laes-om-svindel"))
    page.reload()
    drawer = page.locator("#drawer")
    page.get_by_role("link", name="Ny besked fra Borgerservice").click()
    expect(drawer).to_contain_text("falske beskeder")
    with page.expect_navigation():
        drawer.get_by_role("button", name="borger.dk/falske-beskeder").click()
    expect(page.get_by_role("heading", name="Pas på falske beskeder")).to_be_visible()


def test_a_new_message_is_told_beside_the_page_and_on_the_phone(
    page: Page, change: Callable[..., None]
) -> None:
    told = page.locator(".guide-news[role=status]")
    expect(told).to_have_text("Ny besked fra SKAT")
    change(lambda world: phone.receive_message(world, "senior", "nabo"))
    expect(told).to_have_text("Ny besked fra Grethe, nabo", timeout=PATIENCE)
    page.goto("/phone/senior/")
    told = page.locator(".phone-news[role=status]")
    expect(told).to_have_text("Ny besked fra Grethe, nabo")
    change(lambda world: phone.receive_message(world, "senior", "pakkeboks"))
    expect(told).to_have_text("Ny besked fra Pakkeboksen", timeout=PATIENCE)


WRONG_PIN: dict[str, Any] = {
    "title": "Åbn",
    "done": {"event": "mitid-app-opened"},
    "slips": [{"when": {"event": "sign-in-failed"}, "say": "Se i papirerne.", "play": [{"see": "x"}]}],
}


def test_a_wrong_pin_beside_the_page_keeps_the_phone_there(
    page: Page, live_app: Flask, base_url: str, change: Callable[..., None], stage: PlaySeat
) -> None:
    scenario = exercise(WRONG_PIN, slug="forkert-pin", citizen="parent")
    live_app.extensions[SHELF].scenarios[scenario.slug] = scenario
    stage.begin(scenario)
    page.goto("/borger.dk/")
    drawer = page.locator("#drawer")
    page.locator("#guide [data-show=phone]").click()
    drawer.get_by_role("link", name="MitID").click()
    pin, problem = drawer.get_by_label("PIN-kode"), drawer.locator(".form-error-message")
    pin.fill("1234")
    pin.press("Enter")
    expect(problem).to_contain_text("PIN-koden har seks tal. Du har skrevet 4.")
    pin.fill("000000")
    with page.expect_navigation():  # the guide has something to say of it, so the page is asked for anew
        pin.press("Enter")
    expect(page.locator("#guide-news")).to_contain_text("Se i papirerne.")
    expect(problem).to_contain_text("PIN-koden er forkert.")
    pin.fill("111111")
    pin.press("Enter")
    expect(problem).to_contain_text("Du har ét forsøg mere.")
    page.goto("/phone/parent/mitid")
    page.get_by_label("PIN-kode").fill("12")
    page.get_by_role("button", name="Åbn").click()
    problem = page.locator(".form-error-message")
    expect(problem).to_contain_text("Du har skrevet 2.")
    page.reload()
    expect(problem).to_contain_text("Du har skrevet 2.")
    page.get_by_role("link", name="Forside").click()
    page.go_back()
    expect(problem).to_contain_text("Du har skrevet 2.")
    page.go_back()
    expect(page.get_by_label("PIN-kode")).to_be_visible()
