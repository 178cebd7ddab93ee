import os
import re
import stat
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from subprocess import PIPE
from threading import Barrier, Event
from traceback import format_exception
from typing import IO

import pytest

from sandbox import config_secret
from sandbox.config import ROOT, VERSION, Config
from sandbox.config_reading import ConfigError, settings_of
from sandbox.store.database import Database
from sandbox.store.schema import prepare

KEY = "seksten tegn mindst"


def test_without_an_environment_every_default_holds(tmp_path: Path) -> None:
    config = Config.from_environ({}, data_dir=tmp_path)
    assert (config.port, config.host, config.seed, config.cohort_year) == (8080, "0.0.0.0", 1, 2026)
    assert config.instructor_password is None
    assert config.allow_public is False
    assert config.scenario_dirs == (ROOT / "scenarios",)


def test_the_database_stands_in_the_data_folder(tmp_path: Path) -> None:
    assert Config(data_dir=tmp_path).database_url == f"sqlite:///{tmp_path / 'oevebanen.sqlite3'}"


@pytest.mark.parametrize(
    "name", ["100%deltagelse", "20%20", "hvad?nu", "a&b=c", "nr#1", "pct%3F", "æ ø", "a+b", "a@b:c"]
)
def test_the_data_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and set(name) & set("?:"):
        pytest.skip("Windows has no such names")
    folder = tmp_path / name
    folder.mkdir()
    database = Database(Config(data_dir=folder).database_url)
    prepare(database)
    database.close()
    assert {path.name for path in folder.iterdir()} == {"oevebanen.sqlite3", "oevebanen.sqlite3-start"}
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_variables_are_read_in_their_type(tmp_path: Path) -> None:
    places = os.pathsep.join([str(tmp_path / "a"), str(tmp_path / "b")])
    config = Config.from_environ(
        {"DATA_DIR": str(tmp_path), "PORT": " 9000 ", "ALLOW_PUBLIC": "ja", "SCENARIO_DIRS": places}
    )
    assert (config.data_dir, config.port, config.allow_public) == (tmp_path, 9000, True)
    assert config.scenario_dirs == (tmp_path / "a", tmp_path / "b")


def test_overrides_win_and_none_is_not_given(tmp_path: Path) -> None:
    config = Config.from_environ(
        {"PORT": "9000", "HOST": "127.0.0.1"}, data_dir=tmp_path, port=9001, host=None
    )
    assert (config.port, config.host) == (9001, "127.0.0.1")


def test_a_data_folder_may_be_given_as_text(tmp_path: Path) -> None:
    assert Config.from_environ({}, data_dir=str(tmp_path)).data_dir == tmp_path


def test_an_empty_variable_is_not_given(tmp_path: Path) -> None:
    assert Config.from_environ({"PORT": ""}, data_dir=tmp_path).port == 8080


NUMBERS = {one.variable: one for one in settings_of(Config) if one.default.isdecimal()}
SWITCHES = [one.variable for one in settings_of(Config) if one.default in {"True", "False"}]


def value(config: Config, variable: str) -> object:
    """The value of a variable: of the field of its name, or of the rules that its name begins with."""
    name = variable.lower()
    group, _, rule = name.partition("_")
    return getattr(config, name) if hasattr(config, name) else getattr(getattr(config, group), rule)


@pytest.mark.parametrize("variable", NUMBERS)
def test_every_number_is_read_within_its_limits_and_refused_beyond_them(
    tmp_path: Path, variable: str
) -> None:
    limits = NUMBERS[variable]
    longest = {} if variable == "SESSION_MINUTES" else {"SESSION_MINUTES": "1440"}
    assert limits.low is not None
    for text in (str(limits.low), str(limits.high or 2**40)):
        config = Config.from_environ(
            {"SESSION_WARNING_MINUTES": "1", **longest, variable: text}, data_dir=tmp_path, secret_key=KEY
        )
        assert value(config, variable) == int(text)
    beyond = [limits.low - 1] if limits.high is None else [limits.low - 1, limits.high + 1]
    for number in beyond:
        with pytest.raises(ConfigError, match=f"{variable}: {number} skal ligge i {limits.low}–"):
            Config.from_environ({variable: str(number)}, data_dir=tmp_path)


