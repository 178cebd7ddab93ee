"""What the product itself puts in hidden fields, buttons and queries: it has a form, and nobody types it.

The guard checks such a field for its form and searches everything else (`sandbox.web.guard`). A field that is declared
here, but whose value does not have its form, is searched like what somebody typed.
"""

import re
from datetime import date
from urllib.parse import parse_qsl, urlencode

from sandbox.world import real_data

PATH = re.compile(r"/(?!/)[^\s\\?#]*(?:\?[^\s\\#]*)?(?:#[\w-]*)?")
ID = re.compile(r"[a-z]{8,12}|[0-9a-f]{9,11}")  # of today, and of worlds that were made before 0.2
WORD = re.compile(r"(?!.*\d{5})[a-zæøå][a-zæøå0-9._-]{0,60}")
NUMBER = re.compile(r"\d{1,6}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")
COLOURS = re.compile(r"(x[0-9a-f]{6}){2}")
TOKEN = re.compile(r"[\w.-]{20,200}")

FIELDS: dict[str, tuple[re.Pattern[str], ...]] = {
    **dict.fromkeys(("back", "return_to", "next", "of"), (PATH,)),
    **dict.fromkeys(("draft", "kladde", "request", "folder", "folders", "documents"), (ID, WORD)),
    **dict.fromkeys(
        ("service", "authority", "slags", "kind", "owner", "scenario", "way", "office", "sted"), (WORD,)
    ),
    **dict.fromkeys(
        ("push", "tab", "but", "sure", "alle", "guide", "ret", "svar", "beregn", "problem"), (WORD, NUMBER)
    ),
    **dict.fromkeys(
        ("asked", "batch", "undo", "lower", "reset", "first", "last", "situation", "seat", "typed"), (NUMBER,)
    ),
    "at": (MOMENT,),
    "v": (COLOURS,),
    "csrf_token": (TOKEN,),
}
TYPED = frozenset({"q", "adresse", "name"})
"""Carried along in hidden fields and queries, too, but somebody typed it, so it is searched."""

MOST_NESTED = 3  # a page to come back to can name a page to come back to


def fits(field: str, value: str) -> bool:
    """Whether the field is one that the product fills in, and the value has its form."""
    return any(form.fullmatch(value) for form in FIELDS.get(field, ()))


def cleaned(path: str, today: date, nested: int = MOST_NESTED) -> str:
    """The path without what looks real in its query; where it is nested too deeply, without its query."""
    page, _mark, rest = path.partition("?")
    if not rest:
        return path
    query, mark, anchor = rest.partition("#")
    if not nested:
        return page
    sent = parse_qsl(query, keep_blank_values=True)
    values = [(name, _cleaned(name, value, today, nested)) for name, value in sent]
    if values == sent:
        return path
    return f"{page}?{urlencode(values)}{mark}{anchor}"


def _cleaned(field: str, value: str, today: date, nested: int) -> str:
    if not fits(field, value):
        return real_data.without(value, today)
    return cleaned(value, today, nested - 1) if PATH in FIELDS[field] else value
