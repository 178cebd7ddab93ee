"""A case in which the citizens themselves are asked at a later stage: whether they take a place in day care."""

from datetime import timedelta

import pytest

from sandbox.content.services.catalogue import services
from sandbox.world import timeline
from sandbox.world.documents import records
from sandbox.world.forms import Form
from sandbox.world.selfservice import cases, consents, drafts
from sandbox.world.state.selfservice import Case, Draft, Submission
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

SERVICE = services()["pladsanvisning"]
DAY = 24 * 60


def sent(world: World) -> Submission:
    wanted = world.clock.date() + timedelta(days=120)
    forms: dict[str, Form] = {
        "barnet": {"child": [f"child-{len(world.household.children)}"]},
        "hvornaar": {f"wanted_day_{part}": [str(getattr(wanted, part))] for part in ("day", "month", "year")},
        "foerste-oenske": {"first_choice": ["Børnehuset Myretuen"], "another": ["nej"]},
        "garanti": {"elsewhere": ["nej"]},
        "kontakt": {"phone": ["02 34 56 78"]},
    }
    draft: Draft | None = None
    while step := drafts.progress(world, "parent", SERVICE).missing():
        saved = drafts.save_step(world, "parent", SERVICE, step, forms.get(step.name, {}))
        assert isinstance(saved, Draft), step.name
        draft = saved
    assert draft
    submission = drafts.send(world, "parent", SERVICE, draft.id, declared=True)
    assert isinstance(submission, Submission)
    return submission


def offered() -> tuple[World, Case]:
    world = fresh_world()
    case = cases.find(world, sent(world).id)
    assert case
    assert not world.consents, "nobody is asked before there is a place"
    while case.stage != "offered":
        timeline.move_clock(world, DAY)
    return world, case


def kinds(world: World) -> set[str]:
    return {each.record for each in records.of(world, "parent")}


def test_the_offer_is_a_letter_with_a_question_and_has_a_deadline() -> None:
    world, case = offered()
    (asked,) = consents.waiting_for(world, "parent")
    letter = next(each for each in world.post["parent"].letters if each.letter == "tilbud-om-plads")
    assert (letter.consent, asked.citizen) == (asked.id, "parent")
    assert letter.facts["deadline"] == asked.deadline.isoformat()
    assert asked.deadline == case.reached[-1].at.date() + timedelta(days=10)
    assert "opskrivning-dagtilbud" in kinds(world)


@pytest.mark.parametrize(
    ("yes", "stage", "letter"),
    [(True, "accepted", "plads-bekraeftet"), (False, "declined", "plads-afslaaet")],
)
def test_yes_and_no_settle_the_case(yes: bool, stage: str, letter: str) -> None:
    world, case = offered()
    cases.answer_consent(world, "parent", world.consents[0].id, yes=yes)
    assert (case.stage, case.state) == (stage, "closed")
    assert letter in {each.letter for each in world.post["parent"].letters}
    assert ("plads-dagtilbud" in kinds(world)) is yes
    assert ("opskrivning-dagtilbud" in kinds(world)) is not yes


def test_an_offer_that_nobody_answers_goes_to_the_next_child() -> None:
    world, case = offered()
    timeline.move_clock(world, 9 * DAY)
    assert case.state == "open"
    timeline.move_clock(world, 3 * DAY)
    assert case.stage == "declined"
