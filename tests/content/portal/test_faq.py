from sandbox.content.portal.faq import faq
from sandbox.content.reading.text import blocks
from tests.content.prose import prose
from tests.lix import lix

EASY_ENOUGH = 38


def test_they_stand_in_order() -> None:
    orders = [each.order for each in faq().values()]
    assert orders == sorted(set(orders))


def test_the_answers_are_easy_to_read() -> None:
    assert lix(prose(part for each in faq().values() for part in blocks(each.answer))) <= EASY_ENOUGH
