from datetime import datetime

from sandbox.guide.progress.model import MetSlip, Progress
from tests.guide.make import exercise

THREE = exercise({"id": "a"}, {"id": "b"}, {"id": "c"})
NOON = datetime(2026, 11, 23, 12)


def begun() -> Progress:
    return Progress(completed=["før"]).begun("opgave", 7, 20, NOON)


def test_nothing_begun_is_an_empty_text() -> None:
    assert Progress.read("") == Progress()
    assert Progress.read("").current(THREE) == "a"


def test_it_is_the_same_after_being_written_and_read() -> None:
    progress = begun()
    progress.mark_done(THREE, ["b"])
    progress.meet(MetSlip(step="a", slip=1))
    progress.hints["a"] = 2
    assert Progress.read(progress.text()) == progress


def test_the_current_step_is_the_first_that_is_not_done() -> None:
    progress = begun()
    progress.mark_done(THREE, ["c"])
    assert (progress.current(THREE), progress.done) == ("a", ["c"])
    progress.mark_done(THREE, ["a"])
    assert (progress.current(THREE), progress.done) == ("b", ["a", "c"])


def test_success_puts_a_slip_and_a_look_back_aside() -> None:
    progress = begun()
    progress.mark_done(THREE, ["a"])
    progress.looked_at = "a"
    progress.meet(MetSlip(step="b", slip=0))
    progress.mark_done(THREE, ["b"])
    assert (progress.slip, progress.shown(THREE)) == (None, "c")
    assert progress.slips_met == [MetSlip(step="b", slip=0)]


def test_steps_that_the_file_no_longer_has_count_for_nothing() -> None:
    progress = begun()
    progress.done, progress.looked_at = ["a", "gone"], "gone"
    assert progress.undone(THREE) == ["b", "c"]
    assert progress.shown(THREE) == "b"


def test_there_are_three_hints() -> None:
    progress = begun()
    assert progress.more_hints("a")
    progress.hints["a"] = 3
    assert not progress.more_hints("a")


def test_what_is_completed_is_remembered_through_the_next_exercise() -> None:
    progress = begun()
    progress.finish()
    assert progress.begun("anden", 8, 30, NOON).completed == ["før", "opgave"]
    assert progress.left() == Progress(completed=["før", "opgave"])
