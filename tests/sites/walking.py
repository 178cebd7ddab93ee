"""Walks a self-service as a participant does: what is shown stays as it is, what an example says is typed."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.content.municipality.settings import find
from sandbox.content.rules.calendar import resolve
from sandbox.content.services.fields import ServiceField
from sandbox.content.services.model import CHECK, PAYMENT, Example, Service, host_of
from sandbox.world.selfservice.payments import FIELDS
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.worlds import sign_in_for_long

Typed = str | list[str]
Form = dict[str, list[str]]
UNFILLED = re.compile(r"\{[a-z_]+\}")  # a placeholder that nobody filled


class Page(HTMLParser):
    """The inputs of a page as a browser would send them, what can be chosen, and whether anything is an error."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: Form = {}
        self.offered: dict[str, list[str]] = {}
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self._select = ""
        self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "a" and given.get("href", "").startswith("#"):
            self.targets.append(given["href"][1:])
        if tag == "input" and name not in ("", "address", "csrf_token"):
            self._input(given, name, value)
        if tag == "select":
            self._select = name
        if tag == "option" and self._select:
            self.offered.setdefault(self._select, []).append(value)
            if "selected" in given:
                self.sent[self._select] = [value]
        if tag == "textarea":
            self._area = name
            self.sent[name] = [""]

    def _input(self, given: dict[str, str], name: str, value: str) -> None:
        if given.get("type") in ("radio", "checkbox"):
            self.offered.setdefault(name, []).append(value)
            if "checked" not in given:
                return
        self.sent.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area][0] += data

    def handle_endtag(self, tag: str) -> None:
        self._select = "" if tag == "select" else self._select
        self._area = "" if tag == "textarea" else self._area


def typed_into(field: ServiceField, typed: Typed, today: date, offered: dict[str, list[str]]) -> Form:
    """What the page sends when this is typed, or chosen, in the field."""
    if field.type == "date":
        return _date(field.name, str(typed), today)
    choices = [value for value in offered.get(field.name, []) if value]
    named = {"first": choices[:1], "last": choices[-1:], "all": choices}
    if isinstance(typed, str) and typed in named and choices:
        return {field.name: named[typed]}
    return {field.name: typed if isinstance(typed, list) else [typed]}


def _date(name: str, typed: str, today: date) -> Form:
    """A day in the calendar's notation, day/month/year, or whatever somebody puts into the first box."""
    if typed.startswith(("+", "-")):
        day = resolve(typed, today)
        typed = f"{day.day}/{day.month}/{day.year}"
    parts = [*typed.split("/"), "", ""][:3]
    return {f"{name}_{part}": [value] for part, value in zip(("day", "month", "year"), parts, strict=True)}


def sign_in(change: Callable[..., Any], client: FlaskClient, role: Role) -> None:
    change(client, lambda world: sign_in_for_long(world, role))


def live_at(world: World, example: Example) -> None:
    """Let the citizen live where the example says."""
    if example.lives_at:
        world.citizen(example.citizen).address = find(example.lives_at)[0]


class Walk:
    """One participant in one self-service."""

    def __init__(self, client: FlaskClient, service: Service, now: datetime) -> None:
        self.client, self.service, self.today = client, service, now.date()
        self.base = f"/{host_of(service)}/selvbetjening/{service.slug}/"
        self.at = service.steps[0].name
        self.page = self.get(self.at)

    def get(self, name: str) -> Page:
        response = self.client.get(self.base + name)
        assert response.status_code == 200, (name, response.status_code, response.headers.get("Location"))
        assert not (left := UNFILLED.findall(response.text)), (name, left)
        return Page(response.text)

    def form(self, answers: dict[str, Typed]) -> Form:
        """This step's form, with the answers that belong to it."""
        step = self.service.step(self.at)
        assert step
        form = dict(self.page.sent)
        for field in step.fields:
            if field.name in answers:
                form |= typed_into(field, answers[field.name], self.today, self.page.offered)
        return form

    def post(self, form: Form, name: str = "") -> TestResponse:
        return self.client.post(self.base + (name or self.at), data=form)

    def next(self, answers: dict[str, Typed]) -> None:
        """Answer this step, and be at the next."""
        response = self.post(self.form(answers))
        assert response.status_code == 303, (self.at, errors_in(response))
        self.at = response.headers["Location"].removeprefix(self.base)
        self.page = self.get(self.at)

    def to(self, name: str, answers: dict[str, Typed]) -> "Walk":
        while self.at != name:
            self.next(answers)
        return self

    def send(self, **fields: str) -> TestResponse:
        form = {**self.page.sent, "declaration": ["ja"], **{key: [value] for key, value in fields.items()}}
        return self.post(form, CHECK)

    def declare_and_pay(self, world: World) -> TestResponse:
        """Send it, and pay with the senior's card where there is something to pay."""
        response = self.send()
        assert response.status_code == 303, errors_in(response)
        if not response.headers["Location"].endswith(PAYMENT):
            return response
        card = world.finances["senior"].card
        typed = dict(zip(FIELDS, (card.number_text, card.expires, card.digits), strict=True))
        paid = self.post(
            {**self.get(PAYMENT).sent, **{name: [value] for name, value in typed.items()}}, PAYMENT
        )
        assert paid.status_code == 303, errors_in(paid)
        return paid


def errors_in(response: TestResponse) -> list[str]:
    return Page(response.text).targets


def draft(world: World, service: Service) -> dict[str, Any]:
    """The answers kept, of whoever's draft there is."""
    return next((dict(each.answers) for each in world.drafts if each.service == service.slug), {})
