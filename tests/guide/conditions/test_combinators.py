import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.content.reading.errors import ContentError
from sandbox.guide.conditions.combinators import All, AnyOf, Not, WorldIs, counts
from sandbox.guide.conditions.context import Condition, ConditionContext
from sandbox.guide.conditions.event_conditions import EventHappened
from sandbox.guide.events import HintShown, StepDone
from sandbox.world.mailbox.events import LetterArrived, LetterOpened
from sandbox.world.mailbox.letters import deliver
from sandbox.world.session import LoggedOff, SignedIn, SignInFailed
from sandbox.world.state.events import ClockMoved, Event, PageVisited
from tests.guide.make import condition, fresh_world, holds

EYES = LetterOpened(citizen="senior", letter="indkaldelse-oejne")
TAX = LetterOpened(citizen="senior", letter="forskudsopgoerelse-aendret")
IN = SignedIn(citizen="senior", method="nemid", service="borger.dk")
OUT = LoggedOff(citizen="senior")


def test_an_event_counts_wherever_it_stands_among_the_others() -> None:
    assert holds("{event: letter-opened}", IN, EYES, OUT)
    assert not holds("{event: letter-opened}", IN, OUT)


def test_values_must_be_the_same() -> None:
    asked = "{event: letter-opened, where: {letter: indkaldelse-oejne}}"
    assert holds(asked, TAX, EYES)
    assert not holds(asked, TAX)


def test_all_values_must_fit_the_same_event() -> None:
    asked = "{event: letter-opened, where: {letter: indkaldelse-oejne, again: true}}"
    assert not holds(asked, EYES, TAX.model_copy(update={"again": True}))


def test_somebody_elses_doing_does_not_count_unless_it_is_asked_for() -> None:
    other = EYES.model_copy(update={"citizen": "young"})
    assert not holds("{event: letter-opened}", other)
    assert holds("{event: letter-opened, where: {citizen: young}}", other)
    assert holds("{event: letter-opened, where: {citizen: {not: '{citizen.role}'}}}", other)


def test_an_event_of_nobody_counts_for_everybody() -> None:
    assert holds("{event: sign-in-failed}", SignInFailed(method="nemid", reason="unknown-id"))


@pytest.mark.parametrize(
    ("times", "result"),
    [("2", True), ("{at_least: 3}", False), ("{at_most: 1}", False), ("{at_least: 2}", True)],
)
def test_events_can_be_counted(times: str, result: bool) -> None:
    assert holds(f"{{event: letter-opened, times: {times}}}", EYES, IN, TAX) is result


def test_a_page_is_the_same_with_and_without_its_slashes() -> None:
    visit = PageVisited(page="/borger.dk/flytning/")
    assert holds("{page: borger.dk/flytning}", visit)
    assert holds("{page: {starts: /borger.dk}}", visit)
    assert not holds("{page: borger.dk}", visit)


@pytest.mark.parametrize(
    "page", ["post.borger.dk/letter/a1", "/post.borger.dk/letter/a1/", "{starts: post.borger.dk/letter}"]
)
def test_an_address_of_an_earlier_version_is_the_page_of_today(page: str) -> None:
    assert holds(f"{{page: {page}}}", PageVisited(page="/post.borger.dk/brev/a1"))


def test_in_order_asks_for_one_after_the_other() -> None:
    asked = "{in_order: [{event: signed-in}, {event: logged-off}]}"
    assert holds(asked, IN, OUT)
    assert holds(asked, OUT, IN, EYES, OUT)
    assert not holds(asked, OUT, IN)


def test_an_order_can_hold_orders_and_choices() -> None:
    choice, twice = (
        "{any: [{event: signed-in}, {event: clock-moved}]}",
        "{event: letter-opened, times: {at_least: 2}}",
    )
    asked = f"{{in_order: [{choice}, {twice}, {{event: logged-off}}]}}"
    assert holds(asked, IN, EYES, TAX, OUT)
    assert holds(asked, EYES, ClockMoved(minutes=5), EYES, TAX, OUT)
    assert not holds(asked, EYES, IN, TAX, OUT)


