import pytest

from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality.report_kinds import ReportKind, report_kinds
from sandbox.content.reading.text import located_texts
from sandbox.world.real_data import find
from tests.lix import lix
from tests.world.worlds import DAY

every_kind = pytest.mark.parametrize("kind", report_kinds().values(), ids=report_kinds().keys())


def test_they_stand_in_an_order_and_what_is_none_of_them_comes_last() -> None:
    assert [kind.order for kind in report_kinds().values()] == list(range(1, len(report_kinds()) + 1))
    assert list(report_kinds())[-1] == "andet"


@every_kind
def test_its_authority_exists_and_nothing_in_it_is_real(kind: ReportKind) -> None:
    assert kind.authority in authorities()
    assert find("\n".join(text for _, text in located_texts(kind)), DAY) is None


def test_the_words_are_easy() -> None:
    assert (
        lix("\n\n".join(f"{each.where}\n\n{each.what}\n\n{each.answer}" for each in report_kinds().values()))
        <= 30
    )
