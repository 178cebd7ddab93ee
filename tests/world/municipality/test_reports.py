from datetime import timedelta

import pytest

from sandbox.content.municipality.report_kinds import report_kinds
from sandbox.world import timeline
from sandbox.world.forms import AnswerRejected, Problem
from sandbox.world.mailbox.events import LetterArrived
from sandbox.world.mailbox.letters import letter_facts
from sandbox.world.municipality import reports
from sandbox.world.municipality.reports import NoSuchReport, ReportAnswered, ReportSent
from sandbox.world.phone import MessageArrived
from sandbox.world.phone import text as message_text
from sandbox.world.state.municipality import Reply, Report
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

PLACE, WHAT = "Ved bænken på Øvetorv", "Der er et dybt hul."


def sent(world: World, role: Role | None = "senior", reply: Reply = "none") -> Report:
    report = reports.send(world, role, "hul-i-vejen", PLACE, WHAT, reply)
    assert isinstance(report, Report)
    return report


def test_it_is_announced_with_a_number_and_kept() -> None:
    world = fresh_world()
    report = sent(world)
    assert world.take_announced() == [ReportSent(citizen="senior", kind="hul-i-vejen", reply="none")]
    assert reports.find(world, report.id) is report
    assert reports.of(world, "senior") == [report]
    assert report.number.startswith("P-")


def test_nobody_has_to_say_who_they_are_and_then_nobody_is_answered() -> None:
    world = fresh_world()
    report = sent(world, None, "letter")
    assert (report.citizen, report.reply) == (None, "none")
    world.take_announced()
    timeline.move_clock(world, 60 * 24 * 10)
    assert not [
        event for event in world.take_announced() if isinstance(event, LetterArrived | ReportAnswered)
    ]


@pytest.mark.parametrize(
    ("place", "what", "problems"),
    [
        ("", WHAT, [Problem("place", "missing")]),
        (" x ", WHAT, [Problem("place", "missing")]),
        (PLACE, "  ", [Problem("what", "missing")]),
        ("", "", [Problem("place", "missing"), Problem("what", "missing")]),
        ("x" * 121, WHAT, [Problem("place", "too-long", {"most": 120})]),
        (PLACE, "x" * 1001, [Problem("what", "too-long", {"most": 1000})]),
    ],
)
def test_what_is_missing_or_too_much_is_said_and_nothing_is_sent(
    place: str, what: str, problems: list[Problem]
) -> None:
    world = fresh_world()
    assert reports.send(world, None, "lampe", place, what) == problems
    assert not world.reports
    assert world.take_announced() == [
        AnswerRejected(service="praj", field=each.field, reason=each.reason) for each in problems
    ]


def test_what_should_not_be_typed_is_told_of_by_the_field_alone() -> None:
    world = fresh_world()
    problems = reports.send(world, "senior", "lampe", "", WHAT, refused=["place"])
    assert problems == [Problem("place", "real-data")]


def test_an_address_is_written_as_in_the_register_and_a_description_stays() -> None:
    world = fresh_world()
    report = reports.send(world, None, "lampe", "muslingeskalsvej 12", WHAT)
    assert isinstance(report, Report)
    assert report.place == "Muslingeskalsvej 12, 0020 Øvestrand"
    assert sent(world).place == PLACE


def test_sent_twice_it_is_one() -> None:
    world = fresh_world()
    report = sent(world)
    world.take_announced()
    assert sent(world) is report
    assert len(world.reports) == 1
    assert not world.take_announced()
    assert sent(world, "parent") is not report


def test_a_letter_answers_once_when_it_is_due() -> None:
    world = fresh_world()
    report = sent(world, reply="letter")
    world.take_announced()
    timeline.move_clock(world, int((report.due - world.clock).total_seconds() // 60) - 1)
    assert not [event for event in world.take_announced() if isinstance(event, ReportAnswered)]
    timeline.move_clock(world, 2)
    timeline.move_clock(world, 60 * 24)
    answered = [
        event for event in world.take_announced() if isinstance(event, LetterArrived | ReportAnswered)
    ]
    assert answered == [
        LetterArrived(citizen="senior", letter="svar-paa-praj"),
        ReportAnswered(citizen="senior", kind="hul-i-vejen"),
    ]
    boxed = world.post["senior"].letters[0]
    facts = letter_facts(world, "senior", boxed)
    assert boxed.received == report.due
    assert (facts["number"], facts["place"]) == (report.number, PLACE)
    assert facts["answer"] == " ".join(report_kinds()["hul-i-vejen"].answer.split())


def test_a_text_message_answers_where_that_is_what_was_asked_for() -> None:
    world = fresh_world()
    report = sent(world, reply="message")
    world.take_announced()
    timeline.move_clock(world, 60 * 24 * 10)
    assert MessageArrived(citizen="senior", message="svar-paa-praj") in world.take_announced()
    said = " ".join(message_text(world, "senior", world.phone["senior"].messages[0]))
    assert report.number in said
    assert "lappet hullet" in said


@pytest.mark.parametrize("kind", report_kinds())
def test_every_kind_is_answered_within_a_week(kind: str) -> None:
    world = fresh_world()
    report = reports.send(world, "young", kind, PLACE, WHAT, "letter")
    assert isinstance(report, Report)
    assert timedelta() < report.due - world.clock < timedelta(days=7)
    timeline.move_clock(world, 60 * 24 * 8)
    assert world.post["young"].letters[0].letter == "svar-paa-praj"


def test_what_nobody_sent_is_not_found() -> None:
    with pytest.raises(NoSuchReport):
        reports.find(fresh_world(), "findes-ikke")


@pytest.mark.parametrize(("place", "what"), [("x" * 3, "x"), ("x" * 120, "x" * 1000)])
def test_the_shortest_and_the_longest_texts_are_sent(place: str, what: str) -> None:
    assert isinstance(reports.send(fresh_world(), None, "lampe", place, what), Report)
