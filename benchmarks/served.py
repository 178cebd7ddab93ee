"""A server under measurement: its start, its memory, its processor time."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import BenchmarkError

CLOCK_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass
class Served:
    """A running server; `cold_start` is the seconds from the process's start to its first page."""

    port: int
    pid: int
    cold_start: float

    def memory(self) -> float:
        """Resident memory in MB; 0 where the system does not tell (not Linux)."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0.0
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def processor_time(self) -> float:
        """Seconds of processor time used so far; 0 where the system does not tell (not Linux)."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / CLOCK_TICKS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment() -> dict[str, str]:
    """Without PYTHONDONTWRITEBYTECODE: a server that compiles its modules at every start is not what is used."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def serving(kind: str, folder: Path, path: str = "/") -> Iterator[Served]:
    """Start `kind` ("floor" or "app") and end it by its own process id.

    :raise BenchmarkError: when it ends before it answers.
    """
    port = free_port()
    began = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.serve", kind, str(port), str(folder)]
    process = subprocess.Popen(command, env=environment())
    try:
        while not _answers(port, path):
            if process.poll() is not None:
                raise BenchmarkError(f"{kind} ended with {process.returncode}")
            time.sleep(0.005)
        yield Served(port, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(10)


def _answers(port: int, path: str) -> bool:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        try:
            connection.request("GET", path)
            return connection.getresponse().status < 500
        except OSError:
            return False
