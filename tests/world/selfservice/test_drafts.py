from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.content.services.catalogue import services
from sandbox.world import timeline
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice import drafts
from sandbox.world.selfservice.drafts import Again, Next, NoSuchDraft, Refused
from sandbox.world.selfservice.form import evaluate, relevant
from sandbox.world.selfservice.submissions import NoSuchSubmission, submission
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Draft, Submission
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

MOVE = services()["flytning"]
ROLE: Role = "parent"
ANSWERS: dict[str, Form] = {
    "dig-og-din-husstand": {"movers": ["self", "child-1"]},
    "hvem-bestemmer": {"alone": ["ja"]},
    "hvornaar": {"moving_date_day": ["1"], "moving_date_month": ["12"], "moving_date_year": ["2026"]},
    "hvorhen": {"new_address": ["Rugkernevej 8"], "somebody_stays": ["nej"]},
    "hvem-bor-der": {"host_name": ["Asta Prøvesen"]},
    "laege": {"doctor": ["Lægehuset Øvetorv"]},
    "kontakt": {"email": ["a@postkasse.example"], "phone": ["02 34 56 78"]},
}


def save(world: World, name: str, form: Form, **more: Any) -> Draft | list[Problem]:
    step = MOVE.step(name)
    assert step
    return drafts.save_step(world, ROLE, MOVE, step, form, **more)


def answer(world: World, name: str, form: Form, **more: Any) -> Any:
    step = MOVE.step(name)
    assert step
    return drafts.answer(world, ROLE, MOVE, step, form, **more)


def filled_in(world: World, **changed: Form) -> Draft:
    """A finished draft; `changed` has other answers, by step."""
    forms = ANSWERS | {name.replace("_", "-"): form for name, form in changed.items()}
    while missing := drafts.progress(world, ROLE, MOVE).missing():
        assert isinstance(save(world, missing.name, forms[missing.name]), Draft), missing.name
    draft = drafts.draft_of(world, ROLE, MOVE)
    assert draft
    return draft


def send(world: World, draft_id: str, declared: bool = True) -> Any:
    return drafts.send(world, ROLE, MOVE, draft_id, declared=declared)


def names(world: World) -> list[str]:
    return [event.name for event in world.take_announced()]


def test_a_step_is_kept_and_announced() -> None:
    world = fresh_world()
    saved = save(world, "dig-og-din-husstand", ANSWERS["dig-og-din-husstand"])
    assert world.drafts == [saved]
    assert names(world) == ["draft-saved"]


def test_a_refused_answer_is_announced_without_what_was_typed_and_nothing_is_kept() -> None:
    world = fresh_world()
    problems = save(world, "kontakt", {"email": ["hemmeligt"], "phone": [""]})
    assert isinstance(problems, list)
    assert [(each.field, each.reason) for each in problems] == [
        ("email", "not-an-email"),
        ("phone", "missing"),
    ]
    assert not world.drafts
    events = world.take_announced()
    assert [event.name for event in events] == ["answer-rejected", "answer-rejected"]
    assert "hemmeligt" not in "".join(event.model_dump_json() for event in events)


def test_real_data_counts_as_no_answer() -> None:
    world = fresh_world()
    form = {"email": ["a@postkasse.example"], "phone": ["02 34 56 78"]}
    problems = save(world, "kontakt", form, refused=["phone"])
    assert problems == [Problem("phone", "real-data")]
    assert not world.drafts


def test_the_host_is_only_asked_for_where_somebody_stays() -> None:
    somebody = {"somebody_stays": "ja", "new_address": "Rugkernevej 8, 0030 Nørre Øve"}
    assert "hvem-bor-der" in [step.name for step in evaluate(fresh_world(), ROLE, MOVE, somebody).steps]
    assert "hvem-bor-der" not in [step.name for step in evaluate(fresh_world(), ROLE, MOVE, {}).steps]


def test_an_answer_no_longer_asked_for_is_kept_but_not_sent() -> None:
    world = fresh_world()
    draft = filled_in(world, hvorhen={"new_address": ["Rugkernevej 8"], "somebody_stays": ["ja"]})
    save(world, "hvorhen", ANSWERS["hvorhen"])
    assert draft.answers["host_name"] == "Asta Prøvesen"
    assert "host_name" not in relevant(MOVE, draft.answers)
    assert "host_name" not in send(world, draft.id).answers
    assert not world.consents


def test_what_was_right_yesterday_is_asked_again_when_it_no_longer_is() -> None:
    world = fresh_world()
    draft = filled_in(world)
    timeline.move_clock(world, 15 * 24 * 60)
    missing = drafts.progress(world, ROLE, MOVE).missing()
    assert missing
    assert missing.name == "hvornaar"
    assert send(world, draft.id) == missing
    assert not world.submissions


