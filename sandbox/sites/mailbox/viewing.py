"""How large a letter or a document is shown: in four sizes, and alone on the screen; each is a page of its own."""

from typing import Any

from flask import request, url_for

SIZES = (1, 2, 3, 4)
FULL = "fuld"


def zoom() -> int:
    asked = request.args.get("zoom", "")
    return int(asked) if asked in map(str, SIZES) else SIZES[0]


def is_full() -> bool:
    return request.args.get("visning") == FULL


def is_enlarged() -> bool:
    return is_full() or zoom() > SIZES[0]


def view_of(endpoint: str, **which: Any) -> dict[str, Any]:
    """How large it is shown, and the ways to see it otherwise.

    The address ends where the focus is to be: on the link that was pressed, or on the other where that one is gone.
    """
    size, full = zoom(), is_full()

    def url(size: int, *, full: bool, anchor: str | None = None) -> str:
        shown: dict[str, Any] = {
            "zoom": size if size != SIZES[0] else None,
            "visning": FULL if full else None,
        }
        return url_for(endpoint, **which, **shown, _anchor=anchor)

    smaller, larger = max(size - 1, SIZES[0]), min(size + 1, SIZES[-1])
    return {
        "size": size,
        "is_smallest": size == SIZES[0],
        "is_largest": size == SIZES[-1],
        "smaller": url(smaller, full=full, anchor="zoom-ud" if smaller > SIZES[0] else "zoom-ind"),
        "larger": url(larger, full=full, anchor="zoom-ind" if larger < SIZES[-1] else "zoom-ud"),
        "full": url(size, full=True),
        "plain": url(size, full=False),
    }
