from datetime import timedelta
from typing import Any

from sqlalchemy import event as sql_event
from sqlalchemy import select

from sandbox.guide.events import ExerciseFinished, HintShown, SlipMet, StepDone
from sandbox.guide.progress.listener import Listener
from sandbox.guide.progress.model import MetSlip
from sandbox.store.tables import attempts, seats
from sandbox.world import timeline
from sandbox.world.browser import AddressTyped, FalseSiteLeft, FalseSiteVisited
from sandbox.world.mailbox.events import LetterArrived, LetterMoved, LetterOpened
from sandbox.world.session import LoggedOff, SignedIn, SignInFailed
from sandbox.world.state.events import PageVisited
from tests.guide.conftest import Seat
from tests.guide.make import exercise

OPENED = LetterOpened(citizen="senior", letter="elregning")
IN = SignedIn(citizen="senior", method="nemid", service="borger.dk")
OUT = LoggedOff(citizen="senior")
READ: dict[str, Any] = {"id": "read", "title": "Læs", "done": {"event": "letter-opened"}}
SIGN_IN: dict[str, Any] = {"id": "in", "title": "Log på", "done": {"event": "signed-in"}}
LEAVE: dict[str, Any] = {"id": "out", "title": "Log af", "done": {"event": "logged-off"}}
FAILED = SignInFailed(citizen="senior", method="nemid", reason="password", slip="another-password")


def slip(when: dict[str, Any]) -> dict[str, Any]:
    return {"when": when, "say": "Nej.", "play": [{"back": True}]}


def slip_of(seat: Seat) -> MetSlip | None:
    return seat.progress.slip


def test_a_step_is_done_when_its_condition_comes_to_hold(seat: Seat) -> None:
    seat.begin(exercise(READ, LEAVE))
    assert seat.done == []
    acted = seat.act(OPENED)
    assert seat.done == ["read"]
    assert StepDone(citizen="senior", scenario="opgave", step="read") in acted.events


def test_what_happened_before_the_exercise_does_not_count(seat: Seat) -> None:
    seat.act(OPENED)
    seat.begin(exercise(READ, LEAVE))
    seat.act(IN)
    assert seat.done == []


def test_a_step_once_done_stays_done(seat: Seat) -> None:
    seat.begin(exercise({"id": "unread", "done": {"world": "post.citizen.unread", "is": 0}}, LEAVE))

    def read_all(moment: Any) -> None:
        for letter in moment.world.post["senior"].letters:
            letter.read = True

    seat.change(read_all)
    seat.store.act(seat.id, lambda world: setattr(world.post["senior"].letters[0], "read", False))
    assert seat.done == ["unread"]


def test_a_later_step_may_be_done_first(seat: Seat) -> None:
    seat.begin(exercise(READ, SIGN_IN, LEAVE))
    seat.act(IN)
    assert seat.done == ["in"]
    assert seat.progress.current(exercise(READ, SIGN_IN, LEAVE)) == "read"
    seat.act(OPENED)
    assert seat.done == ["read", "in"]


def test_one_change_can_do_several_steps(seat: Seat) -> None:
    seat.begin(exercise(READ, SIGN_IN, LEAVE))
    seat.act(IN, OPENED)
    assert seat.done == ["read", "in"]
    assert seat.progress.news == ["read", "in"]


def test_the_exercise_is_finished_with_its_last_step(seat: Seat) -> None:
    seat.begin(exercise(READ, LEAVE))
    seat.act(OPENED)
    acted = seat.act(OUT)
    assert seat.progress.finished
    assert seat.progress.completed == ["opgave"]
    assert ExerciseFinished(citizen="senior", scenario="opgave") in acted.events
    assert seat.act(OPENED).events == (OPENED,)


def test_what_the_instructors_view_shows_follows(seat: Seat) -> None:
    shown = select(seats.c.scenario, seats.c.step, seats.c.steps, seats.c.slips)

    def row() -> tuple[Any, ...]:
        with seat.database.reading() as connection:
            return tuple(connection.execute(shown).one())

    assert row() == (None, 0, 0, 0)
    seat.begin(exercise(READ | {"slips": [slip({"event": "sign-in-failed"})]}, LEAVE))
    assert row() == ("opgave", 1, 2, 0)
    seat.act(FAILED)
    seat.act(FAILED)
    assert row() == ("opgave", 1, 2, 2)
    seat.act(OPENED)
    assert row() == ("opgave", 2, 2, 2)
    seat.act(OUT)
    assert row() == ("opgave", 3, 2, 2)


