from datetime import timedelta

import pytest

from sandbox.content.records import records as kinds
from sandbox.content.text import fill, located_texts
from sandbox.world import post_notices, records
from sandbox.world.people import ROLES
from sandbox.world.records import NoSuchRecord
from tests.world.worlds import fresh_world


@pytest.mark.parametrize("role", ROLES)
def test_every_seeded_record_can_be_shown_in_both_languages(role: str) -> None:
    world = fresh_world()
    for record in world.records[role]:
        for locale in ("da", "en"):
            facts = records.facts_of(world, role, record, locale)
            for _place, text in located_texts(kinds()[record.record]):
                assert fill(text, facts)


def test_what_is_noted_is_there_and_announced() -> None:
    world = fresh_world()
    made = records.note(world, "senior", "nemkonto")
    assert records.of(world, "senior")[0] == made
    assert [event.name for event in world.take_announced()] == ["record-noted"]


def test_what_has_run_out_is_no_longer_there() -> None:
    world = fresh_world()
    made = records.note(world, "senior", "nemkonto", until=world.clock.date())
    assert made in records.of(world, "senior")
    world.clock += timedelta(days=1)
    assert made not in records.of(world, "senior")


def test_a_new_one_takes_the_place_of_its_kind() -> None:
    world = fresh_world()
    records.end_all(world, "senior", "nemkonto")
    made = records.note(world, "senior", "nemkonto")
    assert [each for each in world.records["senior"] if each.record == "nemkonto"] == [made]


def test_somebody_elses_record_is_not_there() -> None:
    world = fresh_world()
    made = records.note(world, "senior", "nemkonto")
    with pytest.raises(NoSuchRecord):
        records.end(world, "parent", made.id)
    records.end(world, "senior", made.id)
    assert made not in world.records["senior"]


def test_mit_overblik_tells_of_notices_what_digital_post_does() -> None:
    world = fresh_world()
    own, other = world.citizen("senior"), world.citizen("parent")

    def shown() -> tuple[str, str]:
        [record] = [each for each in records.of(world, "senior") if each.record == "digital-post"]
        facts = records.facts_of(world, "senior", record)
        return facts["new_post_notice"], facts["nemsms"]

    assert shown() == ("Ikke tilmeldt", "Ikke tilmeldt")
    post_notices.choose(world, "senior", sms=True, email=False, nemsms=True, number=own.phone)
    assert shown() == ("På sms", f"Til {own.phone_text}")
    post_notices.choose(world, "senior", sms=True, email=True, nemsms=True, number=other.phone)
    assert shown() == ("På sms og e-mail", f"Til {other.phone_text}")
