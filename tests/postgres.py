"""A PostgreSQL server of the tests' own: a private folder, a socket in it, no network, gone when the tests are."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

UNPRIVILEGED = ("postgres", "nobody")
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300"


class NoPostgres(Exception):
    """No server can be started on this machine; the text says why."""


class Server:
    """A running server; `url()` is the address of one of its databases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://oevebanen@/{name}?host={self.folder}"

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """The name of a new database, a copy of `template`; it is dropped at the end."""
        name = f"test{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield name
        self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        conninfo = f"host={self.folder} user=oevebanen dbname=postgres"
        with psycopg.connect(conninfo, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running() -> Iterator[Server]:
    """:raises NoPostgres: where none is installed, or none of its unprivileged users is there."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # in /tmp: a socket's path has at most 107 characters
    try:
        for command in ("initdb", "pg_ctl"):
            binary(command)
        owner = unprivileged()
        if "user" in owner:
            os.chown(folder, owner["user"], owner["group"])
        initdb = ("-U", "oevebanen", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        run(binary("initdb"), "-D", folder / "data", *initdb, **owner)
        options = f"{FAST} -c listen_addresses='' -c unix_socket_directories={folder}"
        control = (binary("pg_ctl"), "-D", folder / "data", "-w", "-l", folder / "log")
        run(*control, "-o", options, "start", **owner)
        try:
            yield Server(folder)
        finally:
            run(*control, "-m", "immediate", "stop", **owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(*command: object, **owner: Any) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        **owner,
    )
    assert done.returncode == 0, done.stderr


@cache
def binary(name: str) -> Path:
    """A program of the server's, wherever the system has put it."""
    folders: list[Path] = []
    if config := shutil.which("pg_config"):
        folders.append(Path(subprocess.check_output([config, "--bindir"], text=True).strip()))
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = [path for path in (folder / name for folder in folders) if path.is_file()]
    if on_path := shutil.which(name):
        found.append(Path(on_path))
    if not found:
        raise NoPostgres(f"{name} is not installed (Debian: apt-get install postgresql)")
    return found[0]


def unprivileged() -> dict[str, Any]:
    """As whom the server runs, for `subprocess`: it refuses to be root."""
    if sys.platform == "win32":
        raise NoPostgres("the tests reach it by a socket file, on Linux and macOS only")
    import pwd  # not on Windows

    if os.getuid() != 0:
        return {}
    for name in UNPRIVILEGED:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoPostgres("it does not run as root, and there is no user postgres")
