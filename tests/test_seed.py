from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

import seed
from sandbox.store.classes import Classes
from sandbox.store.database import Database
from sandbox.world.people.households import credentials, household
from sandbox.world.seeding import seeded_world

DAY = date(2026, 11, 22)
CLASS = ["--seats", "3", "--seed", "1", "--date", "2026-11-22"]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the developer's settings nor the developer's folder."""
    for variable in ("DATA_DIR", "DATABASE_URL", "SEED", "COHORT_YEAR", "MUNICIPALITY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert seed.main(list(arguments)) == 0
    return capsys.readouterr().out


def test_a_household_is_shown_with_all_that_its_people_need(capsys: pytest.CaptureFixture[str]) -> None:
    shown = output(capsys, "--show", "7")
    people = household(1, 7)
    for person in (*people.citizens.values(), *people.children):
        assert person.name in shown
        assert person.cpr_text in shown
    for role, citizen in people.citizens.items():
        assert citizen.address.text in shown
        assert all(f" {text}\n" in shown for text in credentials(1, 7, role).model_dump().values())


def test_another_seed_shows_other_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "--show", "7") != output(capsys, "--show", "7", "--seed", "2")


def test_the_seed_of_the_installation_counts_when_none_is_given(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = output(capsys, "--show", "7", "--seed", "2")
    monkeypatch.setenv("SEED", "2")
    assert output(capsys, "--show", "7") == given


def test_showing_leaves_nothing_behind(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    output(capsys, "--show", "7")
    output(capsys, *CLASS)
    assert list(tmp_path.iterdir()) == []


def test_seats_have_a_line_each_and_a_digest_of_all_their_worlds(capsys: pytest.CaptureFixture[str]) -> None:
    *lines, last = output(capsys, *CLASS).splitlines()
    worlds = "".join(seeded_world(1, seat, DAY).to_json() for seat in (1, 2, 3))
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert last == f"SHA-256 af 3 pladser: {sha256(worlds.encode()).hexdigest()}"


def test_with_a_folder_the_seats_become_a_class_in_its_database(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shown = output(capsys, *CLASS, "--data", str(tmp_path / "kept"))
    database = Database(f"sqlite:///{tmp_path / 'kept' / 'oevebanen.sqlite3'}")
    classes = Classes(database)
    (opened,) = classes.all()
    assert (opened.seats, opened.date) == (3, DAY)
    assert opened.code in shown
    worlds = [seeded_world(1, seat, DAY).to_json() for seat in (1, 2, 3)]
    assert classes.seeded_worlds(opened.id, 1, 3) == worlds
    database.close()


def test_seeding_twice_opens_two_classes_with_codes_of_their_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for _ in range(2):
        output(capsys, *CLASS, "--data", str(tmp_path))
    database = Database(f"sqlite:///{tmp_path / 'oevebanen.sqlite3'}")
    assert len({opened.code for opened in Classes(database).all()}) == 2
    database.close()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--seats", "0"],
        ["--seats", "10001"],
        ["--show", "100001"],
        ["--show", "²"],
        ["--seats", "3", "--date", "22.11.2026"],
        ["--show", "7", "--seats", "3"],
    ],
)
def test_what_cannot_be_meant_is_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        seed.main(arguments)
    assert stopped.value.code == 2
    assert "seed.py: error" in capsys.readouterr().err


def test_a_database_that_cannot_be_used_is_left_as_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = tmp_path / "oevebanen.sqlite3"
    broken.write_bytes(b"no database" * 100)
    assert seed.main([*CLASS, "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err
    assert broken.read_bytes() == b"no database" * 100


def test_a_setting_that_cannot_be_used_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUNICIPALITY", "ukendt")
    assert seed.main(["--show", "7"]) == 1
    assert "ukendt/settings.yaml" in capsys.readouterr().err
