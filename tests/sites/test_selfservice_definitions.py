"""Every self-service, walked by its own examples: a new file in `content/services/` is tested by being there."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.services import CHECK, Example, Service, Step, services
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
WRONG = [
    pytest.param(service, step, field, wrong, id=f"{slug} {field.name}: {wrong.problem} {place}")
    for slug, service in services().items()
    for step in service.steps
    for field in step.fields
    for place, wrong in enumerate(field.wrong)
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


@pytest.mark.parametrize(("service", "step", "field", "wrong"), WRONG)
def test_a_wrong_answer_is_named_at_its_field_and_everything_typed_is_kept(
    service: Service, step: Step, field: Any, wrong: Any, seated: Callable[[Role], FlaskClient], world: World_
) -> None:
    example = next(each for each in service.examples if asks(step, each))
    client = seated(example.citizen)
    walk = Walk(client, service, world(client).clock).to(step.name, dict(example.answers))
    form = walk.form({**example.answers, field.name: wrong.typed})
    form |= typed_into(field, wrong.typed, walk.today, walk.page.offered)

    response = walk.post(form)

    asking = Asking(world(client), example.citizen, {})
    found = HANDLERS[field.type].check(field, form, asking)
    page = Page(response.text)
    assert response.status_code == 422
    assert isinstance(found, Problem)
    assert found.reason == wrong.problem
    assert field.name in errors_in(response), "the summary links to the field"
    assert set(page.targets) <= page.ids
    kept = {name: values for name, values in form.items() if name not in page.offered and any(values)}
    assert {name: page.sent.get(name) for name in kept} == kept


def asks(step: Step, example: Example) -> bool:
    """Whether the example comes by the step."""
    return all(
        example.answers.get(name) in ([value] if isinstance(value, str) else value)
        for name, value in step.when.items()
    )
