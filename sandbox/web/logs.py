"""What reaches a log: where something failed, never what somebody typed.

The message of an exception can hold anything (`KeyError('…')`, a parameter of a statement, the text that could not be
parsed), so every log record of the process names the exception's kinds and places instead. Libraries that log the
texts they are given are kept quiet.
"""

import logging
import traceback
from collections.abc import Iterator
from typing import Any

NEVER = logging.CRITICAL + 1
# By the first part of a logger's name. At the levels that are left out they log texts, rows or addresses.
LEVELS = {
    "PIL": NEVER,
    "cheroot": NEVER,
    "fontTools": NEVER,
    "fpdf": NEVER,
    "psycopg": logging.ERROR,
    "pydantic_settings": NEVER,
    "sqlalchemy": logging.WARNING,
    "werkzeug": logging.WARNING,
}


class PlacesOnly:
    """Makes log records; in place of a traceback with messages they have one without."""

    def __init__(self, make: Any) -> None:
        self.make = make

    def __call__(self, *args: Any, **more: Any) -> logging.LogRecord:
        record: logging.LogRecord = self.make(*args, **more)
        if record.exc_info:
            error = record.exc_info[1]
            record.exc_info, record.exc_text = None, places(error) if error else None
        return record


def init_app() -> None:
    """For the whole process; doing it again changes nothing."""
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)
    make = logging.getLogRecordFactory()
    if not isinstance(make, PlacesOnly):
        logging.setLogRecordFactory(PlacesOnly(make))


def places(error: BaseException) -> str:
    """The kinds of the exception and of what led to it, newest first, each with the calls it came through."""
    lines: list[str] = []
    for one in _chain(error):
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        lines += [
            f'  File "{frame.f_code.co_filename}", line {number}, in {frame.f_code.co_name}'
            for frame, number in traceback.walk_tb(one.__traceback__)
        ]
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in seen:
        seen.append(following)
        yield following
        hidden = following.__suppress_context__
        following = following.__cause__ or (None if hidden else following.__context__)
