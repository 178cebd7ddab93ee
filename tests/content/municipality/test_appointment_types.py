import pytest

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import letters
from sandbox.content.municipality.appointment_types import AppointmentType, appointment_types
from sandbox.content.portal.articles import articles
from sandbox.content.reading.text import blocks, located_texts
from sandbox.world.real_data import find
from tests.content.prose import prose
from tests.lix import lix
from tests.world.worlds import DAY

every_errand = pytest.mark.parametrize("errand", appointment_types().values(), ids=appointment_types().keys())
EASY_ENOUGH = 38


def test_there_are_enough_and_each_has_a_place_of_its_own() -> None:
    assert len(appointment_types()) >= 6
    assert len({errand.order for errand in appointment_types().values()}) == len(appointment_types())


@every_errand
def test_what_it_names_exists(errand: AppointmentType) -> None:
    assert errand.authority in authorities()
    assert errand.letter in letters()
    assert errand.article is None or errand.article in articles()
    assert errand.offices()


@every_errand
def test_it_holds_nothing_that_could_be_a_real_persons(errand: AppointmentType) -> None:
    assert find("\n".join(text for _, text in located_texts(errand)), DAY) is None


def test_the_words_are_easy() -> None:
    said = [
        prose(blocks(text))
        for each in appointment_types().values()
        for text in (each.summary, each.happens, each.remember)
    ]
    assert lix("\n\n".join(said)) <= EASY_ENOUGH
