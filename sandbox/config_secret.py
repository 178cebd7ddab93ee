"""The key that signs cookies: given by the operator, or made once and kept in the data folder."""

import os
import secrets
import sys
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from sandbox.config_reading import SHORTEST_KEY, ConfigError

LOCKED_BYTE = 1 << 20  # Windows keeps others from reading what is locked; this is behind the key


def check_several(trusted_proxies: int, database_url: str, data_dir: Path) -> None:
    """Where several processes are to be expected each data folder would make a key of its own.

    A form of one process would then be refused by the next.

    :raise ConfigError: behind a proxy, or with a database that is not this data folder's alone.
    """
    if trusted_proxies:
        reason = "TRUSTED_PROXIES"
    elif not is_own_database(database_url, data_dir):
        reason = "DATABASE_URL"
    else:
        return
    raise ConfigError(
        "SECRET_KEY",
        f"skal sættes, når {reason} er sat: mindst {SHORTEST_KEY} tilfældige tegn, de samme i alle processer. "
        "Har installationen allerede en nøgle, står den i DATA_DIR/secret-key.",
        f"has to be set when {reason} is: at least {SHORTEST_KEY} random characters, the same in every process. "
        "If the installation has a key already, it is in DATA_DIR/secret-key.",
    )


def is_own_database(database_url: str, data_dir: Path) -> bool:
    """Whether it is a SQLite file in the data folder or in memory; an empty address is the default."""
    if not database_url:
        return True
    if not database_url.startswith("sqlite"):
        return False
    file = unquote(database_url.partition("://")[2].removeprefix("/").partition("?")[0])
    return file in {"", ":memory:"} or Path(file).absolute().parent == data_dir


def kept_secret(data_dir: Path) -> str:
    """The installation's own key, made at the first call and then read; only its owner can read the file.

    However many processes start at once, all get the same key.

    :raise ConfigError: when the folder cannot be written.
    """
    path = data_dir / "secret-key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        return key_made_once(path)
    except OSError as error:
        raise ConfigError(
            "DATA_DIR",
            f"der kan ikke skrives i {data_dir} ({error.strerror}).",
            f"cannot write in {data_dir} ({error.strerror}).",
        ) from error


def key_made_once(path: Path) -> str:
    """The key in the file, or a new one, read under the lock: an unlocked read can return parts of two keys."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+", encoding="ascii") as file:
        lock(file)
        key = file.read().strip()
        if len(key) < SHORTEST_KEY:  # new, or left half written by a process that was killed
            key = secrets.token_urlsafe(32)
            file.seek(0)
            file.truncate()
            file.write(key + "\n")
            file.flush()
            os.fsync(descriptor)
        return key


def lock(file: IO[str]) -> None:
    """Wait until no other process or thread has the file locked; closing it lets go."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file.fileno(), LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        os.lseek(file.fileno(), 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
