import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.cli import FlaskGroup

from sandbox import config_docs, create_app
from sandbox.cli import own_app
from sandbox.config import ROOT, Config
from sandbox.content import json_schema
from sandbox.content.kinds import ALL, SINGLE_FILES, SingleFile
from sandbox.guide.scenario import json_schema as scenario_schema
from sandbox.web.services import KEY
from tests.conftest import forget_content

LETTER = ROOT / "scenarios" / "post" / "laes-et-brev.yaml"


@pytest.fixture
def broken(config: Config, tmp_path: Path) -> Flask:
    """An app with a sound exercise and one with a misspelt key."""
    pack = tmp_path / "opgaver" / "post"
    pack.mkdir(parents=True)
    text = re.sub(r"next: \[.*\]\n", "", LETTER.read_text(encoding="utf-8"))
    (pack / "hel.yaml").write_text(text, encoding="utf-8")
    (pack / "itu.yaml").write_text(text.replace("summary:", "resume:"), encoding="utf-8")
    return create_app(config.model_copy(update={"scenario_dirs": (tmp_path / "opgaver",)}))


def test_check_is_content_with_the_exercises_that_are_shipped(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["check"])
    assert result.exit_code == 0, result.output
    assert result.output.split()[-4:] == ["opgaver", "er", "i", "orden."]
    assert "selvbetjeninger" in result.output


def test_check_tells_file_line_and_key_and_fails(broken: Flask) -> None:
    result = broken.test_cli_runner().invoke(args=["check"])
    broken.extensions[KEY].database.close()
    assert result.exit_code == 1
    assert "post/itu.yaml, linje 4, resume: ukendt nøgle" in result.output
    assert "post/itu.yaml, linje 2, summary: nøglen mangler" in result.output
    assert "2 fejl. 1 opgaver kan bruges." in result.output


@pytest.mark.usefixtures("content_copy")
@pytest.mark.parametrize("file", SINGLE_FILES, ids=lambda file: file.name)
def test_check_tells_what_stops_the_start_in_sentences_and_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, config: Config, file: SingleFile
) -> None:
    monkeypatch.setenv("DATA_DIR", str(config.data_dir))
    text = file.file.read_text(encoding="utf-8")
    file.file.write_text(f"{text.rstrip()}\nfindes_ikke: 1\nheller_ikke: 1\n", encoding="utf-8")
    forget_content()
    result = CliRunner().invoke(FlaskGroup(create_app=create_app), ["check"])
    said = result.output.splitlines()
    assert result.exit_code == 1
    assert len(said) == 2
    assert all(line.startswith(f"{file.file.as_posix()}, linje") for line in said)


def test_check_goes_on_where_the_console_lacks_a_letter(config: Config, tmp_path: Path) -> None:
    pack = tmp_path / "opgaver" / "“pakke”"
    pack.mkdir(parents=True)
    (pack / "itu.yaml").write_text("resume: intet\n", encoding="utf-8")
    broken = create_app(config.model_copy(update={"scenario_dirs": (tmp_path / "opgaver",)}))
    result = broken.test_cli_runner(charset="cp850").invoke(args=["check"])
    broken.extensions[KEY].database.close()
    assert "?pakke?" in result.output
    assert "opgaver kan bruges." in result.output


def test_play_knows_which_exercises_there_are(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["play", "findes-ikke"])
    assert result.exit_code == 1
    told, _, names = result.output.partition(" De hedder: ")
    assert told.endswith("Ingen opgave hedder findes-ikke.")
    assert "laes-et-brev" in names


def test_play_has_a_database_of_its_own_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'the-class.sqlite3'}")
    with own_app() as app:
        database = str(app.extensions[KEY].database.engine.url.database)
        assert Path(database).exists()
        assert Path(database).name == "oevebanen.sqlite3"
    assert not Path(database).exists()
    assert list(tmp_path.iterdir()) == []


def test_play_says_kindly_that_there_is_no_browser(tmp_path: Path) -> None:
    """In a process of its own, since the browser tests of this one may have a Playwright running."""
    environ = os.environ | {"DATA_DIR": str(tmp_path), "BROWSER_PATH": str(tmp_path / "findes-ikke")}
    command = [sys.executable, "-m", "flask", "--app", "sandbox", "play", "laes-et-brev"]
    result = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, check=False)
    assert result.returncode == 1
    assert "kan ikke startes. Vælg en anden browser" in result.stderr.decode()


def flask_routes(tmp_path: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """A command of Flask's own, in a folder below one that has a file of variables."""
    (tmp_path / "below").mkdir(exist_ok=True)
    environ = os.environ | {"DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)} | given
    code = "from flask.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, "--app", "sandbox", "routes"],
        cwd=tmp_path / "below",
        env=environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("file", [".env", ".flaskenv"])
def test_a_setting_that_flask_reads_from_a_file_is_refused(tmp_path: Path, file: str) -> None:
    """The file may be another program's, in a folder far above."""
    (tmp_path / file).write_text("API_KEY=x\nDATABASE_URL=sqlite:///andres\n", encoding="utf-8")
    refused = flask_routes(tmp_path)
    assert refused.returncode
    assert f"DATABASE_URL: står i {tmp_path / file}" in refused.stderr
    assert not (tmp_path / "below" / "andres").exists()


def test_a_file_that_flask_does_not_read_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE_URL=sqlite:///andres\nAPI_KEY=x\n", encoding="utf-8")
    result = flask_routes(tmp_path, FLASK_SKIP_DOTENV="1")
    assert "municipality.index" in result.stdout
    assert not (tmp_path / "below" / "andres").exists()


def test_settings_writes_the_table_and_keeps_the_prose(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = config_docs.FILE.read_text(encoding="utf-8")
    stale = tmp_path / "settings.md"
    stale.write_text(written.replace("| 8080 |", "| 80 |"), encoding="utf-8")
    monkeypatch.setattr(config_docs, "FILE", stale)
    result = app.test_cli_runner().invoke(args=["settings"])
    assert result.exit_code == 0, result.output
    assert stale.read_text(encoding="utf-8") == written


def test_schema_writes_every_schema_and_removes_those_of_no_kind(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenario_schema, "FILE", tmp_path / "scenario.schema.json")
    monkeypatch.setattr(json_schema, "FOLDER", tmp_path / "schemas")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "gone.schema.json").write_text("{}", encoding="utf-8")
    result = app.test_cli_runner().invoke(args=["schema"])
    assert result.exit_code == 0, result.output
    names = {path.name for path in tmp_path.rglob("*.json")}
    assert names == {"scenario.schema.json", *(f"{kind.name}.schema.json" for kind in ALL)}
    assert f"Skrev {len(names)} skemaer" in result.output
