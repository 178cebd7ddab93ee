from sandbox.content.municipality import find
from sandbox.world import registers
from sandbox.world.registers import DueLetter, HostDeclaration, Move
from sandbox.world.world import World
from tests.world.worlds import fresh_world

NEW = find("Rugkernevej 8, 0030 Nørre Øve")[0]


def move(world: World, days: int) -> Move:
    return Move(
        submission="en-sag",
        citizen="senior",
        address=NEW,
        day=world.clock.date().replace(day=world.clock.day + days),
        movers=[world.citizen("senior").name],
        roles=["senior"],
        state="awaits-day",
    )


def test_a_move_tells_whether_it_waits() -> None:
    for days, waits in ((0, False), (1, True)):
        world = fresh_world()
        registers.report_move(world, move(world, days))
        reported = [event for event in world.take_announced() if isinstance(event, registers.MoveReported)]
        assert [event.waits for event in reported] == [waits]


def test_a_move_that_waits_for_its_host_does_not_happen_on_its_day() -> None:
    world = fresh_world()
    declaration = HostDeclaration(
        submission="en-sag",
        citizen="senior",
        host_name="Asta Prøvesen",
        host=None,
        address=NEW.text,
        deadline=world.clock.date(),
    )
    registers.report_move(world, move(world, 0), declaration)
    world.move_clock(24 * 60)
    assert world.registers.moves[0].state == "awaits-host"
    registers.register_move(world, world.registers.moves[0])
    assert world.citizen("senior").address == NEW


def test_a_letter_for_the_day_of_registration_comes_then_and_once() -> None:
    world = fresh_world()
    registers.report_move(world, move(world, 1))
    due = DueLetter(submission="en-sag", to="senior", letter="sundhedskort-paa-vej", facts={})
    registers.send_when_registered(world, due)
    before = len(world.post["senior"].letters)
    world.move_clock(24 * 60)
    world.move_clock(24 * 60)
    assert len(world.post["senior"].letters) == before + 1
