"""The chosen municipality: that of the app whose request or command is being answered.

Each app brings its own (`sandbox/web/municipality.py`), so two apps of one process can have two municipalities.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from sandbox.config import CONTENT, Config

FOLDER = CONTENT / "municipalities"
STANDARD: str = Config.model_fields["municipality"].default

_entered: ContextVar[tuple[str, ...]] = ContextVar("entered", default=())
P = ParamSpec("P")
T = TypeVar("T")


def chosen() -> str:
    """The name of the municipality's folder; the standard one outside an app and `using`, as in most tests."""
    return _entered.get()[-1] if _entered.get() else STANDARD


def enter(slug: str) -> None:
    """Choose a municipality for this thread, or this context, until `leave`."""
    _entered.set((*_entered.get(), slug))


def leave() -> None:
    """Go back to the one that was chosen before the last `enter`."""
    _entered.set(_entered.get()[:-1])


@contextmanager
def using(slug: str) -> Iterator[None]:
    enter(slug)
    try:
        yield
    finally:
        leave()


def of_municipality(read: Callable[P, T]) -> Callable[P, T]:
    """Cache a function's results separately for each municipality."""

    @cache
    def kept(_chosen: str, *given: P.args, **named: P.kwargs) -> T:
        return read(*given, **named)

    @wraps(read)
    def of_chosen(*given: P.args, **named: P.kwargs) -> T:
        return kept(chosen(), *given, **named)  # type: ignore[arg-type]

    of_chosen.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return of_chosen


def folder(slug: str = "") -> Path:
    """The folder of a municipality; by default of the chosen one."""
    return FOLDER / (slug or chosen())
