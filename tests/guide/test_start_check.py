"""Starts that cannot be carried out are found before a class meets them."""

from pathlib import Path

import pytest

from sandbox.config import ROOT, Config
from sandbox.guide.scenario.loading import Catalogue, References, load
from sandbox.guide.start_check import Household, households, problems
from tests.guide.make import HEAD, STEP

SOUND = f"{HEAD}steps:\n{STEP}    done: {{event: letter-opened}}\n"
REFERENCES = References(is_page=lambda path: True)
STOPPED = "{service: aegteskab, by: young, answers: {status: nej, settled: andet}}"
HOSTILE = {
    "answers that lead to a stop page": f"{{sent: {STOPPED}}}",
    "incomplete answers": "{sent: {service: flytning, by: young, answers: {moving_date: +7 days}}}",
    "a day that is refused": "{sent: {service: flytning, by: young, answers: {moving_date: +90 days}}}",
    "nonsense for a date": "{sent: {service: flytning, by: young, answers: {moving_date: i overmorgen}}}",
    "a notation of no day": "{sent: {service: flytning, by: young, answers: {moving_date: +7 dage}}}",
    "a list where one answer stands": "{sent: {service: flytning, by: young, answers: {moving_date: [a, b]}}}",
    "a choice that is not there": "{sent: {service: affald, by: parent, answers: {errand: ekstra-saekke}}}",
    "an answer to another question": "{sent: {service: affald, by: parent, answers: {erand: ekstra-saek}}}",
    "a citizen who is none": "{sent: {service: affald, by: nabo, answers: {errand: ekstra-saek}}}",
    "a self-service that is not there": "{sent: {service: flyt, by: young}}",
    "a letter without its facts": "{letter: kvittering-flytning}",
    "a letter with others' facts": "{letter: su-afgoerelse, facts: {farve: rød}}",
    "a letter from nobody": "{letter: svar-fra-staten, facts: {authority: ingen, about: x, sent_at: x}}",
    "a day that the calendar lacks": (
        "{letter: tid-flyttet, facts: {errand: pas, when: 2026-02-31T10:00, office: x, office_address: x,"
        " office_phone: x, remember: x}}"
    ),
    "facts that are a list": "{letter: elregning, facts: [a, b]}",
    "a fact that is a list": "{letter: su-afgoerelse, facts: {farve: [rød]}}",
    "a message without its facts": "{message: tid-i-morgen}",
    "a message that is not there": "{message: findes-ikke}",
    "an appointment of no type": "{appointment: {errand: klipning}}",
    "an appointment too late": "{appointment: {errand: pas, days: 500}}",
    "a power for a site of nothing": "{power_of_attorney: {from: senior, to: parent, service: skat, scope: [intet]}}",
    "a power to oneself": "{power_of_attorney: {from: senior, to: senior, service: borger.dk}}",
    "an hour that no clock has": '{clock: "25:99"}',
    "no time at all": "{later: {days: 0}}",
    "days in words": "{later: {days: tre}}",
}


@pytest.fixture(scope="module")
def seats(tmp_path_factory: pytest.TempPathFactory) -> list[Household]:
    return households(Config.from_environ({}, data_dir=tmp_path_factory.mktemp("data")))


def written(folder: Path, tail: str) -> Catalogue:
    (folder / "pakke").mkdir()
    (folder / "pakke" / "opgave.yaml").write_text(SOUND + tail, encoding="utf-8")
    return load([folder], REFERENCES)


@pytest.mark.parametrize("start", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_start_that_cannot_be_carried_out_is_refused_with_line_and_key(
    tmp_path: Path, seats: list[Household], start: str
) -> None:
    read = written(tmp_path, f"start:\n  - {start}\n")
    found = [*read.problems, *problems(read, seats)]
    assert found
    assert all(problem.key.startswith("start[1]") for problem in found)
    assert all(problem.line == SOUND.count("\n") + 2 and problem.message for problem in found)


def test_something_that_cannot_happen_meanwhile_is_refused_too(
    tmp_path: Path, seats: list[Household]
) -> None:
    read = written(
        tmp_path, f"meanwhile:\n  - id: m\n    title: M\n    push: true\n    happens: [{{sent: {STOPPED}}}]\n"
    )
    (problem,) = problems(read, seats)
    assert problem.key == "meanwhile[1].happens[1]"
    assert "fører til siden “familieretshuset”" in problem.message
    assert "(plads 1, 2026-11-23)" in problem.message


def test_what_works_for_one_household_only_is_refused_with_the_household(
    tmp_path: Path, seats: list[Household]
) -> None:
    home = '"{senior.address}", somebody_stays: ja, host_name: "{senior.name}"'
    answers = f"{{moving_date: 2026-11-30, new_address: {home}}}"
    read = written(tmp_path, f"start:\n  - sent: {{service: flytning, by: young, answers: {answers}}}\n")
    (problem,) = problems(read, seats)
    assert f"plads {seats[1].seat}," in problem.message


def test_a_sound_start_has_no_problem(tmp_path: Path, seats: list[Household]) -> None:
    read = written(tmp_path, "start:\n  - {letter: elregning}\n  - {later: {days: 2}}\n")
    assert [*read.problems, *problems(read, seats)] == []


def test_every_shipped_exercise_can_begin_on_every_household(seats: list[Household]) -> None:
    read = load([ROOT / "scenarios", ROOT / "tests" / "scenarios"])
    assert [str(problem) for problem in problems(read, seats)] == []
