"""What is asked of the operating system, on machines that are made of a few scripts in a folder."""

import os
import platform
import sys
from pathlib import Path

import pytest

import start_system

SYSTEMS = {
    "debian": {"ID": "debian"},
    "ubuntu": {"ID": "ubuntu", "ID_LIKE": "debian"},
    "mint": {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"},
    "fedora": {"ID": "fedora"},
    "rocky": {"ID": "rocky", "ID_LIKE": "rhel centos fedora"},
    "arch": {"ID": "arch"},
    "tumbleweed": {"ID": "opensuse-tumbleweed", "ID_LIKE": "opensuse suse"},
    "unknown": {"ID": "hjemmelavet"},
    "none": {},
}
SHELL = ["apt-get install chromium-headless-shell"]
FULL = ["apt-get install chromium"]
OWN = ["playwright install"]

# A Python whose `sandbox.browsers` finds a browser when one of the files is there, and whose Playwright fetches
# one when the machine has a network.
PYTHON = """#!/bin/sh
case "$*" in
  *sandbox.browsers*) [ -e "$MACHINE/browser" ] ;;
  *playwright*) echo "playwright install" >>"$MACHINE/log"; [ -e "$MACHINE/network" ] && : >"$MACHINE/browser" ;;
esac
"""
# An apt-get that knows the packages whose names are files in the folder `packages`.
APT_GET = """#!/bin/sh
for last; do :; done
[ "$last" = update ] && exit 0
echo "apt-get install $last" >>"$MACHINE/log"
[ -e "$MACHINE/packages/$last" ] && : >"$MACHINE/browser"
"""

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="the machine is made of shell scripts")


class Machine:
    """Without a browser and without a network, until files say otherwise."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = self.script("bin/python", PYTHON)
        (folder / "packages").mkdir()

    def script(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="ascii")
        path.chmod(0o755)
        return path

    def has(self, *names: str) -> None:
        for name in names:
            (self.folder / name).touch()

    @property
    def log(self) -> list[str]:
        """The installations that were tried, in order."""
        log = self.folder / "log"
        return log.read_text("ascii").splitlines() if log.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(tmp_path)
    machine.script("bin/apt-get", APT_GET)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("MACHINE", str(tmp_path))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    runs_on(monkeypatch, "debian")
    monkeypatch.setattr(start_system, "is_root", lambda: True)
    return machine


def runs_on(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    def release() -> dict[str, str]:
        if not SYSTEMS[system]:
            raise OSError("no os-release")
        return SYSTEMS[system]

    monkeypatch.setattr(platform, "freedesktop_os_release", release)


@needs_scripts
def test_a_browser_that_is_there_is_enough(machine: Machine, capfd: pytest.CaptureFixture[str]) -> None:
    machine.has("browser", "network", "packages/chromium")
    assert start_system.prepare_browser(machine.python)
    assert machine.log == []
    assert capfd.readouterr() == ("", "")


@needs_scripts
@pytest.mark.parametrize(
    ("system", "there", "tried"),
    [
        ("debian", ["packages/chromium-headless-shell", "network"], SHELL),
        ("debian", ["packages/chromium", "network"], SHELL + FULL),
        ("debian", ["network"], SHELL + FULL + OWN),
        ("ubuntu", ["packages/chromium-headless-shell", "network"], SHELL),
        ("ubuntu", ["packages/chromium", "network"], SHELL + OWN),  # there it only points to a snap
        ("mint", ["network"], SHELL + OWN),
        ("fedora", ["packages/chromium", "network"], OWN),
        ("none", ["network"], OWN),
    ],
)
def test_a_browser_is_fetched_from_the_first_place_that_has_one(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, system: str, there: list[str], tried: list[str]
) -> None:
    runs_on(monkeypatch, system)
    machine.has(*there)
    assert start_system.prepare_browser(machine.python)
    assert machine.log == tried


@needs_scripts
def test_only_root_installs_packages(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start_system, "is_root", lambda: False)
    machine.has("packages/chromium-headless-shell", "network")
    assert start_system.prepare_browser(machine.python)
    assert machine.log == OWN


@needs_scripts
def test_without_apt_get_playwright_is_asked(machine: Machine) -> None:
    (machine.folder / "bin" / "apt-get").unlink()
    machine.has("network")
    assert start_system.prepare_browser(machine.python)
    assert machine.log == OWN


@needs_scripts
def test_when_every_place_fails_there_is_no_browser(machine: Machine) -> None:
    assert not start_system.prepare_browser(machine.python)
    assert machine.log == SHELL + FULL + OWN


@needs_scripts
def test_a_chosen_browser_that_does_not_start_is_not_replaced(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/my/own")
    machine.has("network")
    assert not start_system.prepare_browser(machine.python)
    assert machine.log == []


def test_a_command_that_is_not_there_has_failed(tmp_path: Path) -> None:
    assert not start_system.succeeds([str(tmp_path / "nothing")], seconds=10)


@needs_scripts
def test_a_command_that_takes_too_long_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child holds the pipe open; the end of the pipe is the end of the child."""
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    command = ["sh", "-c", 'exec 3>"$1"; (echo child >&3; sleep 600) & wait', "sh", str(tmp_path / "pipe")]
    assert not start_system.succeeds(command, seconds=2)
    os.set_blocking(reader, True)
    assert os.read(reader, 100) == b"child\n"
    assert os.read(reader, 100) == b""
    os.close(reader)


@pytest.mark.parametrize(
    ("system", "command"),
    [
        ("debian", "apt install python3.12-venv"),
        ("ubuntu", "apt install python3.12-venv"),
        ("mint", "apt install python3.12-venv"),
        ("fedora", "dnf install python3.12"),
        ("rocky", "dnf install python3.12"),
        ("arch", "pacman -S python"),
        ("tumbleweed", "zypper install python312"),
        ("unknown", ""),
        ("none", ""),
    ],
)
def test_the_command_that_adds_venv_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, system: str, command: str
) -> None:
    runs_on(monkeypatch, system)
    monkeypatch.setattr(start_system, "is_root", lambda: True)
    assert start_system.venv_command((3, 12)) == command
    monkeypatch.setattr(start_system, "is_root", lambda: False)
    assert start_system.venv_command((3, 12)) == (f"sudo {command}" if command else "")
