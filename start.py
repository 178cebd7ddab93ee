"""Starts Øvebanen on a machine with nothing but Python: makes `.venv`, installs, serves, opens the browser.

`python3 start.py test` runs every check instead. Standard library only, and in a syntax that an older Python
can read well enough to be told that it is too old.
"""

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)


def complaint(version: "tuple[int, ...]") -> str:
    """What to tell somebody whose Python is too old; empty when it is not."""
    if version[:2] >= OLDEST:
        return ""
    return (
        f"Øvebanen skal bruge Python 3.11 eller nyere. Denne er {version[0]}.{version[1]}.\n"
        "Hent en ny på python.org, og prøv igen.\n"
        f"Øvebanen needs Python 3.11 or newer. This is {version[0]}.{version[1]}."
    )


if complaint(sys.version_info[:2]):
    sys.exit(complaint(sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BROWSER_TESTS = "tests/browser"
CHECKS = [
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["lint-imports", "--no-logo"],
    ["oxlint", "--deny-warnings", "static/js"],
]


class StartError(Exception):
    """Something that the person at the keyboard can mend; the text says how."""


def python_in(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def digest(requirements: "list[Path]", version: "tuple[int, ...]") -> str:
    """Changes when what is to be installed changes, or the Python that it is installed for."""
    parts = [f"{version[0]}.{version[1]}".encode(), *(path.read_bytes() for path in requirements)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp_of(venv: Path, requirements: Path) -> Path:
    return venv / f"{requirements.stem}.installed"


def is_installed(venv: Path, requirements: Path, wanted: str) -> bool:
    stamp = stamp_of(venv, requirements)
    return python_in(venv).exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted


def write_stamp(stamp: Path, wanted: str) -> None:
    """Whole or not at all, and only after everything else: an interrupted install has no stamp."""
    part = stamp.with_suffix(".part")
    part.write_text(wanted, encoding="ascii")
    part.replace(stamp)


def fits(venv: Path, version: "tuple[int, ...]") -> bool:
    """Whether the folder is a virtual environment of this version of Python, with a pip that works."""
    try:
        settings = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
        made_for = next(line for line in settings.splitlines() if line.startswith("version"))
        if made_for.split("=")[1].strip().split(".")[:2] != [str(part) for part in version[:2]]:
            return False
        asked = [str(python_in(venv)), "-m", "pip", "--version"]
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0
    except (OSError, StopIteration, IndexError):
        return False


def venv_advice() -> str:
    import start_system

    command = start_system.venv_command(sys.version_info[:2])
    danish, english = "Hent en hel Python på python.org", "Get a whole Python at python.org"
    if command:
        danish, english = f"Skriv: {command}", f"Type: {command}"
    return (
        f"Denne Python kan ikke lave et miljø (venv). {danish}\n"
        f"This Python cannot make an environment (venv). {english}"
    )


def make_venv(venv: Path) -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise StartError(venv_advice())
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=False)
    if made.returncode:
        raise StartError(f"Kunne ikke lave mappen {venv}.\nCould not make the folder {venv}.")


def install(requirements: "list[Path]") -> None:
    """Install the last of the files (it names the others) unless its stamp says that it is there already.

    :raise StartError: when the environment cannot be made or the packages cannot be fetched.
    """
    last = requirements[-1]
    wanted = digest(requirements, sys.version_info[:2])
    if is_installed(VENV, last, wanted):
        return
    print("Henter det, Øvebanen skal bruge. Det sker kun første gang og tager et par minutter …", flush=True)
    if not fits(VENV, sys.version_info[:2]):
        make_venv(VENV)
    stamp_of(VENV, last).unlink(missing_ok=True)
    pip = [str(python_in(VENV)), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    if subprocess.run([*pip, "install", "--quiet", "-r", str(last)], cwd=ROOT, check=False).returncode:
        raise StartError(
            "Det lykkedes ikke at hente alt. Er der internet? Prøv igen; det fortsætter, hvor det slap.\n"
            "Not everything could be fetched. Is there a network? Try again."
        )
    write_stamp(stamp_of(VENV, last), wanted)


def server_command(given: argparse.Namespace) -> "list[str]":
    command = [str(python_in(VENV)), "-m", "sandbox.server"]
    if given.host:
        command += ["--host", given.host]
    if given.port is not None:
        command += ["--port", str(given.port)]
    if given.data:
        command += ["--data", str(Path(given.data).absolute())]
    if not given.no_browser:
        command.append("--browser")
    return command


def become(command: "list[str]") -> int:
    """Go on as another program. Windows has no such call: there it is a child, which gets Ctrl-C as well."""
    os.chdir(ROOT)
    if os.name != "nt":
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def start(argv: "list[str]") -> int:
    parser = argparse.ArgumentParser(
        prog="start.py", description="Starter Øvebanen.", epilog="start.py test kører alle prøver."
    )
    parser.add_argument("--no-browser", action="store_true", help="åbn ikke browseren")
    parser.add_argument("--host", help="adresse at lytte på; 127.0.0.1 er kun denne maskine")
    parser.add_argument("--port", type=int, help="port at lytte på (ellers 8080)")
    parser.add_argument("--data", metavar="DIR", help="mappe til data (ellers data)")
    given = parser.parse_args(argv)
    install([ROOT / "requirements.txt"])
    return become(server_command(given))


def pytest_command(arguments: "list[str]") -> "list[str]":
    """Two workers, which take over each other's tests; `-n 0` among the arguments wins."""
    return [str(python_in(VENV)), "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments]


def run_checks(arguments: "list[str]") -> int:
    """Run every check, then the tests. The last line is the tests' own summary, or names what failed.

    Without a browser the tests that need one are left out, and count as failed.
    """
    install([ROOT / "requirements.txt", ROOT / "requirements-test.txt"])
    import start_system
    from sandbox import browsers

    os.chdir(ROOT)
    failed = []
    for check in CHECKS:
        print(f"== {' '.join(check)}", flush=True)
        if subprocess.run([str(python_in(VENV).with_name(check[0])), *check[1:]], check=False).returncode:
            failed.append(" ".join(check))
    if not start_system.prepare_browser(python_in(VENV)):
        print(browsers.advice(), flush=True)
        failed.append(f"{BROWSER_TESTS} (ingen browser / no browser)")
        arguments = [*arguments, f"--ignore={BROWSER_TESTS}"]
    print("== pytest", flush=True)
    if subprocess.run(pytest_command(arguments), check=False).returncode:
        failed.append("pytest")
    if failed:
        print(f"== FEJL i: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def main(argv: "list[str]") -> int:
    from sandbox.console import write_any_letter

    write_any_letter()
    try:
        return run_checks(argv[1:]) if argv[:1] == ["test"] else start(argv)
    except StartError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