def test_an_order_can_end_in_how_the_world_is() -> None:
    world = fresh_world()
    asked = "{in_order: [{event: signed-in}, {world: session, is: null}]}"
    assert holds(asked, IN, world=world)
    assert not holds(asked, world=world)


def test_the_world_is_asked_as_it_stands() -> None:
    world = fresh_world()
    unread = world.post["senior"].unread
    assert holds(f"{{world: post.citizen.unread, is: {unread}}}", world=world)
    deliver(world, "senior", "elregning")
    assert holds(f"{{world: post.citizen.unread, at_least: {unread + 1}}}", world=world)
    assert holds("{world: 'citizen.first_name', is: '{citizen.first_name}'}", world=world)
    assert holds("{world: signed_in, is: null}", world=world)


def test_where_asks_that_one_thing_has_all_the_parts() -> None:
    world = fresh_world()
    for each in world.post["senior"].letters:
        each.read = each.letter != "elregning"
    assert holds("{world: 'post.citizen.letters[any]', where: {letter: elregning, read: false}}", world=world)
    assert not holds(
        "{world: 'post.citizen.letters[any]', where: {letter: indkaldelse-oejne, read: false}}", world=world
    )


def test_the_guides_own_events_are_nothing_to_a_condition() -> None:
    with pytest.raises(ContentError, match="ukendt hændelse"):
        condition("{event: step-done}")
    assert not holds(
        "{event: letter-opened}", StepDone(scenario="x", step="1"), HintShown(scenario="x", step="1", level=1)
    )


def test_an_event_is_told_from_those_that_a_condition_is_not_about() -> None:
    asked, scene = (
        condition("{any: [{event: letter-opened, where: {letter: elregning}}, {page: borger.dk}]}"),
        ConditionContext.of((), fresh_world(), "senior"),
    )
    assert not counts(asked, EYES, scene)
    assert counts(asked, PageVisited(page="/borger.dk/"), scene)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{event: leter-opened}", "done.event: ukendt hændelse “leter-opened”; mente du “letter-opened”?"),
        ("{event: letter-opened, where: {leter: x}}", "har ikke feltet “leter”"),
        (
            "{event: letter-opened, where: {again: ja}}",
            "again: “ja” kan det aldrig være, for det er true eller false",
        ),
        (
            "{event: signed-in, where: {method: {in: [nemid, mitd]}}}",
            "method: “mitd” kan det aldrig være; kun: nemid, mitid",
        ),
        ("{event: letter-opened, where: {letter: '{citizen.nam}'}}", "done.where.letter: ukendt pladsholder"),
        ("{event: letter-opened, tims: 2}", "done.tims: ukendt nøgle; mente du “times”?"),
        (
            "{event: letter-opened, times: {at_last: 2}}",
            "done.times.at_last: ukendt nøgle; mente du “at_least”?",
        ),
        ("{event: letter-opened, times: {}}", "done.times: skriv en sammenligning"),
        ("{evnt: letter-opened}", "done: ukendt nøgle; mente du “event”?"),
        ("{world: citizen.adress, is: x}", "done.world: ukendt led “adress”; mente du “address”?"),
        ("{world: citizen.address.street}", "done: skriv også, hvad det skal være"),
        ("{world: post.citizen.unread, is: tre}", "“tre” kan det aldrig være, for det er et helt tal"),
        ("{world: signed_in, is: mor}", "kun: senior, parent, young"),
        ("{world: 'submissions[any]', where: {servce: x}}", "ukendt led “servce”; mente du “service”?"),
        ("{in_order: [{not: {page: x}}, {page: y}]}", "kun den sidste i in_order"),
        ("{in_order: [{event: signed-in, times: 2}, {page: y}]}", "kun den sidste i in_order"),
        ("{in_order: [{page: y}]}", "done.in_order: her skal mindst stå 2"),
        ("{all: []}", "done.all: her skal mindst stå 1"),
        ("{page: {matches: '('}}", "done.page.matches: mønstret kan ikke læses"),
    ],
)
def test_what_cannot_be_is_found_when_the_file_is_read(text: str, complaint: str) -> None:
    with pytest.raises(ContentError) as caught:
        condition(text)
    assert complaint in str(caught.value)


