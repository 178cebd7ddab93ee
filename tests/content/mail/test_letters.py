import re
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from sandbox.config import ROOT
from sandbox.content.mail import letters as letters_module
from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import (
    Letter,
    LetterKind,
    deadline_of,
    facts_of,
    letters,
    render,
    render_appeal,
    subject,
)
from sandbox.content.mail.seed import Seed
from sandbox.content.reading.text import UnknownPlaceholderError
from sandbox.content.rules.calendar import is_open
from sandbox.content.rules.rates import rate_facts

DAY = date(2026, 11, 20)
YEAR = [date(2026, 1, 1) + timedelta(days=shift) for shift in range(365)]
GIVEN = {
    "name": "Karen Holst",
    "first_name": "Karen",
    "address": "Solsortevej 4, 0010 Øveby",
    "child": "Alma",
    "municipality": "Øveby Kommune",
    "income": "240.000",
    "monthly_income": "20.000",
    "wealth": "60.000",
    "rent": "4.650",
    "holiday_pay": "3.225",
    "power_use": "642",
    "power_bill": "1.374",
    "pension_age": "67",
    "pension_day": "2027-03-15",
    "pension_from": "2026-09-15",
}


def shown_facts(letter: Letter, locale: str) -> dict[str, str]:
    """With something for each fact that has to be given."""
    given = dict.fromkeys(letter.required, "2026-12-04") | {"authority": next(iter(authorities()))} | GIVEN
    return facts_of(letter, given, DAY, locale) | rate_facts(DAY.year, locale=locale)


def whole(letter: Letter, locale: str) -> str:
    facts = shown_facts(letter, locale)
    blocks = render(letter, facts) + render_appeal(letter, facts)
    return "\n\n".join(
        [subject(letter, facts), *(line for each in blocks for line in (each.text, *each.items))]
    )


def a_letter(**changes: object) -> Letter:
    plain = {"slug": "x", "sender": "politiet", "subject": "S", "kind": "orientering", "body": "Kære {name}"}
    return Letter.model_validate(plain | changes)


def test_every_kind_of_letter_is_there() -> None:
    assert {letter.kind for letter in letters().values()} == set(get_args(LetterKind))


def test_a_last_day_to_complain_needs_to_be_told_how() -> None:
    with pytest.raises(ValidationError, match="klagevejledning"):
        a_letter(appeal_by="+klagefrist")


def test_a_letter_that_nobody_can_reply_to_has_no_answer() -> None:
    with pytest.raises(ValidationError, match="sæt reply til true"):
        a_letter(answer={"letter": "svar-om-tid", "after": "+1 day 10:00"})


@pytest.mark.parametrize("locale", ["da", "en"])
def test_every_placeholder_of_every_letter_is_filled(locale: str) -> None:
    assert [slug for slug, letter in letters().items() if "{" in whole(letter, locale)] == []


def seeds_of(role: str, day: date) -> list[tuple[Letter, Seed]]:
    return [
        (letter, seed)
        for letter in letters().values()
        for seed in letter.seed
        if seed.to == role and seed.lies_there(day)
    ]


def has_time_left(letter: Letter, seed: Seed, day: date) -> bool:
    last = deadline_of(letter, seed.facts, seed.received(day))
    return not seed.read and last is not None and last > day


@pytest.mark.parametrize("role", ["senior", "parent", "young"])
def test_everybody_has_a_box_worth_looking_into_on_every_day_of_the_year(role: str) -> None:
    for day in YEAR:
        lying = seeds_of(role, day)
        seeds = [seed for _, seed in lying]
        assert 8 <= len(lying) <= 24, day
        assert 2 <= sum(not seed.read for seed in seeds) <= 6, day
        assert any(has_time_left(letter, seed, day) for letter, seed in lying), day
        assert len({letter.kind for letter, _ in lying}) >= 4, day
        assert min(seed.days_ago for seed in seeds) <= 14 < 150 <= max(seed.days_ago for seed in seeds), day
        assert all(seed.read for seed in seeds if seed.days_ago > 14), day
        moments = Counter(seed.received(day) for seed in seeds)
        assert moments.most_common(1)[0][1] == 1, day


