"""Which municipality the installation uses, and the caches that depend on it. `settings.use` chooses it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sandbox.config import CONTENT

FOLDER = CONTENT / "municipalities"


class _Chosen:
    slug = "oeveby"
    kept: list[Any] = []


F = TypeVar("F", bound=Callable[..., Any])


def of_municipality(read: F) -> F:
    """A cache that is emptied when another municipality is chosen."""
    kept = cache(read)
    _Chosen.kept.append(kept)
    return kept  # type: ignore[return-value]


def folder(slug: str = "") -> Path:
    """Where a municipality's settings and texts are; the chosen one's, where no other is named."""
    return FOLDER / (slug or _Chosen.slug)


def chosen() -> str:
    """The name of the chosen municipality's folder."""
    return _Chosen.slug