LETTERS = ["elregning", "indkaldelse-oejne", "pensionsoversigt"]
EVENT: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        LetterOpened,
        citizen=st.sampled_from(["senior", "young"]),
        letter=st.sampled_from(LETTERS),
        again=st.booleans(),
    ),
    st.builds(LetterArrived, citizen=st.just("senior"), letter=st.sampled_from(LETTERS)),
    st.builds(PageVisited, page=st.sampled_from(["/borger.dk/", "/post.borger.dk/"])),
    st.just(IN),
    st.just(OUT),
)
EVENTS = st.lists(EVENT, max_size=12)


def leaf(text: str) -> dict[str, Any]:
    return dict(condition(text).model_dump(by_alias=True, exclude_unset=True))


UPWARDS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        leaf("{event: letter-opened}"),
        leaf("{event: letter-opened, where: {letter: elregning}}"),
        leaf("{event: letter-arrived, times: {at_least: 2}}"),
        leaf("{event: signed-in}"),
        leaf("{event: logged-off}"),
        leaf("{page: borger.dk}"),
    ]
)
MONOTONE = st.recursive(
    UPWARDS,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"in_order": parts}, st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=6,
)
ANYTHING = st.recursive(MONOTONE, lambda inner: st.builds(lambda part: {"not": part}, inner), max_leaves=4)
WORLD = fresh_world()


def asked(document: dict[str, Any]) -> Condition:
    return condition(json.dumps(document))


@given(MONOTONE, EVENTS, EVENTS)
def test_what_only_counts_upwards_never_becomes_untrue(
    document: dict[str, Any], events: list[Event], more: list[Event]
) -> None:
    one = asked(document)
    if one.holds(ConditionContext.of(events, WORLD, "senior")):
        assert one.holds(ConditionContext.of([*events, *more], WORLD, "senior"))


@given(MONOTONE, EVENTS)
def test_the_first_moment_is_the_shortest_history_that_holds(
    document: dict[str, Any], events: list[Event]
) -> None:
    one = asked(document)
    shortest = next(
        (
            length
            for length in range(len(events) + 1)
            if one.holds(ConditionContext.of(events[:length], WORLD, "senior"))
        ),
        None,
    )
    assert one.first(ConditionContext.of(events, WORLD, "senior")) == shortest


@given(st.lists(ANYTHING, min_size=1, max_size=3), EVENTS)
def test_de_morgan(documents: list[dict[str, Any]], events: list[Event]) -> None:
    parts = [asked(document) for document in documents]
    scene = ConditionContext.of(events, WORLD, "senior")
    assert Not(not_=All(all=parts)).holds(scene) == AnyOf(any=[Not(not_=part) for part in parts]).holds(scene)
    assert Not(not_=AnyOf(any=parts)).holds(scene) == All(all=[Not(not_=part) for part in parts]).holds(scene)


@given(EVENTS, st.randoms(use_true_random=False))
def test_without_in_order_the_order_does_not_matter(events: list[Event], random: Any) -> None:
    shuffled = random.sample(events, len(events))
    for kind in ("letter-opened", "letter-arrived", "signed-in"):
        one = EventHappened(event=kind)
        assert one.holds(ConditionContext.of(events, WORLD, "senior")) == one.holds(
            ConditionContext.of(shuffled, WORLD, "senior")
        )


def test_a_condition_of_the_world_does_not_change_it() -> None:
    world = fresh_world()
    before = world.to_json()
    WorldIs.model_validate({"world": "post.citizen.letters[any]", "where": {"read": True}}).holds(
        ConditionContext.of((), world, "senior")
    )
    assert world.to_json() == before
