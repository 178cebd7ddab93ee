from datetime import datetime, timedelta

import pytest

from sandbox.content.municipality.settings import find
from sandbox.content.municipality.waste import collections
from sandbox.world import timeline
from sandbox.world.municipality import waste
from sandbox.world.municipality.waste import WasteReminderChosen
from sandbox.world.phone import MessageArrived
from sandbox.world.phone import text as message_text
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

HOME = find("Muslingeskalsvej 12, 0020 Øvestrand")[0]
OTHER = find("Solsortevej 6, 0010 Øveby")[0]
CAME = MessageArrived(citizen="senior", message="affald-i-morgen")


def signed_up() -> World:
    world = fresh_world()
    waste.sign_up(world, "senior", HOME)
    world.take_announced()
    return world


def arrived(world: World) -> int:
    return world.take_announced().count(CAME)


def wait_until(world: World, moment: datetime) -> None:
    timeline.move_clock(world, int((moment - world.clock).total_seconds() // 60))


def evening(world: World, nth: int = 0) -> datetime:
    days = [each.day for each in collections(HOME, world.clock.date() + timedelta(days=1))]
    return datetime.combine(days[nth] - timedelta(days=1), waste.EVENING)


def test_signing_up_is_announced_and_doing_it_again_changes_nothing() -> None:
    world = fresh_world()
    waste.sign_up(world, "senior", HOME)
    waste.sign_up(world, "senior", HOME)
    assert world.take_announced() == [WasteReminderChosen(citizen="senior", on=True)]


def test_the_message_comes_the_evening_before_and_says_what_is_collected() -> None:
    world = signed_up()
    moment = evening(world)
    wait_until(world, moment - timedelta(minutes=1))
    assert arrived(world) == 0
    timeline.move_clock(world, 1)
    assert arrived(world) == 1
    message = world.phone["senior"].messages[0]
    first = collections(HOME, moment.date() + timedelta(days=1))[0]
    assert message.received == moment
    said = " ".join(message_text(world, "senior", message))
    assert all(fraction.name in said for fraction in first.fractions)


def test_it_comes_once_for_each_evening() -> None:
    world = signed_up()
    for nth in range(3):
        wait_until(world, evening(fresh_world(), nth))
        assert arrived(world) == 1
        timeline.move_clock(world, 1)
        assert arrived(world) == 0


def test_when_weeks_have_gone_by_only_the_last_one_is_told_of() -> None:
    world = signed_up()
    moments = [evening(world, nth) for nth in range(4)]
    wait_until(world, moments[-1] + timedelta(hours=1))
    assert arrived(world) == 1
    assert world.phone["senior"].messages[0].received == moments[-1]


def test_another_address_takes_the_first_ones_place() -> None:
    world = signed_up()
    waste.sign_up(world, "senior", OTHER)
    assert world.waste["senior"].address == OTHER.text
    assert world.take_announced() == [WasteReminderChosen(citizen="senior", on=True)]


def test_who_signs_off_gets_none_and_doing_it_twice_is_no_mistake() -> None:
    world = signed_up()
    waste.sign_off(world, "senior")
    waste.sign_off(world, "senior")
    assert world.take_announced() == [WasteReminderChosen(citizen="senior", on=False)]
    timeline.move_clock(world, 60 * 24 * 40)
    assert arrived(world) == 0


@pytest.mark.parametrize(("minutes", "told"), [(-1, 1), (0, 2), (1, 2)])
def test_the_last_evening_that_was_reached_is_told_of_to_the_minute(minutes: int, told: int) -> None:
    world = signed_up()
    moments = [evening(world, nth) for nth in range(4)]
    world.clock = moments[2] + timedelta(minutes=minutes)
    waste.remind(world)
    assert world.phone["senior"].messages[0].received == moments[told]
    assert world.waste["senior"].next_at == moments[told + 1]