def test_the_attempt_is_kept_for_the_report(seat: Seat) -> None:
    asked = select(
        attempts.c.scenario, attempts.c.steps, attempts.c.steps_done, attempts.c.finished_at.is_not(None)
    )
    seat.begin(exercise(READ, LEAVE))
    seat.act(OPENED)
    seat.begin(exercise(READ, LEAVE))
    seat.act(OPENED, OUT)
    with seat.database.reading() as connection:
        rows = [tuple(row) for row in connection.execute(asked.order_by(attempts.c.id))]
    assert rows == [("opgave", 2, 1, False), ("opgave", 2, 2, True)]


def test_a_slip_shows_until_the_next_thing_the_participant_does(seat: Seat) -> None:
    seat.begin(exercise(SIGN_IN | {"slips": [slip({"event": "sign-in-failed"})]}, LEAVE))
    acted = seat.act(FAILED)
    assert slip_of(seat) == MetSlip(step="in", slip=0)
    assert SlipMet(citizen="senior", scenario="opgave", step="in", slip=0) in acted.events
    seat.act()
    assert slip_of(seat) is None
    seat.act(FAILED)
    assert slip_of(seat) == MetSlip(step="in", slip=0)
    seat.act(IN)
    assert (seat.progress.slip, seat.done) == (None, ["in"])


def test_the_first_slip_of_the_file_that_fits_is_told(seat: Seat) -> None:
    special = slip({"event": "sign-in-failed", "where": {"slip": "look-alike"}})
    seat.begin(exercise(SIGN_IN | {"slips": [special, slip({"event": "sign-in-failed"})]}, LEAVE))
    seat.act(FAILED)
    assert seat.progress.slip == MetSlip(step="in", slip=1)
    seat.act(FAILED.model_copy(update={"slip": "look-alike"}))
    assert seat.progress.slip == MetSlip(step="in", slip=0)


def test_a_page_that_is_merely_shown_leaves_the_news_standing(seat: Seat) -> None:
    seat.begin(exercise(READ | {"slips": [slip({"event": "sign-in-failed"})]}, LEAVE))
    seat.act(FAILED)
    seat.act(PageVisited(page="/borger.dk/"))
    assert seat.progress.slip == MetSlip(step="read", slip=0)
    seat.act(OPENED)
    seat.act(PageVisited(page="/borger.dk/"))
    assert seat.progress.news == ["read"]


def test_news_that_a_page_brings_are_shown_there_and_not_told_again(seat: Seat) -> None:
    there: dict[str, Any] = {"id": "there", "title": "Gå", "done": {"page": "borger.dk"}}
    on: dict[str, Any] = {"id": "on", "title": "Videre", "done": {"page": "borger.dk/pas"}}
    seat.begin(exercise(SIGN_IN, there, on, LEAVE))
    seat.act(IN)
    seat.act(PageVisited(page="/borger.dk/"))
    assert seat.progress.news == ["in", "there"]
    seat.act(PageVisited(page="/borger.dk/pas"))
    assert seat.progress.news == ["on"]


def test_going_somewhere_leaves_the_explanation_standing(seat: Seat) -> None:
    seat.begin(exercise(READ | {"slips": [slip({"event": "sign-in-failed"})]}, LEAVE))
    seat.act(FAILED)
    seat.act(AddressTyped(host="mitid.dkk", found=True))
    seat.act(FalseSiteVisited(host="mitid.dkk"))
    seat.act(FalseSiteLeft(host="mitid.dkk"), PageVisited(page="/borger.dk/"))
    assert seat.progress.slip == MetSlip(step="read", slip=0)
    seat.act(FalseSiteVisited(host="mitid.dkk"), IN)
    assert seat.progress.slip is None


def test_a_letter_that_is_shown_again_after_it_was_moved_leaves_the_explanation_standing(seat: Seat) -> None:
    moved = LetterMoved(citizen="senior", letter="elregning", to="archive")
    seat.begin(exercise(SIGN_IN | {"slips": [slip({"event": "letter-moved"})]}, LEAVE))
    seat.act(moved)
    seat.act(OPENED.model_copy(update={"again": True}))
    assert seat.progress.slip == MetSlip(step="in", slip=0)
    seat.act(OPENED)
    assert seat.progress.slip is None


def test_only_the_current_steps_slips_are_looked_for(seat: Seat) -> None:
    seat.begin(exercise(READ, SIGN_IN | {"slips": [slip({"event": "sign-in-failed"})]}, LEAVE))
    seat.act(FAILED)
    assert seat.progress.slip is None
    seat.act(OPENED)
    assert seat.progress.slip is None
    seat.act(FAILED)
    assert seat.progress.slip == MetSlip(step="in", slip=0)


def test_a_slip_about_the_world_is_met_when_it_comes_to_hold(seat: Seat) -> None:
    locked = slip({"world": "nemid.citizen.blocked", "is": True})
    seat.begin(exercise(SIGN_IN | {"slips": [locked]}, LEAVE))

    def block(to: bool) -> None:
        seat.store.act(seat.id, lambda world: setattr(world.nemid["senior"], "blocked", to))

    block(True)
    assert slip_of(seat) == MetSlip(step="in", slip=0)
    seat.act()
    assert slip_of(seat) is None
    block(False)
    block(True)
    assert len(seat.progress.slips_met) == 2


