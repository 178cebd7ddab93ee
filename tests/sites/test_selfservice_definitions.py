"""Every self-service, walked by its own examples: a new file in `content/services/` is tested by being there."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.services.catalogue import services
from sandbox.content.services.fields import ServiceField
from sandbox.content.services.model import CHECK, Example, Expected, Service
from sandbox.guide.conditions.world_paths import read
from sandbox.world import timeline
from sandbox.world.forms import Problem
from sandbox.world.selfservice import cases, drafts
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking
from sandbox.world.selfservice.submissions import submissions_of
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites.walking import Page, Walk, errors_in, live_at, sign_in, typed_into

EXAMPLES = [
    pytest.param(service, example, id=f"{slug}: {example.title}")
    for slug, service in services().items()
    for example in service.examples
    if not example.stops
]
STOPS = [
    pytest.param(service, example, id=f"{slug}: {example.title}")
    for slug, service in services().items()
    for example in service.examples
    if example.stops
]
World_ = Callable[[FlaskClient], World]


@pytest.fixture
def seated(participant: Callable[..., FlaskClient], change: Any) -> Callable[[Example], FlaskClient]:
    def sit(example: Example) -> FlaskClient:
        client = participant()
        change(client, lambda world: live_at(world, example))
        sign_in(change, client, example.citizen)
        return client

    return sit


@pytest.mark.parametrize(("service", "example"), EXAMPLES)
def test_an_example_can_be_sent_and_leads_to_what_it_says(
    service: Service, example: Example, seated: Callable[[Example], FlaskClient], world: World_, change: Any
) -> None:
    client = seated(example)
    before = world(client)
    walk = Walk(client, service, before.clock).to(CHECK, dict(example.answers))
    if service.payment:
        walk.declare_and_pay(before)
    else:
        assert walk.send().status_code == 303
    sent = submissions_of(world(client), example.citizen, service)[0]
    assert not world(client).drafts
    for case_page in (walk.base + f"kvittering/{sent.id}", walk.base + f"kvittering/{sent.id}.pdf"):
        assert client.get(case_page).status_code == 200
    assert sent.case_number in client.get(walk.base + f"kvittering/{sent.id}").text

    change(client, say_yes_and_wait)

    after = world(client)
    assert after.post[example.citizen].letters != before.post[example.citizen].letters, "no letter came of it"
    assert {case.state for case in after.cases} <= {"closed"}, "the case is not settled after 400 days"
    assert came_of_it(before, after, example) == example.expect


@pytest.mark.parametrize(("service", "example"), STOPS)
def test_an_example_that_stops_says_why_and_sends_nothing(
    service: Service, example: Example, seated: Callable[[Example], FlaskClient], world: World_
) -> None:
    client = seated(example)
    walk = Walk(client, service, world(client).clock).to(str(example.stops), dict(example.answers))
    html = client.get(walk.base + walk.at).text
    assert 'data-show="stop"' in html
    assert 'data-show="next"' not in html
    assert walk.post(walk.page.sent).status_code == 303
    assert client.get(walk.base + CHECK).headers["Location"] == walk.base + walk.at
    assert not world(client).submissions
    assert example.expect == Expected()


def say_yes_and_wait(world: World) -> None:
    for _each in range(400):
        for consent in world.consents:
            if consent.asked and consent.state == "waiting":
                cases.answer_consent(world, consent.asked, consent.id, yes=True)
        timeline.move_clock(world, 24 * 60)


def came_of_it(before: World, after: World, example: Example) -> Expected:
    """In the words of the file: what it says, as far as it says it, and what has really come."""
    said, role = example.expect, example.citizen
    others = {other: new_letters(before, after, other) for other in after.post if other != role}
    kept = {each.id for each in before.records[role]}
    papers: list[str] = [
        each.kind for each in after.papers if each.id not in {old.id for old in before.papers}
    ]
    paid = [str(each.amount) for each in after.payments]
    return Expected(
        letters=new_letters(before, after, role),
        to_others={other: came for other, came in others.items() if came},
        records=[each.record for each in after.records[role] if each.id not in kept],
        papers=papers if said.papers else [],
        stage=after.cases[0].stage if after.cases else None,
        paid=paid[0] if paid else None,
        world={path: read(after, role, path)[0] for path in said.world},  # type: ignore[misc]
    )


def new_letters(before: World, after: World, role: Role) -> list[str]:
    """Those that came of it, the first one first."""
    old = {each.id for each in before.post[role].letters}
    came = [each for each in after.post[role].letters if each.id not in old]
    return [each.letter for each in sorted(came, key=lambda each: each.received)]


@pytest.mark.parametrize("service", services().values(), ids=services())
def test_every_wrong_answer_is_named_at_its_field_and_everything_typed_is_kept(
    service: Service, seated: Callable[[Example], FlaskClient], world: World_
) -> None:
    tried: set[str] = set()
    for example in service.examples:
        client = seated(example)
        walk = Walk(client, service, world(client).clock)
        while walk.at != CHECK:
            step = service.step(walk.at)
            assert step
            if step.stop:
                tried.add(step.name)
                break
            if step.name not in tried:
                found = [each for field in step.fields for each in complaints(walk, field, example, world)]
                assert not found, step.name
                tried.add(step.name)
            walk.next(dict(example.answers))
    assert tried == {step.name for step in service.steps}, "write an example that comes by every step"


def complaints(walk: Walk, field: ServiceField, example: Example, world: World_) -> list[str]:
    """What is not as it should be after each wrong answer that the file knows for a field."""
    found: list[str] = []
    for wrong in field.wrong:
        form = walk.form({**example.answers}) | typed_into(field, wrong.typed, walk.today, walk.page.offered)
        response = walk.post(form)
        problem = HANDLERS[field.type].check(field, form, so_far(walk, example.citizen, world(walk.client)))
        page = Page(response.text)
        kept = {name: typed for name, typed in form.items() if name not in page.offered and any(typed)}
        right = {
            f"status {response.status_code}": response.status_code == 422,
            f"{problem}": isinstance(problem, Problem) and problem.reason == wrong.problem,
            "the summary does not link to the field": field.name in errors_in(response),
            "a link leads to nothing": set(page.targets) <= page.ids,
            "something typed is lost": {name: page.sent.get(name) for name in kept} == kept,
        }
        found += [f"{field.name} {wrong.typed!r}: {what}" for what, is_so in right.items() if not is_so]
    return found


def so_far(walk: Walk, role: Role, world: World) -> Asking:
    return drafts.progress(world, role, walk.service).evaluation.asking
