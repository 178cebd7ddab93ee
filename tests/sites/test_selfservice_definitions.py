"""Every self-service, walked by its own examples: a new file in `content/services/` is tested by being there."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.service_fields import ServiceField
from sandbox.content.services import CHECK, Example, Service, services
from sandbox.world import selfservice
from sandbox.world.fields import HANDLERS
from sandbox.world.fields.base import Asking, Problem
from sandbox.world.people import Role
from sandbox.world.world import World
from tests.sites.walking import Page, Walk, errors_in, sign_in, typed_into

EXAMPLES = [
    pytest.param(service, example, id=f"{slug}: {example.title}")
    for slug, service in services().items()
    for example in service.examples
]
World_ = Callable[[FlaskClient], World]


@pytest.fixture
def seated(participant: Callable[..., FlaskClient], change: Any) -> Callable[[Role], FlaskClient]:
    def sit(role: Role) -> FlaskClient:
        client = participant()
        sign_in(change, client, role)
        return client

    return sit


@pytest.mark.parametrize(("service", "example"), EXAMPLES)
def test_an_example_can_be_sent_and_leaves_a_receipt(
    service: Service, example: Example, seated: Callable[[Role], FlaskClient], world: World_
) -> None:
    client = seated(example.citizen)
    walk = Walk(client, service, world(client).clock).to(CHECK, dict(example.answers))
    letters = len(world(client).post[example.citizen].letters)

    response = walk.send()

    after = world(client)
    sent = selfservice.submissions_of(after, example.citizen, service)
    assert response.status_code == 303
    assert [each.id for each in sent] == [response.headers["Location"].rpartition("/")[2]]
    assert not after.drafts
    assert len(after.post[example.citizen].letters) > letters, "every submission leaves a letter"
    assert sent[0].case_number in client.get(response.headers["Location"]).text


@pytest.mark.parametrize("service", services().values(), ids=services())
def test_every_wrong_answer_is_named_at_its_field_and_everything_typed_is_kept(
    service: Service, seated: Callable[[Role], FlaskClient], world: World_
) -> None:
    tried: set[str] = set()
    for example in service.examples:
        client = seated(example.citizen)
        walk = Walk(client, service, world(client).clock)
        while walk.at != CHECK:
            step = service.step(walk.at)
            assert step
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
        problem = HANDLERS[field.type].check(field, form, Asking(world(walk.client), example.citizen))
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