@pytest.mark.parametrize("variable", SWITCHES)
def test_every_switch_is_turned_in_danish_and_english(tmp_path: Path, variable: str) -> None:
    for text, on in {"ja": True, "JA": True, "true": True, "1": True, "Nej": False, "off": False}.items():
        assert value(Config.from_environ({variable: text}, data_dir=tmp_path), variable) is on
    with pytest.raises(ConfigError, match=f"{variable}: “måske” has to be true or false"):
        Config.from_environ({variable: "måske"}, data_dir=tmp_path)


def test_a_short_session_without_a_shorter_warning_names_the_warning(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_environ({"SESSION_MINUTES": "5"}, data_dir=tmp_path)
    assert caught.value.variable == "SESSION_WARNING_MINUTES"
    config = Config.from_environ({"SESSION_MINUTES": "6"}, data_dir=tmp_path)
    assert (config.session.minutes, config.session.warning_minutes) == (6, 5)


@pytest.mark.parametrize(
    "environ",
    [
        {"SESSION_MANAGER": "local/desk:@/tmp/.ICE-unix/1"},
        {"SESSION": "gnome"},
        {"NEMID": "{", "MITID": "[]", "MITID_CODE_ATTEMPTS": "1"},
        {"port": "1", "Seed": "2"},
    ],
    ids="-".join,
)
def test_what_is_no_setting_is_somebody_elses(tmp_path: Path, environ: dict[str, str]) -> None:
    assert Config.from_environ(environ, data_dir=tmp_path, secret_key=KEY) == Config(
        data_dir=tmp_path, secret_key=KEY
    )


def test_nothing_is_read_from_a_file_of_variables_or_of_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("PORT=1234\nNEMID_ATTEMPTS=9\n")
    (tmp_path / "port").write_text("1234")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEED", "7")
    assert Config.from_environ({}, data_dir=tmp_path, secret_key=KEY).port == 8080
    assert (Config().port, Config().seed, Config().nemid.attempts) == (8080, 1, 5)


@pytest.mark.parametrize(
    "environ", [{"SECRET_KEY": "kort-nøgle"}, {"DATABASE_URL": "u:kodeord@db"}, {"PORT": "x" * 3}]
)
def test_an_error_repeats_no_secret(tmp_path: Path, environ: dict[str, str]) -> None:
    secret = {"INSTRUCTOR_PASSWORD": "hemmelig"}
    with pytest.raises(ConfigError) as caught:
        Config.from_environ(secret | environ, data_dir=tmp_path)
    shown = "".join(format_exception(caught.value))
    assert not re.search("kort-nøgle|kodeord|hemmelig", shown)


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("PORT", "otte"),
        ("PORT", "70000"),
        ("SEED", "-1"),
        ("ALLOW_PUBLIC", "måske"),
        ("MUNICIPALITY", "../etc"),
        ("DATABASE_URL", "fil.sqlite3"),
        ("SECRET_KEY", "kort"),
        ("NEMID_ATTEMPTS", "0"),
        ("SIGN_IN", "alt"),
        ("MITID_ONE_TIME_DIGITS", "7"),
        ("SESSION_WARNING_MINUTES", "30"),
    ],
)
def test_a_bad_value_names_its_variable_in_both_languages(tmp_path: Path, variable: str, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_environ({variable: text}, data_dir=tmp_path)
    assert caught.value.variable == variable
    assert str(caught.value).count(f"{variable}: ") == 2


def test_the_secret_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = Config.from_environ({}, data_dir=tmp_path / "new").secret_key
    assert len(first) >= 32
    assert Config.from_environ({}, data_dir=tmp_path / "new").secret_key == first
    assert Config.from_environ({}, data_dir=tmp_path / "other").secret_key != first


@pytest.mark.parametrize("left", [None, "", "halv"], ids=["nothing", "an empty file", "half a key"])
def test_a_hundred_starts_at_once_have_one_secret_key(tmp_path: Path, left: str | None) -> None:
    if left is not None:
        (tmp_path / "secret-key").write_text(left)
    start = Barrier(100)

    def key() -> str:
        start.wait(30)
        return Config.from_environ({}, data_dir=tmp_path).secret_key

    with ThreadPoolExecutor(100) as starts:
        keys = {one.result() for one in [starts.submit(key) for _ in range(100)]}
    assert len(keys) == 1
    assert len(keys.pop()) >= 32


def test_a_key_is_not_read_while_another_process_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, waits = config_secret.lock, Event()

    def announced_lock(file: IO[str]) -> None:
        waits.set()
        lock(file)

    path, key = tmp_path / "secret-key", "k" * 40
    path.write_text("halv\n")
    with ThreadPoolExecutor(1) as starts:
        with path.open("r+") as file:
            lock(file)
            monkeypatch.setattr(config_secret, "lock", announced_lock)
            start = starts.submit(Config.from_environ, {}, data_dir=tmp_path)
            assert waits.wait(30), "the start reads without asking for the lock"
            file.write(f"{key}\n")
        assert start.result(30).secret_key == key


def test_processes_that_start_at_once_have_one_secret_key(tmp_path: Path) -> None:
    """Each loads the module, then waits for the line that lets all go."""
    code = (
        "import sys; from sandbox.config import Config; print(flush=True); input(); "
        "print(Config.from_environ({}, data_dir=sys.argv[1]).secret_key)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "data")]
    with ExitStack() as stack:
        processes = [
            stack.enter_context(subprocess.Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True))
            for _ in range(8)
        ]
        for process in processes:
            assert process.stdout is not None
            process.stdout.readline()
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        keys = {process.communicate(timeout=60)[0] for process in processes}
    assert len(keys) == 1
    assert len(keys.pop()) > 32


def test_a_secret_key_that_an_operator_wrote_is_used_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("seksten-tegn-mindst")
    assert Config.from_environ({}, data_dir=tmp_path).secret_key == "seksten-tegn-mindst"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes everything")
def test_a_secret_key_that_only_can_be_read_is_used(tmp_path: Path) -> None:
    key = Config.from_environ({}, data_dir=tmp_path).secret_key
    (tmp_path / "secret-key").chmod(0o400)
    assert Config.from_environ({}, data_dir=tmp_path).secret_key == key


KEY_OF_THEIR_OWN = [
    {"TRUSTED_PROXIES": "1"},
    {"DATABASE_URL": "postgresql+psycopg://u:p@db/x"},
    {"DATABASE_URL": "sqlite:////srv/faelles/oevebanen.sqlite3"},
    {"DATABASE_URL": "sqlite:///oevebanen.sqlite3"},
]


@pytest.mark.parametrize("given", KEY_OF_THEIR_OWN, ids=str)
def test_where_several_processes_are_expected_the_secret_key_has_to_be_given(
    tmp_path: Path, given: dict[str, str]
) -> None:
    """Each data folder would make its own, and a form of one process would be refused by the next."""
    with pytest.raises(ConfigError, match="SECRET_KEY: skal sættes") as caught:
        Config.from_environ(given, data_dir=tmp_path)
    assert "SECRET_KEY: has to be set" in str(caught.value)
    assert next(iter(given)) in str(caught.value)
    assert "u:p@db" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
    named = Config.from_environ({**given, "SECRET_KEY": "seksten tegn mindst"}, data_dir=tmp_path)
    assert named.secret_key == "seksten tegn mindst"


@pytest.mark.parametrize("address", ["sqlite:///{}/egen.sqlite3", "sqlite:///{}/egen.sqlite3?timeout=5", "sqlite://",
                                     "sqlite:///:memory:"])  # fmt: skip
def test_a_database_of_this_folder_alone_needs_no_given_key(tmp_path: Path, address: str) -> None:
    environ = {"DATABASE_URL": address.format(tmp_path)}
    assert len(Config.from_environ(environ, data_dir=tmp_path).secret_key) >= 32


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode")
def test_only_its_owner_reads_the_secret_key(tmp_path: Path) -> None:
    Config.from_environ({}, data_dir=tmp_path)
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_an_empty_secret_key_file_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    assert len(Config.from_environ({}, data_dir=tmp_path).secret_key) >= 32


def test_a_given_secret_key_leaves_no_file(tmp_path: Path) -> None:
    Config.from_environ({"SECRET_KEY": "seksten tegn mindst"}, data_dir=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="DATA_DIR"):
        Config.from_environ({}, data_dir=tmp_path / "file")


def test_secrets_do_not_show_when_the_settings_are_printed(tmp_path: Path) -> None:
    config = Config.from_environ(
        {
            "INSTRUCTOR_PASSWORD": "hemmelig",
            "DATABASE_URL": "postgresql://u:kodeord@db/x",
            "SECRET_KEY": "nøgle-til-prøven",
        },
        data_dir=tmp_path,
    )
    assert not re.search(f"hemmelig|kodeord|{re.escape(config.secret_key)}", repr(config))


def test_the_version_is_told_once_and_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
