"""What is counted from answers, and what of it a later page can go by. The self-service here is made for it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from sandbox.content.services.catalogue import services
from sandbox.content.services.checks_outcomes import outcome_problems
from sandbox.content.services.model import Service
from sandbox.world import timeline
from sandbox.world.selfservice import cases, drafts
from sandbox.world.selfservice import form as selfservice_form
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Draft, Submission
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

ROLE: Role = "parent"
FAR, NEAR = "Lærsted Lægepraksis", "Lægehuset Øvetorv"


def holiday() -> Service:
    fields: list[dict[str, Any]] = [
        {"name": "doctor", "type": "radio", "label": "Læge", "options_from": "all-doctors"},
        {"name": "start", "type": "date", "label": "Fra"},
        {"name": "end", "type": "date", "label": "Til", "earliest": "+1 day", "since": "start"},
        {"name": "far", "type": "readonly", "label": "Langt?", "value": "is_far"},
        {"name": "days", "type": "number", "label": "Dage", "most": "left"},
        {"name": "waives", "type": "checkbox", "label": "Afkald", "text": "Ja"},
    ]
    steps = [{"name": field["name"], "title": "Et trin", "fields": [field]} for field in fields]
    steps[-1]["when"] = {"far": "ja"}
    case = [
        {"stage": "in", "title": "Modtaget"},
        {"stage": "paid", "title": "Betalt", "on": "start", "after": "-1 month"},
    ]
    return Service.model_validate(
        {
            "slug": "proeve",
            "title": "Prøve",
            "host": "portal",
            "authority": "feriekonto",
            "minutes": 5,
            "intro": "Prøve",
            "calculations": {"is_far": "'ja' if doctor_km > 15 else 'nej'", "left": "5.5 - sent_days"},
            "steps": steps,
            "case": case,
            "effects": [{"effect": "order-health-card", "reason": "proeve"}],
            "receipt": "Tak",
            "next": ["Intet"],
            "examples": [{"title": "En", "citizen": "parent", "answers": {"doctor": "first"}}],
        }
    )


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    made = holiday()
    monkeypatch.setitem(services(), made.slug, made)
    return made


@pytest.fixture
def world() -> World:
    """One in which the parent lives in the middle of the municipality and has neither of the two doctors."""
    world = fresh_world()
    home = world.citizen(ROLE).address
    world.citizen(ROLE).address = home.model_copy(update={"postcode": "0010", "town": "Øveby"})
    world.citizen(ROLE).doctor = "Strandlægerne"
    return world


def answer(world: World, service: Service, name: str, *typed: str) -> Any:
    step = service.step(name)
    assert step
    inputs = [f"{name}_{part}" for part in ("day", "month", "year")] if name in ("start", "end") else [name]
    form = {key: [value] for key, value in zip(inputs, typed, strict=False)}
    found = drafts.save_step(world, ROLE, service, step, form)
    return found if isinstance(found, Draft) else found[0].reason


def asked(world: World, service: Service, draft: Draft) -> list[str]:
    return [step.name for step in selfservice_form.evaluate(world, ROLE, service, draft.answers).steps]


def test_only_who_chooses_a_doctor_far_away_is_asked_and_who_changes_is_asked_again(
    world: World, service: Service
) -> None:
    answer(world, service, "doctor", NEAR)
    draft = answer(world, service, "far")
    assert draft.answers["far"] == "nej"
    assert "waives" not in asked(world, service, draft)
    draft = answer(world, service, "doctor", FAR)
    step = service.step("far")
    assert step
    assert not selfservice_form.evaluate(world, ROLE, service, draft.answers).still_right(step), (
        "what was counted before no longer holds"
    )
    draft = answer(world, service, "far")
    assert asked(world, service, draft)[-1] == "waives"


def test_a_last_day_is_counted_from_the_first_one(world: World, service: Service) -> None:
    answer(world, service, "start", "10", "3", "2027")
    assert answer(world, service, "end", "10", "3", "2027") == "before-first-day"
    assert isinstance(answer(world, service, "end", "11", "3", "2027"), Draft)


def send(world: World, service: Service, days: str, start: date) -> Submission:
    answers: dict[str, Any] = {"doctor": NEAR, "start": start.isoformat(), "far": "nej", "days": days}
    answers["end"] = start.replace(year=start.year + 1).isoformat()
    done = [step.name for step in service.steps]
    world.drafts.append(
        Draft(id=world.new_id(), service=service.slug, citizen=ROLE, answers=answers, done=done)
    )
    sent = drafts.send(world, ROLE, service, world.drafts[-1].id)
    assert isinstance(sent, Submission)
    return sent


def test_what_was_sent_before_is_taken_from_what_is_left_until_it_is_withdrawn(
    world: World, service: Service
) -> None:
    sent = send(world, service, "3", date(2027, 3, 10))
    left = selfservice_form.evaluate(world, ROLE, service, {}).sums["left"]
    assert left == Decimal("2.5")
    assert answer(world, service, "days", "3") == "too-big"
    assert isinstance(answer(world, service, "days", "2"), Draft)
    case = cases.find(world, sent.id)
    assert case
    case.state = "withdrawn"
    assert selfservice_form.evaluate(world, ROLE, service, {}).sums["left"] == Decimal("5.5")


def test_a_stage_can_come_some_time_before_a_day_that_was_answered(world: World, service: Service) -> None:
    far, soon = (send(world, service, "1", day) for day in (date(2027, 3, 10), date(2026, 12, 1)))
    now = world.clock
    timeline.move_clock(world, 150 * 24 * 60)
    reached = {case.id: case.reached[-1] for case in world.cases}
    assert (reached[far.id].stage, reached[far.id].at) == ("paid", datetime(2027, 2, 10, 9))
    assert (reached[soon.id].stage, reached[soon.id].at) == ("paid", now), "never before it was sent"


@pytest.mark.parametrize(
    ("formula", "says"),
    [("doctor_km + sent_days", None), ("doctor_m", "doctor_km"), ("sent_start", "findes ikke")],
)
def test_sums_can_only_name_distances_and_numbers_that_there_are(formula: str, says: str | None) -> None:
    service = holiday().model_copy(update={"calculations": {"left": formula}})
    found = [message for at, message in outcome_problems(service) if at[0] == "calculations"]
    assert found == [] if says is None else says in found[0]
