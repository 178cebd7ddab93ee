import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from sandbox import server
from sandbox.config import ROOT
from sandbox.server import PortError, free_port
from sandbox.welcome import answers

STAND_IN = """
import sys
from sandbox import server

def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"svar fra " + environ["PATH_INFO"].encode()]

port = server.free_port("127.0.0.1", 0)
getattr(server, sys.argv[1])(app, "127.0.0.1", port, lambda: print(port, flush=True))
print("ended", flush=True)
"""


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a child alone")


@contextmanager
def running(*command: str, **environ: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def line_with(process: subprocess.Popen[str], text: str) -> str:
    """The first line of output with the text; the process's complaint when it ends without one."""
    assert process.stdout is not None
    assert process.stderr is not None
    for line in process.stdout:
        if text in line:
            return line
    pytest.fail(f"{text!r} never came: {process.stderr.read()}")


@posix
@pytest.mark.parametrize("how", ["serve", "serve_with_granian", "serve_with_cheroot"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops_cleanly(how: str, number: int) -> None:
    with running("-c", STAND_IN, how) as process:
        port = int(line_with(process, ""))
        assert server_says(port, "/side") == "svar fra /side"
        process.send_signal(number)
        rest, complaint = process.communicate(timeout=20)
    assert (process.returncode, rest.split()[-1], complaint) == (0, "ended", "")


def server_says(port: int, path: str) -> str:
    assert answers(f"http://127.0.0.1:{port}/", tries=100)
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return str(answer.read().decode())


def test_without_granian_cheroot_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setitem(sys.modules, "granian.server.mt", None)
    monkeypatch.setattr(server, "serve_with_cheroot", lambda *given: called.append("cheroot"))
    server.serve(lambda environ, start_response: [], "127.0.0.1", 0)
    assert called == ["cheroot"]


@pytest.fixture
def taken() -> Iterator[int]:
    with closing(socket.socket()) as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_a_taken_port_gives_the_next_free_one(taken: int) -> None:
    assert taken < free_port("127.0.0.1", taken) < taken + server.PORTS_TO_TRY


def test_a_free_port_is_used_as_it_is(taken: int) -> None:
    free = free_port("127.0.0.1", taken)
    assert free_port("127.0.0.1", free) == free


def test_no_free_port_is_said(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PORTS_TO_TRY", 1)
    with pytest.raises(PortError, match="--port"):
        free_port("127.0.0.1", taken)


def test_an_address_of_another_machine_is_said() -> None:
    with pytest.raises(PortError, match=r"192\.0\.2\.1"):
        free_port("192.0.2.1", 8080)


def test_a_bad_setting_stops_the_start_with_its_name(tmp_path: Path) -> None:
    with running("-m", "sandbox.server", PORT="otte", DATA_DIR=str(tmp_path)) as process:
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 2
    assert complaint.startswith("PORT: “otte” skal være et helt tal.")


def test_a_municipality_that_cannot_be_read_stops_the_start_with_its_file(tmp_path: Path) -> None:
    with running("-m", "sandbox.server", DATA_DIR=str(tmp_path), MUNICIPALITY="findes-ikke") as process:
        out, error = process.communicate(timeout=30)
    assert process.returncode == 2, out
    assert "municipalities/findes-ikke/settings.yaml" in error
    assert "Traceback" not in error


def test_a_damaged_database_stops_the_start_and_is_left_as_it_is(tmp_path: Path) -> None:
    database = tmp_path / "oevebanen.sqlite3"
    database.write_bytes(b"ikke en database" * 100)
    with running("-m", "sandbox.server", "--port", "0", "--data", str(tmp_path)) as process:
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 2
    assert complaint.startswith("Databasen kan ikke læses")
    assert database.read_bytes() == b"ikke en database" * 100


@posix
def test_the_whole_app_starts_answers_and_stops(tmp_path: Path, taken: int) -> None:
    """As the second start does it: nothing is installed, nothing is fetched."""
    command = ["-m", "sandbox.server", "--host", "127.0.0.1", "--port", str(taken), "--data", str(tmp_path)]
    with running(*command) as process:
        assert f"Port {taken} er optaget" in line_with(process, "optaget")
        address = line_with(process, "http://localhost:").split()[-1]
        assert re.search(r"koden [a-z]{4}-[a-z]{4}-[a-z]{4}$", line_with(process, "Fra en anden maskine"))
        port = int(address.rstrip("/").rpartition(":")[2])
        assert "<html" in server_says(port, "/")
        process.send_signal(signal.SIGINT)
        rest, complaint = process.communicate(timeout=20)
    assert (process.returncode, complaint) == (0, "")
    assert "Øvebanen er stoppet." in rest
    assert (tmp_path / "oevebanen.sqlite3").exists()
