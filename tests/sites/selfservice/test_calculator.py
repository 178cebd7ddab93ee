import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.portal.calculators import Calculator, Worked, calculators, host_of
from sandbox.sites.selfservice.texts import inputs_of
from sandbox.world.selfservice.fields import HANDLERS

Participant = Callable[..., FlaskClient]
EACH = pytest.mark.parametrize("calculator", calculators().values(), ids=calculators())


def typed(calculator: Calculator, worked: Worked) -> dict[str, list[str]]:
    """What a browser sends for an example's answers."""
    fields = {field.name: field for field in calculator.fields}
    forms = [HANDLERS[fields[name].type].form(fields[name], each) for name, each in worked.answers.items()]
    return {name: values for form in forms for name, values in form.items()}


def address(calculator: Calculator) -> str:
    return f"/{host_of(calculator)}/beregn/{calculator.slug}"


@EACH
def test_it_asks_without_signing_in_and_answers_on_the_same_page(
    calculator: Calculator, participant: Participant
) -> None:
    client = participant()
    assert "Resultatet" not in client.get(address(calculator)).text
    for worked in calculator.examples:
        sent = typed(calculator, worked)
        answer = client.get(address(calculator), query_string={"beregn": "1", **sent})
        assert answer.status_code == 200
        assert 'data-show="result"' in answer.text
        assert all(f'value="{typed}"' in answer.text for values in sent.values() for typed in values)


@EACH
def test_what_is_missing_is_said_at_its_field(calculator: Calculator, participant: Participant) -> None:
    answer = participant().get(address(calculator), query_string={"beregn": "1"})
    assert answer.status_code == 422
    for field in calculator.fields:
        if field.required:
            assert f'href="#{field.name}"' in answer.text


@EACH
def test_what_could_be_real_is_not_counted_with(calculator: Calculator, participant: Participant) -> None:
    real = {part: "010170-1234" for field in calculator.fields for part in inputs_of(field)}
    answer = participant().get(address(calculator), query_string={"beregn": "1", **real})
    assert answer.status_code == 422
    assert "010170" not in answer.text


def test_only_that_it_was_used_is_told(participant: Participant, services: Any) -> None:
    calculator = next(iter(calculators().values()))
    client = participant()
    sent = typed(calculator, calculator.examples[0])
    client.get(address(calculator), query_string={"beregn": "1", **sent})
    with services.database.reading() as connection:
        told = connection.exec_driver_sql("SELECT data FROM events WHERE name = 'calculated'").scalars().all()
    assert [json.loads(each) for each in told] == [{"citizen": None, "calculator": calculator.slug}]


def test_another_hosts_calculator_is_not_there(participant: Participant) -> None:
    assert participant().get("/borger.dk/beregn/findes-ikke").status_code == 404
