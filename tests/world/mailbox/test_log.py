from sandbox.world.mailbox import folders, letters
from sandbox.world.mailbox import log as mailbox_log
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world, sign_in


def done(world: World) -> list[str]:
    return [line.what for line in world.post["senior"].log]


def test_a_letter_that_comes_is_opened_moved_and_deleted_leaves_a_line_each() -> None:
    world = fresh_world()
    sign_in(world)
    boxed = letters.deliver(world, "senior", "elregning")
    letters.open_letter(world, "senior", boxed.id)
    letters.open_letter(world, "senior", boxed.id)
    folders.move(world, "senior", boxed.id, "archive")
    folders.delete(world, "senior", boxed.id)
    assert done(world) == ["letter-came", "letter-opened", "letter-moved", "letter-deleted"]
    assert {line.letter for line in world.post["senior"].log} == {"elregning"}
    assert {line.by for line in world.post["senior"].log} == {None}


def test_a_helper_who_does_something_is_named_and_what_happens_by_itself_is_nobodys() -> None:
    world = fresh_world()
    sign_in(world, "parent")
    boxed = letters.deliver(world, "senior", "elregning")
    letters.open_letter(world, "senior", boxed.id)
    assert [(line.what, line.by) for line in world.post["senior"].log] == [
        ("letter-came", None),
        ("letter-opened", "parent"),
    ]


def test_the_log_keeps_the_latest_and_no_more() -> None:
    world = fresh_world()
    for number in range(mailbox_log.KEPT + 5):
        mailbox_log.note(world, "senior", "folder-made", place=str(number))
    log = world.post["senior"].log
    assert (len(log), log[-1].place) == (mailbox_log.KEPT, str(mailbox_log.KEPT + 4))


def test_what_lay_there_from_the_start_is_not_in_the_log() -> None:
    assert all(box.log == [] for box in fresh_world().post.values())