@pytest.mark.parametrize(
    ("season", "inside", "outside"),
    [
        (("03-24", "04-28"), [(3, 24), (4, 28)], [(3, 23), (4, 29), (12, 31)]),
        (("11-25", "02-28"), [(11, 25), (12, 31), (1, 1), (2, 28)], [(11, 24), (3, 1), (7, 1)]),
    ],
)
def test_a_season_is_from_its_first_to_its_last_day(
    season: tuple[str, str], inside: list[tuple[int, int]], outside: list[tuple[int, int]]
) -> None:
    seed = Seed(to="senior", days_ago=3, season=season)
    assert all(seed.lies_there(date(2026, *day)) for day in inside)
    assert not any(seed.lies_there(date(2026, *day)) for day in outside)


def test_every_season_has_its_letters_and_they_are_not_there_at_other_times() -> None:
    seasonal = {
        letter.slug: letter.seed[0] for letter in letters().values() for seed in letter.seed if seed.season
    }
    assert len(seasonal) >= 10
    for slug, seed in seasonal.items():
        days = sum(seed.lies_there(day) for day in YEAR)
        assert 14 <= days <= 120, f"{slug} lies there on {days} days"


def test_a_letter_that_an_exercise_relies_on_lies_there_all_year() -> None:
    """Unless the exercise has it sent itself. Courses are held all year, the tests on one day only."""
    for path in sorted((ROOT / "scenarios").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"(?:where: \{letter: |element: letter-)([a-z0-9-]+)", text))
        sent = set(re.findall(r"- \{?letter: ([a-z0-9-]+)", text))
        for letter in (letters()[slug] for slug in named - sent):
            assert not letter.seed or any(not seed.season for seed in letter.seed), (
                f"{path.name}: {letter.slug}"
            )


def test_a_seeded_letter_never_came_on_a_closed_day() -> None:
    seed = Seed(to="senior", days_ago=3, time="10:14")
    for shift in range(400):
        day = date(2026, 1, 1) + timedelta(days=shift)
        assert is_open(seed.received(day).date())
        assert seed.received(day).date() <= day - timedelta(days=3)
    assert seed.received(date(2026, 11, 25)) == datetime(2026, 11, 20, 10, 14)


def test_an_appointment_is_counted_from_the_letter_and_shown_in_the_readers_language() -> None:
    letter = a_letter(body="{when}", facts={"when": "+12 days 10:30"})
    assert facts_of(letter, GIVEN, date(2026, 11, 22))["when"] == "fredag den 4. december 2026 kl. 10.30"
    assert facts_of(letter, GIVEN, date(2026, 11, 22), "en")["when"] == "Friday 4 December 2026 at 10:30"


def test_days_of_the_world_are_shown_as_days() -> None:
    letter = a_letter(body="{day} {sent}", facts={"day": None, "sent": None})
    facts = facts_of(letter, GIVEN | {"day": "2026-12-04", "sent": "2026-11-22T09:14:31.5"}, DAY)
    assert facts["day"] == "4. december 2026"
    assert facts["sent"] == "søndag den 22. november 2026 kl. 9.14"


def test_what_somebody_typed_is_shown_as_it_stands() -> None:
    letter = a_letter(body="{about}", facts={"about": None})
    for typed in ("+12 days 10:30", "2026-12-04", "Sag #1", "=", "{name}"):
        assert facts_of(letter, GIVEN | {"about": f"={typed}"}, DAY)["about"] == typed


