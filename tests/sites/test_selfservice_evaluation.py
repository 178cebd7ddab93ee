"""Every request of a self-service works out what is asked, and each sum, once."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.content.rules import formula as formulas
from sandbox.content.rules.formula import Value
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK, PAYMENT, Service
from sandbox.world.selfservice import calculations
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites.walking import Walk, live_at, sign_in

World_ = Callable[[FlaskClient], World]


class Counted:
    """Counts within each request of a client: evaluations from the ground up, and how often each sum is counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, client: FlaskClient) -> None:
        self.evaluations = 0
        self.sums: Counter[str] = Counter()
        self.seen: set[tuple[str, str]] = set()
        self._open = client.open
        self._known = calculations.known
        monkeypatch.setattr(client, "open", self.open)
        monkeypatch.setattr(calculations, "known", self.known)
        monkeypatch.setattr(calculations, "count", self.count)

    def known(self, world: World, role: Role) -> dict[str, Value]:
        self.evaluations += 1
        return self._known(world, role)

    def count(self, formula: str, values: Mapping[str, Value]) -> Value:
        self.sums[formula] += 1
        return formulas.count(formula, values)

    def open(self, path: str, **request: Any) -> TestResponse:
        self.evaluations = 0
        self.sums.clear()
        response = self._open(path, **request)
        where = f"{request['method']} {path} ({response.status_code})"
        repeated = [formula for formula, times in self.sums.items() if times > 1]
        assert self.evaluations == 1, where
        assert not repeated, where
        self.seen.add((request["method"], path.rpartition("/")[2]))
        return response


@pytest.mark.parametrize("service", services().values(), ids=services())
def test_a_request_evaluates_a_self_service_once_and_counts_no_sum_twice(
    service: Service,
    participant: Callable[..., FlaskClient],
    change: Any,
    world: World_,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: set[tuple[str, str]] = set()
    for example in service.examples:
        client = participant()
        change(client, lambda seat, example=example: live_at(seat, example))
        sign_in(change, client, example.citizen)
        before = world(client)
        with monkeypatch.context() as patch:
            counted = Counted(patch, client)
            walk = Walk(client, service, before.clock)
            while walk.at not in (CHECK, example.stops):
                walk.post({})  # refused, unless nothing has to be answered
                walk.next(dict(example.answers))
            if example.stops is None:
                if service.declaration:
                    assert walk.post({}, CHECK).status_code == 422
                walk.page = walk.get(CHECK)
                correct(walk, dict(example.answers))
                walk.page = walk.get(CHECK)
                walk.declare_and_pay(before)
        seen |= counted.seen
    steps = [step.name for step in service.steps]
    pages = [*steps, CHECK, *([PAYMENT] if service.payment else [])]
    expected = {(method, page) for method in ("GET", "POST") for page in pages}
    stops = {("POST", step.name) for step in service.steps if step.stop}
    assert expected - stops <= seen


def correct(walk: Walk, answers: dict[str, Any]) -> None:
    """Answer the first step once more, as from the page where all answers are checked."""
    first = walk.service.steps[0].name
    walk.at, walk.page = first, walk.get(first)
    response = walk.post({**walk.form(answers), "ret": ["1"]})
    assert response.headers["Location"] == walk.base + CHECK
