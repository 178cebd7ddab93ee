import pytest
from pydantic import ValidationError

from sandbox.guide.setup.submission import CannotSend, SentState
from tests.guide.make import fresh_world

MOVE_IN = {
    "moving_date": "+7 days",
    "new_address": "{senior.address}",
    "somebody_stays": "ja",
    "host_name": "{senior.name}",
}


def test_what_is_sent_is_as_if_somebody_had_filled_it_in() -> None:
    world = fresh_world()
    state = SentState.model_validate({"service": "flytning", "by": "young", "answers": MOVE_IN})
    sent = state.apply(world, "senior")
    assert (sent.citizen, sent.answers["new_address"]) == ("young", world.citizen("senior").address.text)
    assert [(each.asked, each.state) for each in world.consents] == [("senior", "waiting")]
    assert world.cases[0].id == sent.id
    assert not world.drafts


def test_what_costs_something_is_paid() -> None:
    world = fresh_world()
    answers = {"errand": "ekstra-saek", "bags": "2"}
    SentState.model_validate({"service": "affald", "by": "parent", "answers": answers}).apply(world, "parent")
    assert len(world.payments) == 1


def test_an_answer_that_is_refused_is_told_with_step_and_field() -> None:
    state = SentState.model_validate(
        {"service": "flytning", "by": "young", "answers": {"moving_date": "+90 days"}}
    )
    with pytest.raises(CannotSend, match="flytning, hvornaar: moving_date: after-last-day"):
        state.apply(fresh_world(), "young")


def test_a_self_service_that_is_not_there_is_told() -> None:
    with pytest.raises(ValidationError, match="ingen selvbetjening hedder"):
        SentState.model_validate({"service": "findes-ikke", "by": "young"})


def test_answers_that_lead_to_a_stop_page_end_with_the_name_of_that_page() -> None:
    state = SentState.model_validate(
        {"service": "aegteskab", "by": "young", "answers": {"status": "nej", "settled": "andet"}}
    )
    with pytest.raises(CannotSend, match="familieretshuset"):
        state.apply(fresh_world(), "young")


def test_an_answer_to_a_question_that_is_not_asked_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(ValidationError, match="svaret “moving_dat” findes ikke; mente du “moving_date”"):
        SentState.model_validate({"service": "flytning", "by": "young", "answers": {"moving_dat": "+7 days"}})