def test_any_authority_can_send_a_letter_that_names_none() -> None:
    letter = a_letter(sender="{authority}", body="{sender} {sender_phone}", facts={"authority": None})
    facts = facts_of(letter, GIVEN | {"authority": "borgerservice"}, DAY)
    assert (facts["sender"], facts["sender_phone"]) == ("Øveby Kommune, Borgerservice", "09 70 10 10")
    assert facts_of(letter, GIVEN, DAY)["sender"] == "Øvebanen", "nobody is told, or one whose file is gone"


def test_the_last_day_is_the_letters_own_or_was_given_with_it() -> None:
    came = datetime(2026, 11, 20, 10, 14)
    assert deadline_of(a_letter(deadline_days=14), {}, came) == date(2026, 12, 4)
    assert deadline_of(a_letter(deadline_days=8), {}, came) == date(2026, 11, 30)  # the 28th is a Saturday
    assert deadline_of(a_letter(), {"deadline": "2026-12-01"}, came) == date(2026, 12, 1)
    assert deadline_of(a_letter(), {}, came) is None


def test_the_deadline_and_the_years_follow_from_the_day_it_came() -> None:
    facts = facts_of(a_letter(deadline_days=14), GIVEN, DAY)
    assert facts["deadline"] == "4. december 2026"
    assert (facts["last_year"], facts["year"], facts["next_year"]) == ("2025", "2026", "2027")


def test_numbers_differ_from_citizen_to_citizen_and_stay_the_same_for_one() -> None:
    letter = a_letter(body="{case}", facts={"case": "BS-######"})
    karen, ole = (
        facts_of(letter, GIVEN | {"name": name}, DAY)["case"] for name in ("Karen Holst", "Ole Holst")
    )
    assert karen != ole
    assert karen == facts_of(letter, GIVEN, DAY)["case"]
    assert karen.startswith("BS-")
    assert karen[3:].isdigit()


def test_what_a_participant_typed_is_never_read_as_a_placeholder() -> None:
    facts = facts_of(a_letter(), GIVEN | {"name": "{address}"}, DAY)
    assert render(a_letter(), facts)[0].text == "Kære {address}"


def test_a_letter_without_a_fact_it_needs_says_which() -> None:
    letter = a_letter(body="{mover}", facts={"mover": None})
    with pytest.raises(UnknownPlaceholderError, match="mover"):
        render(letter, facts_of(letter, GIVEN, DAY))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"body": "{nobody}"}, "uden en linje under facts: nobody"),
        ({"body": "{deadline}"}, "uden en linje under facts: deadline"),
        ({"facts": {"spare": "1"}}, "som brevet ikke bruger: spare"),
        ({"body": "{a}", "facts": {"a": None}, "seed": [{"to": "senior", "days_ago": 2}]}, "netop de facts"),
        ({"sender": "{authority}"}, "en linje under facts: authority"),
        ({"seed": [{"to": "senior", "days_ago": 0}]}, "days_ago"),
        ({"seed": [{"to": "senior", "days_ago": 1, "time": "25:00"}]}, "hour"),
        ({"seed": [{"to": "senior", "days_ago": 1, "season": ["02-30", "03-05"]}]}, "season"),
        ({"seed": [{"to": "senior", "days_ago": 1, "season": ["3-1", "04-05"]}]}, "season"),
        ({"kind": "reklame"}, "kind"),
    ],
)
def test_a_wrong_letter_is_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        a_letter(**changes)


@pytest.mark.parametrize(
    ("attached", "told"),
    [
        ("beregning-boligstoette", "linje 5, attachments[1]: dokumentet skal have at vide: amount, rent"),
    ],
)
def test_what_is_attached_must_be_there_and_be_told_what_it_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attached: str, told: str
) -> None:
    text = f"sender: politiet\nsubject: S\nkind: orientering\nattachments:\n  - {attached}\nbody: Kære {{name}}\n"
    (tmp_path / "proeve.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(letters_module, "FOLDER", tmp_path)
    read = letters_module.letters.__wrapped__()
    assert [told in str(problem) for problem in read.problems] == [True]