def test_something_happens_after_a_step(seat: Seat) -> None:
    meanwhile = {
        "id": "bill",
        "title": "Regning",
        "after": {"step": "read"},
        "happens": [{"letter": "elregning"}],
    }
    seat.begin(exercise(READ, LEAVE, meanwhile=[meanwhile]))
    before = len(seat.state.world.post["senior"].letters)
    acted = seat.act(OPENED)
    assert LetterArrived(citizen="senior", letter="elregning") in acted.events
    seat.act(OPENED)
    assert len(seat.state.world.post["senior"].letters) == before + 1
    assert seat.progress.happened == ["bill"]


def test_something_happens_when_time_has_passed(seat: Seat) -> None:
    meanwhile = {
        "id": "bill",
        "title": "Regning",
        "after": {"minutes": 30},
        "happens": [{"letter": "elregning"}],
    }
    seat.begin(exercise(READ, LEAVE, meanwhile=[meanwhile]))
    seat.store.act(seat.id, lambda world: timeline.pass_time(world, timedelta(minutes=28)))
    assert seat.progress.happened == []
    seat.store.act(seat.id, lambda world: timeline.pass_time(world, timedelta(minutes=2)))
    assert seat.progress.happened == ["bill"]


def test_what_happens_can_do_a_step_and_bring_the_next_thing_about(seat: Seat) -> None:
    arrives = {"id": "arrives", "done": {"event": "letter-arrived"}}
    first = {"id": "one", "title": "En", "after": {"step": "read"}, "happens": [{"letter": "elregning"}]}
    second = {
        "id": "two",
        "title": "To",
        "after": {"step": "arrives"},
        "happens": [{"letter": "pensionsoversigt"}],
    }
    seat.begin(exercise(READ, arrives, LEAVE, meanwhile=[first, second]))
    seat.act(OPENED)
    assert seat.done == ["read", "arrives"]
    assert seat.progress.happened == ["one", "two"]


def test_an_exercise_whose_file_is_gone_is_let_be(seat: Seat) -> None:
    seat.begin(exercise(READ, LEAVE))
    before = seat.state.progress
    seat.scenarios.clear()
    seat.act(OPENED)
    assert seat.state.progress == before


def test_a_change_during_an_exercise_costs_one_select_more(seat: Seat) -> None:
    seat.begin(exercise(READ, LEAVE))
    statements: list[str] = []
    sql_event.listen(
        seat.database.engine, "before_cursor_execute", lambda *args: statements.append(args[2].split()[0])
    )
    seat.act(IN)
    assert [each for each in statements if each != "BEGIN"][:4] == ["SELECT", "SELECT", "UPDATE", "INSERT"]
    assert sum(each in {"SELECT", "UPDATE", "INSERT", "DELETE"} for each in statements) == 4


def test_who_sat_there_between_a_reset_and_its_undo_does_not_count(seat: Seat) -> None:
    seat.begin(exercise(READ, LEAVE))
    batch = seat.classes.reset(seat.class_id)
    seat.act(OPENED)
    seat.classes.undo(seat.class_id, batch)
    seat.act(IN)
    assert seat.done == []


def test_the_page_seen_last_is_known_until_something_else_happens(seat: Seat) -> None:
    seat.begin(exercise(READ, LEAVE))
    seat.act(PageVisited(page="/borger.dk/"))
    assert seat.progress.visited_last == "/borger.dk/"
    seat.change(lambda moment: moment.events.append(HintShown(scenario="opgave", step="read", level=1)))
    assert seat.progress.visited_last == "/borger.dk/"
    seat.act(OUT)
    assert seat.progress.visited_last is None


def test_what_cannot_happen_after_a_step_is_reported_and_the_step_still_counts(seat: Seat) -> None:
    letter = {
        "letter": "svar-fra-staten",
        "facts": {"authority": "ingen", "about": "x", "sent_at": "x"},
    }
    broken = {"id": "svar", "title": "Svar", "after": {"step": "read"}, "happens": [letter]}
    reported: list[tuple[str, str, int]] = []
    seat.store.listeners[:] = [
        Listener(
            seat.scenarios.get,
            lambda scenario, meanwhile, error: reported.append((scenario.slug, meanwhile.id, error.place)),
        )
    ]
    seat.begin(exercise(READ, LEAVE, meanwhile=[broken]))
    letters = seat.state.world.post["senior"].letters
    seat.act(OPENED)
    assert seat.done == ["read"]
    assert seat.state.world.post["senior"].letters == letters
    seat.act(IN)
    assert reported == [("opgave", "svar", 0)]