def test_nothing_is_sent_before_it_is_declared() -> None:
    world = fresh_world()
    draft = filled_in(world)
    assert send(world, draft.id, declared=False).problems == [Problem("declaration", "missing")]
    assert not world.submissions


def test_an_unfinished_draft_leads_to_the_step_that_is_missing() -> None:
    world = fresh_world()
    draft = save(world, "dig-og-din-husstand", ANSWERS["dig-og-din-husstand"])
    assert isinstance(draft, Draft)
    assert send(world, draft.id).name == "hvem-bestemmer"


def test_sending_twice_sends_once() -> None:
    world = fresh_world()
    draft = filled_in(world)
    sent = send(world, draft.id)
    letters = len(world.post[ROLE].letters)
    assert isinstance(sent, Submission)
    assert send(world, draft.id) == Again(sent)
    assert answer(world, "hvornaar", ANSWERS["hvornaar"], draft_id=draft.id) == Again(sent)
    assert len(world.submissions) == 1
    assert len(world.post[ROLE].letters) == letters


def test_somebody_elses_draft_is_not_there() -> None:
    world, other = fresh_world(), fresh_world(seat=8)
    theirs = filled_in(other).id
    with pytest.raises(NoSuchDraft):
        send(world, theirs)
    with pytest.raises(NoSuchDraft):
        answer(world, "dig-og-din-husstand", ANSWERS["dig-og-din-husstand"], draft_id=theirs)
    sent = send(other, theirs)
    with pytest.raises(NoSuchSubmission):
        submission(other, "senior", MOVE, sent.id)


def test_an_answer_says_which_step_comes_next() -> None:
    world = fresh_world()
    first, second = MOVE.steps[0], MOVE.step("hvem-bestemmer")
    assert answer(world, first.name, ANSWERS[first.name]) == Next(second)
    assert names(world) == ["draft-saved"]


def test_a_correction_leads_back_to_the_check_unless_it_asks_for_more() -> None:
    world = fresh_world()
    filled_in(world)
    corrected = answer(world, "laege", ANSWERS["laege"], correcting=True)
    assert corrected == Next(None)
    stays = {"new_address": ["Rugkernevej 8"], "somebody_stays": ["ja"]}
    assert answer(world, "hvorhen", stays, correcting=True) == Next(MOVE.step("hvem-bor-der"))


def test_nothing_is_kept_of_a_step_whose_turn_it_is_not() -> None:
    world = fresh_world()
    assert answer(world, "kontakt", ANSWERS["kontakt"]) == MOVE.steps[0]
    assert not world.drafts
    filled_in(world)
    before = world.to_json()
    assert answer(world, "hvem-bor-der", ANSWERS["hvem-bor-der"]) == Next(None)
    assert world.to_json() == before


def test_a_refused_answer_gives_the_progress_as_it_was() -> None:
    world = fresh_world()
    outcome = answer(world, MOVE.steps[0].name, {})
    assert isinstance(outcome, Refused)
    assert [problem.reason for problem in outcome.problems]
    assert outcome.progress.draft is None
    assert not world.drafts


def test_starting_over_throws_the_draft_away() -> None:
    world = fresh_world()
    filled_in(world)
    drafts.start_over(world, ROLE, MOVE)
    assert not world.drafts


GARBAGE = st.dictionaries(
    st.sampled_from(
        [f"{field.name}{part}" for field in MOVE.fields() for part in ("", "_day", "_month", "_year")]
    ),
    st.lists(st.text(max_size=60), max_size=3),
)


@settings(max_examples=150, deadline=None)
@given(forms=st.lists(st.tuples(st.sampled_from([step.name for step in MOVE.steps]), GARBAGE), max_size=6))
def test_whatever_is_typed_either_is_kept_or_refused_and_never_sent(forms: list[tuple[str, Form]]) -> None:
    world = fresh_world()
    for name, form in forms:
        assert isinstance(save(world, name, form), Draft | list)
    assert not world.submissions
    assert World.model_validate_json(world.to_json()).to_json() == world.to_json()


def test_nobody_comes_past_a_step_that_stops_until_the_answer_is_another() -> None:
    service, world = services()["boligstoette"], fresh_world()

    def answer(name: str, form: Form) -> str:
        step = service.step(name)
        assert step
        assert isinstance(drafts.save_step(world, "young", service, step, form), Draft)
        missing = drafts.progress(world, "young", service).missing()
        return missing.name if missing else ""

    assert answer("din-adresse", {"lives_there": ["nej"]}) == "meld-flytning-foerst"
    assert answer("meld-flytning-foerst", {}) == "meld-flytning-foerst"
    draft = drafts.draft_of(world, "young", service)
    assert draft
    sent = drafts.send(world, "young", service, draft.id, declared=True)
    assert not isinstance(sent, Submission)
    assert answer("din-adresse", {"lives_there": ["ja"]}) == "boligen"
