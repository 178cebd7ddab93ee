"""How often an address may try: enough for thirty people behind one address, too little for guessing."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flask import Flask, abort, current_app, request

if TYPE_CHECKING:
    from limits.strategies import MovingWindowRateLimiter

KEY = "oevebanen.ratelimit"


class Limit(NamedTuple):
    """So many tries a minute; what has the same name is counted together."""

    name: str
    tries: int


# Thirty people may each mistype their code four times within the same minute.
WRONG_CODES = Limit("codes", 120)
LOGINS = Limit("logins", 10)


def init_app(app: Flask) -> None:
    """Counts are kept in memory: they start anew with the server, and each process counts for itself."""
    app.extensions[KEY] = cache(_limiter)


def count(limit: Limit) -> None:
    """Count one try of the asking address; the page of status 429 when it was one too many."""
    if not _try(limit, "hit"):
        abort(429)


def check(limit: Limit) -> None:
    """The page of status 429 when the asking address has no try left."""
    if not _try(limit, "test"):
        abort(429)


def _try(limit: Limit, how: str) -> bool:
    from limits import RateLimitItemPerMinute

    item = RateLimitItemPerMinute(limit.tries, namespace=limit.name)
    return bool(getattr(current_app.extensions[KEY](), how)(item, request.remote_addr or ""))


def _limiter() -> "MovingWindowRateLimiter":
    # The library takes a tenth of a second to load: at the first try, not at the start.
    from limits.storage import MemoryStorage
    from limits.strategies import MovingWindowRateLimiter

    return MovingWindowRateLimiter(MemoryStorage())
