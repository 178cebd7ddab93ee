from datetime import date

import pytest

from sandbox.content.mail.letters import letters, render, subject
from sandbox.world.documents import records
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.people import pension
from sandbox.world.seeding import seeded_world

DAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("1955-07-01", 67),
        ("1962-12-31", 67),
        ("1963-01-01", 68),
        ("1966-12-31", 68),
        ("1967-01-01", 69),
        ("1970-12-31", 69),
        ("1971-01-01", 70),
    ],
)
def test_the_age_follows_from_the_birthday(born: str, age: int) -> None:
    assert pension.age_of(date.fromisoformat(born), 2026) == age


def test_what_is_written_about_folkepension_is_true_before_and_after_the_age() -> None:
    ages = set()
    for seat in range(1, 31):
        world = seeded_world(1, seat, DAY)
        senior = world.citizen("senior")
        ages.add(senior.age(DAY))
        [boxed] = [each for each in world.post["senior"].letters if each.letter == "folkepension-alder"]
        letter, facts = letters()[boxed.letter], mailbox_letters.letter_facts(world, "senior", boxed)
        said = subject(letter, facts) + str(render(letter, facts))
        assert "nærmer" not in said
        reached = senior.born.replace(year=senior.born.year + 67)
        assert boxed.facts["pension_day"] == reached.isoformat()
        assert facts["pension_day"] in said
        [record] = [each for each in world.records["senior"] if each.record == "folkepension-udsigt"]
        assert records.facts_of(world, "senior", record)["pension_day"] == facts["pension_day"]
    assert {66, 67} <= ages
