from itertools import chain
from pathlib import Path

import pytest

from sandbox.content import references
from sandbox.content.reading.errors import ContentError
from sandbox.content.reading.yaml_file import load, read
from sandbox.content.services import checks
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import FOLDER, Service

FLYTNING = (FOLDER / "flytning.yaml").read_text(encoding="utf-8")


def with_change(tmp_path: Path, old: str, new: str) -> Path:
    assert FLYTNING.count(old) >= 1, f"“{old}” is not in the file any more"
    path = tmp_path / "flytning.yaml"
    path.write_text(FLYTNING.replace(old, new, 1), encoding="utf-8")
    return path


def problem_of(path: Path) -> ContentError:
    """The first thing in the file that cannot be right, alone or beside other content."""
    try:
        service = load(path, Service)
    except ContentError as error:
        return error
    fault = next(chain(references.faults(service), checks.problems(service)))
    return read(path).problem(*fault)


def line_of(text: str) -> int:
    return FLYTNING[: FLYTNING.index(text)].count("\n") + 1


def test_every_self_service_can_be_read() -> None:
    assert "flytning" in services()


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("effect: choose-doctor", "effect: choose-doktor", "- effect: choose-doctor", "ukendt slags"),
        ("letter: kvittering-flytning", "letter: kvitering-flytning", "letter: kvittering-flytning", "mente du"),
        ("    day: moving_date", "    day: moving_day", "    day: moving_date", "mente du “moving_date”"),
        ('movers: "{movers}"', 'movers: "{mover}"', 'movers: "{movers}"', "mente du “movers”"),
        ("      case_number: ", "      case_numer: ", "    facts:\n      new_address", "brevet mangler: case_number"),
        ("when: {somebody_stays: ja}", "when: {somebody_stay: ja}", "    when: {somebody_stays: ja}", "mente du"),
        ("when: {somebody_stays: ja}", "when: {somebody_stays: yes}", "    when: {somebody_stays: ja}", "“yes”"),
        ("authority: borgerservice", "authority: borgerservic", "authority:", "mente du “borgerservice”"),
        ("rules: [flytning-tidligst", "rules: [flytning-tidlig", "rules:", "mente du “flytning-tidligst”"),
        ("latest: +flytning-tidligst", "latest: +flytning-tid", "latest:", "fristen “flytning-tid” findes ikke"),
        ("missing: Skriv den dato", "mising: Skriv den dato", "missing: Skriv den dato", "mente du “missing”"),
        ("problem: not-a-date", "problem: not-date", "- {typed: \"31/2/2027\"", "mente du “not-a-date”"),
        ("options_from: doctors", "options_form: doctors", "options_from: doctors", "mente du “options_from”"),
        ("near: new_address", "near: phone", "near: new_address", "svaret “phone” findes ikke"),
        ("  - name: laege", "  - name: kvittering", "  - name: laege", "optaget"),
        ("name: care_of", "name: new_address", "- name: new_address", "to felter hedder"),
        ("Tak, {first_name}", "Tak, {fist_name}", "receipt:", "mente du “first_name”"),
        ("Her fortæller du", "Her fortæller {name}", "intro: |", "pladsholderen “name” findes ikke"),
        ("  - stage: received", "  - stage: received\n    on: moving_date", "  - stage: received", "det første stadie"),
        ("    to: host", "    to: hosst", "    to: host", "mente du “host”"),
        ("moment: registered", "moment: registred", "    moment: registered", "mente du “registered”"),
        ("waits_for: host", "waits_for: vaert", "    waits_for: host", "samtykket “vaert” findes ikke"),
        ("of: host_name", "of: hostname", "    of: host_name", "mente du “host_name”"),
        ("on: moving_date", "on: moving", "    on: moving_date", "svaret “moving” findes ikke"),
        ("      moving_date: +7 days", "      movin_date: +7 days", "      moving_date: +7", "mente du"),
    ],
)  # fmt: skip
def test_a_name_that_does_not_exist_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, at: str, says: str
) -> None:
    told = problem_of(with_change(tmp_path, old, new))
    assert says in str(told)
    assert told.line == line_of(at)


def test_a_field_may_not_depend_on_its_own_page(tmp_path: Path) -> None:
    path = with_change(
        tmp_path, "        longest: 60", "        longest: 60\n        when: {somebody_stays: ja}"
    )
    assert "tidligere trin" in str(problem_of(path))


def test_an_effect_needs_a_stage_to_happen_at(tmp_path: Path) -> None:
    start, end = FLYTNING.index("  - stage: registered"), FLYTNING.index("  - stage: refused")
    told = problem_of(with_change(tmp_path, FLYTNING[start:end], ""))
    assert "stadiet “registered” findes ikke" in str(told)
