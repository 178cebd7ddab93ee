from datetime import datetime

import pytest

from sandbox.world import paper_mail, timeline
from sandbox.world.paper_mail import NoSuchPaper, PaperCame, delivery
from sandbox.world.state.people import ROLES
from tests.world.worlds import fresh_world

DELIVERIES = [
    ("on a Monday, three weekdays", datetime(2026, 11, 23, 9), 3, datetime(2026, 11, 26, 11)),
    ("on a Friday, one weekday", datetime(2026, 11, 27, 9), 1, datetime(2026, 11, 30, 11)),
    ("on a Thursday, five weekdays", datetime(2026, 11, 26, 15), 5, datetime(2026, 12, 3, 11)),
    ("over Christmas", datetime(2026, 12, 23, 9), 1, datetime(2026, 12, 28, 11)),
    ("handed over in the afternoon", datetime(2026, 11, 23, 15), 0, datetime(2026, 11, 23, 15)),
]


@pytest.mark.parametrize(
    ("now", "weekdays", "comes"), [row[1:] for row in DELIVERIES], ids=[row[0] for row in DELIVERIES]
)
def test_the_postman_comes_on_weekdays_in_the_morning(now: datetime, weekdays: int, comes: datetime) -> None:
    assert delivery(now, weekdays) == comes


def test_a_paper_is_not_there_before_it_has_come() -> None:
    world = fresh_world()
    before = len(paper_mail.here(world))
    paper = paper_mail.post(world, "senior", "temporary-password", {"code": "123456"}, weekdays=3)
    assert len(paper_mail.here(world)) == before
    with pytest.raises(NoSuchPaper):
        paper_mail.find(world, paper.id)
    world.take_announced()
    timeline.move_clock(world, 6 * 24 * 60)
    assert PaperCame(citizen="senior", kind="temporary-password") in world.take_announced()
    assert paper_mail.here(world)[0].id == paper.id
    assert paper_mail.find(world, paper.id).facts == {"code": "123456"}
    timeline.pass_time(world)
    assert world.take_announced() == []


def test_what_is_handed_over_is_there_at_once() -> None:
    world = fresh_world()
    paper = paper_mail.hand(world, "young", "key-card", {"number": "A123456789"})
    assert paper_mail.here(world)[0] == paper
    assert world.take_announced() == [PaperCame(citizen="young", kind="key-card")]


def test_everybody_has_had_letters_and_cards_for_long() -> None:
    world = fresh_world()
    assert {(paper.to, paper.kind) for paper in paper_mail.here(world)} == {
        (role, kind) for role in ROLES for kind in ("welcome", "key-card", "health-card")
    }
    assert all(paper.comes < world.clock for paper in paper_mail.here(world))
    for role in ROLES:
        card = paper_mail.latest(world, role, "key-card")
        assert card
        assert card.facts == {"number": world.nemid[role].card.number}


def test_the_newest_paper_is_the_first() -> None:
    world = fresh_world()
    came = [paper.comes for paper in paper_mail.here(world)]
    assert came == sorted(came, reverse=True)


def test_a_paper_that_nobody_has_is_refused() -> None:
    with pytest.raises(NoSuchPaper):
        paper_mail.find(fresh_world(), "findes-ikke")
