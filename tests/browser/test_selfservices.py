"""Every self-service, walked in a real browser without scripts: each example from start to receipt, and in passing each
wrong answer that its file knows. A new file in `content/services/` is walked by being there.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page

from sandbox.content.rules.calendar import resolve
from sandbox.content.services.catalogue import services
from sandbox.content.services.fields import ServiceField
from sandbox.content.services.model import PAYMENT, Example, Service, host_of
from sandbox.guide.play.seat import PlaySeat, open_play_seat
from sandbox.web.services import KEY
from sandbox.world.selfservice.drafts import progress
from sandbox.world.selfservice.payments import FIELDS
from sandbox.world.state.world import World
from tests.sites.walking import live_at
from tests.world.worlds import sign_in_for_long

EXAMPLES = [
    pytest.param(service, number, id=f"{slug}: {example.title}")
    for slug, service in services().items()
    for number, example in enumerate(service.examples)
]
BARE = "**/*.{css,js,woff2,svg,ico,png}"  # what a page looks like is looked at elsewhere
numbers = count(1)


@pytest.fixture(scope="module")
def plain_page(browser: Browser, browser_context_args: Any) -> Iterator[Page]:
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    context.route(BARE, lambda route: route.abort())
    page = context.new_page()
    page.set_default_timeout(5000)
    yield page
    context.close()


class Filling:
    """One participant in one self-service."""

    def __init__(self, page: Page, stage: PlaySeat, service: Service, example: Example) -> None:
        self.page, self.stage, self.service, self.example = page, stage, service, example
        self.base = f"/{host_of(service)}/selvbetjening/{service.slug}/"

    @property
    def world(self) -> World:
        return self.stage.services.store.seat(self.stage.seat_id).world

    @property
    def at(self) -> str:
        """The last part of the page's address."""
        return self.page.url.partition("?")[0].rpartition("/")[2]

    def inputs(self, name: str) -> Locator:
        return self.page.locator(f"main form [name={name}]")

    def asked(self) -> list[ServiceField]:
        """The fields of the page that is shown."""
        step = self.service.step(self.at)
        assert step, f"no step is called {self.at}"
        return progress(self.world, self.example.citizen, self.service).evaluation.fields_of(step)

    def fill(self, field: ServiceField, typed: str | list[str]) -> None:
        if field.type == "date":
            self._fill_date(field.name, str(typed))
        elif self.inputs(field.name).first.get_attribute("type") in ("radio", "checkbox"):
            self._tick(field.name, typed)
        elif field.type == "select":
            values = (
                self.inputs(field.name).locator("option").evaluate_all("all => all.map(one => one.value)")
            )
            self.inputs(field.name).select_option(chosen(typed, [each for each in values if each])[0])
        else:
            self.inputs(field.name).fill(str(typed))

    def _tick(self, name: str, typed: str | list[str]) -> None:
        values = self.inputs(name).evaluate_all("all => all.map(one => one.value)")
        wanted = chosen(typed, values)
        for each in self.inputs(name).all():
            if each.get_attribute("type") == "checkbox":
                each.set_checked(each.get_attribute("value") in wanted, force=True)
            elif each.get_attribute("value") in wanted:
                each.check(force=True)

    def _fill_date(self, name: str, typed: str) -> None:
        if typed.startswith(("+", "-")):
            day = resolve(typed, self.world.clock.date())
            typed = f"{day.day}/{day.month}/{day.year}"
        parts = [*typed.split("/"), "", ""][:3]
        for part, value in zip(("day", "month", "year"), parts, strict=True):
            self.inputs(f"{name}_{part}").fill(value)

    def answer(self) -> None:
        """Fill in what the example says of this page; what it leaves out stays as it is shown."""
        for field in self.asked():
            if field.name in self.example.answers:
                self.fill(field, self.example.answers[field.name])

    def press(self, show: str) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.locator(f"[data-show={show}]").click()


def chosen(typed: str | list[str], values: list[str]) -> list[str]:
    named = {"first": values[:1], "last": values[-1:], "all": values}
    return named.get(typed, [typed]) if isinstance(typed, str) else typed


def possible(field: ServiceField, typed: str | list[str], filling: Filling) -> bool:
    """Whether a browser can send it: nobody can choose what is not on the page, nor leave a chosen radio unchosen."""
    if field.type == "date" or filling.inputs(field.name).first.get_attribute("type") == "text":
        return True
    if field.type == "textarea":
        return True
    return typed == [] and not getattr(field, "must_have", None)


@pytest.mark.parametrize(("service", "number"), EXAMPLES)
def test_it_can_be_filled_in_without_scripts_and_says_what_is_wrong(
    service: Service, number: int, live_app: Flask, plain_page: Page, base_url: str
) -> None:
    example = service.examples[number]
    stage = open_play_seat(live_app.extensions[KEY], f"Selvbetjening {next(numbers)}")
    stage.services.store.act(stage.seat_id, lambda world: live_at(world, example))
    stage.services.store.act(
        stage.seat_id,
        lambda world: sign_in_for_long(world, example.citizen),
    )
    cookie = stage.cookie(live_app)
    plain_page.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": base_url}])
    filling = Filling(plain_page, stage, service, example)
    plain_page.goto(filling.base)
    filling.press("start")
    while service.step(filling.at):
        if filling.at == example.stops:
            assert plain_page.locator("[data-show=stop]").count()
            assert not plain_page.locator("[data-show=next]").count()
            return
        if number == 0:
            try_what_is_wrong(filling)
            plain_page.goto(plain_page.url)
        filling.answer()
        before = filling.at
        filling.press("next")
        assert filling.at != before, plain_page.locator("[data-error-summary]").inner_text()
    if service.declaration:
        filling.inputs("declaration").check(force=True)
    filling.press("send")
    if filling.at == PAYMENT:
        pay(filling)
    assert plain_page.locator("[data-show=receipt]").count(), plain_page.url
    (sent,) = filling.world.submissions
    assert plain_page.locator("[data-show=case-number]").inner_text() == sent.case_number


def try_what_is_wrong(filling: Filling) -> None:
    """Each wrong answer alone, the others right: the field says so, and is linked to from the top."""
    for field in filling.asked():
        for wrong in field.wrong:
            if not possible(field, wrong.typed, filling):
                continue
            filling.answer()  # on the page as it is shown again, with what was wrong before
            filling.fill(field, wrong.typed)
            filling.press("next")
            said = filling.page.locator(f"#{field.name}-error")
            assert said.count(), f"{field.name}: {wrong.typed!r} brings no message"
            assert filling.page.locator(f"[data-error-summary] a[href='#{field.name}']").count() == 1
            if field.name not in filling.example.answers:
                filling.page.goto(filling.page.url)


def pay(filling: Filling) -> None:
    """First without a card, then with the practice card."""
    filling.press("pay")
    assert filling.page.locator(".form-error-message").count() == len(FIELDS)
    card = filling.world.finances[filling.example.citizen].card
    for name, typed in zip(FIELDS, (card.number_text, card.expires, card.digits), strict=True):
        filling.inputs(name).fill(typed)
    filling.press("pay")
