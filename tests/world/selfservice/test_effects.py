from datetime import date, timedelta
from typing import get_args

import pytest

from sandbox.content.services.catalogue import services
from sandbox.content.services.effects import Effect
from sandbox.world import timeline
from sandbox.world.selfservice import cases, drafts
from sandbox.world.selfservice.effects import EFFECTS
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Draft, Submission
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

MOVE = services()["flytning"]
NEW = "Rugkernevej 8, 0030 Nørre Øve"


def moved(
    world: World, role: Role = "parent", *, days: int = 0, address: str = NEW, **more: str | list[str]
) -> Submission:
    """Send a move that needs no step of the pages."""
    answers: dict[str, str | list[str]] = {
        "movers": ["self", "child-1"] if role == "parent" else ["self"],
        "moving_date": (world.clock.date() + timedelta(days=days)).isoformat(),
        "new_address": address,
        "alone": "ja",
        "somebody_stays": "ja" if "host_name" in more else "nej",
        "doctor": world.citizen(role).doctor,
        "email": "a@postkasse.example",
        "phone": "02 34 56 78",
        **more,
    }
    done = [step.name for step in MOVE.steps]
    world.drafts.append(Draft(id="et-udkast", service="flytning", citizen=role, answers=answers, done=done))
    sent = drafts.send(world, role, MOVE, "et-udkast", declared=True)
    assert isinstance(sent, Submission)
    return sent


def new_letters(world: World, role: Role) -> list[str]:
    seeded = {letter.letter for letter in fresh_world().post[role].letters}
    return sorted(letter.letter for letter in world.post[role].letters if letter.letter not in seeded)


def test_every_effect_of_the_schema_has_its_function() -> None:
    models = get_args(get_args(Effect)[0])
    assert {get_args(model.model_fields["effect"].annotation)[0] for model in models} == set(EFFECTS)


def test_who_has_moved_already_gets_the_address_at_once() -> None:
    world = fresh_world()
    moved(world, days=-5)
    assert world.citizen("parent").address.text == NEW
    assert world.citizen("parent").moved_in == date(2026, 11, 17)
    assert new_letters(world, "parent") == [
        "flytning-registreret",
        "kvittering-flytning",
        "sundhedskort-paa-vej",
    ]


def test_who_moves_later_gets_the_address_on_the_day() -> None:
    world = fresh_world()
    before = world.citizen("parent").address
    moved(world, days=7)
    assert world.citizen("parent").address == before
    assert new_letters(world, "parent") == ["kvittering-flytning"]

    timeline.move_clock(world, 6 * 24 * 60)
    assert world.citizen("parent").address == before
    timeline.move_clock(world, 24 * 60)
    assert world.citizen("parent").address.text == NEW
    assert new_letters(world, "parent") == [
        "flytning-registreret",
        "kvittering-flytning",
        "sundhedskort-paa-vej",
    ]


def test_a_host_outside_the_household_says_yes_after_some_days_and_the_move_waits() -> None:
    world = fresh_world()
    before = world.citizen("young").address
    moved(world, "young", host_name="Asta Prøvesen")
    (consent,) = world.consents
    assert (consent.asked, consent.asked_name, consent.state) == (None, "Asta Prøvesen", "waiting")
    assert consent.deadline == date(2026, 12, 6)
    assert world.citizen("young").address == before
    assert [new_letters(world, role) for role in ("senior", "parent")] == [[], []]

    timeline.move_clock(world, 3 * 24 * 60)
    assert consent.state == "given"
    assert world.citizen("young").address.text == NEW


def test_a_host_of_the_household_gets_the_letter_and_is_waited_for() -> None:
    world = fresh_world()
    senior = world.citizen("senior")
    moved(world, "young", address=senior.address.text, host_name=senior.first_name.upper())
    (consent,) = world.consents
    assert consent.asked == "senior"
    assert new_letters(world, "senior") == ["logivaertserklaering"]
    letter = world.post["senior"].letters[0]
    assert (letter.facts["mover"], letter.facts["deadline"]) == (world.citizen("young").name, "2026-12-06")
    assert letter.consent == consent.id
    timeline.move_clock(world, 5 * 24 * 60)
    assert world.citizen("young").address != senior.address

    cases.answer_consent(world, "senior", consent.id, yes=True)
    assert world.citizen("young").address == senior.address


@pytest.mark.parametrize("how", ["refused", "lapsed"])
def test_without_the_hosts_yes_nobody_moves(how: str) -> None:
    world = fresh_world()
    senior, before = world.citizen("senior"), world.citizen("young").address
    moved(world, "young", address=senior.address.text, host_name=senior.name)
    if how == "refused":
        cases.answer_consent(world, "senior", world.consents[0].id, yes=False)
    timeline.move_clock(world, 40 * 24 * 60)
    assert world.consents[0].state == how
    assert (world.cases[0].state, world.cases[0].stage) == ("closed", "refused")
    assert world.citizen("young").address == before


def test_the_receipt_tells_what_was_sent() -> None:
    world = fresh_world()
    parent, child = world.citizen("parent"), world.household.children[0]
    sent = moved(world, days=7)
    facts = world.post["parent"].letters[0].facts
    assert facts["movers"] == f"{parent.name} og {child.name}"
    assert (facts["new_address"], facts["move_date"]) == (NEW, "2026-11-29")
    assert facts["case_number"] == sent.case_number


def test_everybody_who_moves_gets_a_health_card() -> None:
    world = fresh_world()
    moved(world)
    names = [world.citizen("parent").name, world.household.children[0].name]
    ordered = [paper for paper in world.papers if paper.kind == "health-card" and not paper.here]
    assert [paper.facts["person"] for paper in ordered] == names
    timeline.move_clock(world, 15 * 24 * 60)
    assert all(paper.here for paper in ordered)


@pytest.mark.parametrize(("doctor", "events"), [("Lægehuset Øvetorv", 1), (None, 0)])
def test_another_doctor_is_chosen_and_the_same_one_is_kept(doctor: str | None, events: int) -> None:
    world = fresh_world()
    doctor = doctor or world.citizen("parent").doctor
    moved(world, doctor=doctor)
    assert world.citizen("parent").doctor == doctor
    assert [event.name for event in world.take_announced()].count("doctor-chosen") == events


def test_two_who_live_together_move_together() -> None:
    world = fresh_world()
    world.citizen("young").address = world.citizen("parent").address
    moved(world, movers=["self", "young"])
    assert world.citizen("young").address.text == NEW


def test_each_person_gets_a_letter_and_a_card_of_their_own_that_holds_as_long_as_the_rule_says() -> None:
    world = fresh_world()
    card, today = services()["eu-kort"], world.clock.date()
    answers: dict[str, str | list[str]] = {
        "persons": ["self", "child-1"],
        "custody": "ja",
        "purpose": "holiday",
    }
    done = [step.name for step in card.steps]
    world.drafts.append(Draft(id="kort", service="eu-kort", citizen="parent", answers=answers, done=done))
    drafts.send(world, "parent", card, "kort", declared=True)
    names = [world.citizen("parent").name, world.household.children[0].name]
    letters = [each for each in world.post["parent"].letters if each.letter == "eu-kort-midlertidigt-bevis"]
    assert [each.facts["person"] for each in letters] == names
    posted = [each.facts for each in world.papers if each.kind == "eu-card"]
    until = today.replace(year=today.year + 5).isoformat()
    assert posted == [{"person": name, "valid": until} for name in names]
