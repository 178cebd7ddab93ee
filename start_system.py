"""What `start.py` needs of the operating system: the command that adds venv, and a browser for the tests.

Standard library only. `start.py` imports it once it knows that the Python is new enough.
"""

import os
import platform
import shutil
import signal
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV_COMMANDS = {  # by a name in ID or ID_LIKE of /etc/os-release
    "debian": "apt install python{0}.{1}-venv",
    "fedora": "dnf install python{0}.{1}",
    "rhel": "dnf install python{0}.{1}",
    "arch": "pacman -S python",
    "suse": "zypper install python{0}{1}",
}
APT_OPTIONS = ["-qq", "-o", "DPkg::Lock::Timeout=60", "-o", "Acquire::Retries=1"]
PROBE_SECONDS = 180  # some candidates of at most 30 seconds each
FETCH_SECONDS = 600
LEAVE_SECONDS = 30


def systems() -> set[str]:
    """The names of this Linux distribution and of those it derives from; empty elsewhere."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return set()
    return {release.get("ID", ""), *release.get("ID_LIKE", "").split()}


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def venv_command(version: tuple[int, ...]) -> str:
    """The command that adds venv to this version of Python; empty where it is not known."""
    known = systems()
    command = next((command for system, command in VENV_COMMANDS.items() if system in known), "")
    return ("" if is_root() or not command else "sudo ") + command.format(*version)


def prepare_browser(python: Path) -> bool:
    """Whether a browser starts for the tests; gets one when there is none and none was chosen by BROWSER_PATH.

    `python` is that of the environment with Playwright.
    """
    if starts(python):
        return True
    if os.environ.get("BROWSER_PATH"):
        return False
    print("Henter en browser til prøverne …", flush=True)
    return any(succeeds(command, FETCH_SECONDS) and starts(python) for command in browser_commands(python))


def starts(python: Path) -> bool:
    return succeeds([str(python), "-m", "sandbox.browsers"], PROBE_SECONDS)


def browser_commands(python: Path) -> list[list[str]]:
    """The ways to get a browser, in order; each may fail. A browser may be there after any of them."""
    apt, known = shutil.which("apt-get"), systems()
    commands = []
    if apt and is_root() and "debian" in known:
        install = [apt, *APT_OPTIONS, "install", "-y", "--no-install-recommends"]
        commands = [[apt, *APT_OPTIONS, "update"], [*install, "chromium-headless-shell"]]
        if "ubuntu" not in known:  # whose chromium is no browser, but asks for a snap
            commands.append([*install, "chromium"])
    return [*commands, [str(python), "-m", "playwright", "install", "--only-shell", "chromium"]]


def succeeds(command: list[str], seconds: float) -> bool:
    """Run it in the project's folder, without its output: several ways are tried, and a failure is no news.

    What takes longer, or is interrupted, is ended with its children.
    """
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            end(process)


def end(process: "subprocess.Popen[bytes]") -> None:
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(LEAVE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
