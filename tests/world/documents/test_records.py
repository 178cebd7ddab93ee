from datetime import timedelta

import pytest

from sandbox.content.mail.records import records as kinds
from sandbox.content.reading.text import fill, located_texts
from sandbox.world.documents import records
from sandbox.world.documents.records import NoSuchRecord
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox import notification_choices
from sandbox.world.state.people import ROLES, Role
from tests.world.worlds import fresh_world


@pytest.mark.parametrize("role", ROLES)
def test_every_seeded_record_can_be_shown_in_both_languages(role: Role) -> None:
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
    notification_choices.choose(world, "senior", sms=True, email=False, nemsms=True, number=own.phone)
    assert shown() == ("På sms", f"Til {own.phone_text}")
    notification_choices.choose(world, "senior", sms=True, email=True, nemsms=True, number=other.phone)
    assert shown() == ("På sms og e-mail", f"Til {other.phone_text}")


def test_the_cases_that_letters_speak_of_stand_on_mit_overblik_with_the_same_number() -> None:
    world = fresh_world()
    for role in ROLES:
        cases = [each for each in records.of(world, role) if kinds()[each.record].card == "cases"]
        assert cases
        for case in cases:
            boxed = records.told_by(world, role, kinds()[case.record].letter)
            assert boxed
            said = records.facts_of(world, role, case)["case_number"]
            assert said == mailbox_letters.letter_facts(world, role, boxed)["case_number"]
    housing = {"boligstoette-afgoerelse", "partshoering-boligstoette"}
    letters = [each for each in world.post["young"].letters if each.letter in housing]
    assert len({mailbox_letters.letter_facts(world, "young", each)["case_number"] for each in letters}) == 1


def test_child_benefit_began_when_the_eldest_was_born() -> None:
    for seat in range(1, 9):
        world = fresh_world(seat)
        [benefit] = [each for each in world.records["parent"] if each.record == "boerneydelse"]
        assert benefit.since == min(child.born for child in world.household.children)


def test_what_is_written_of_somebodys_money_is_their_own() -> None:
    worlds = [fresh_world(seat) for seat in range(1, 9)]
    about: tuple[tuple[str, Role, str], ...] = (
        ("elregning", "senior", "power_bill"),
        ("feriepenge", "young", "amount"),
        ("boligstoette-afgoerelse", "young", "rent"),
    )
    for slug, role, fact in about:
        said = set()
        for world in worlds:
            [boxed] = [each for each in world.post[role].letters if each.letter == slug]
            said.add(mailbox_letters.letter_facts(world, role, boxed)[fact])
        assert len(said) > 4, slug
    world = worlds[0]
    [boxed] = [each for each in world.post["young"].letters if each.letter == "boligstoette-afgoerelse"]
    rent = records.given_facts(world, "young", "da")["rent"]
    assert mailbox_letters.letter_facts(world, "young", boxed)["rent"] == rent
    [benefit] = [each for each in world.records["young"] if each.record == "boligstoette"]
    assert records.facts_of(world, "young", benefit)["rent"] == rent


def test_the_child_has_a_place_where_letters_speak_of_one() -> None:
    noted = {each.record for each in fresh_world().records["parent"]}
    assert {"plads-nu", "venteliste-dagtilbud"} <= noted
