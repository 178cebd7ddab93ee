"""Paths of our own: where forms may send people back to."""

from datetime import date
from urllib.parse import urlencode, urlsplit

from flask import Flask, request
from werkzeug.routing import BaseConverter, IntegerConverter, Map

from sandbox.web import filled
from sandbox.web.forms import LARGEST
from sandbox.world.state.people import Role

# What a participant reads for a role in the address of an imitated site.
ROLE_WORDS: dict[Role, str] = {"senior": "senior", "parent": "foraelder", "young": "ung"}
ROLES_BY_WORD = {word: role for role, word in ROLE_WORDS.items()}


class Number(IntegerConverter):
    """A number too large for the database is no page's number."""

    def __init__(self, map: Map) -> None:  # noqa: A002 the base class's name for it
        super().__init__(map, max=LARGEST)


class RoleConverter(BaseConverter):
    """`<role:role>`: a role by its Danish word."""

    regex = f"(?:{'|'.join(ROLES_BY_WORD)})"

    def to_python(self, value: str) -> Role:
        return ROLES_BY_WORD[value]

    def to_url(self, value: Role) -> str:
        return ROLE_WORDS[value]


def init_app(app: Flask) -> None:
    """Register the converters; called before any address that has one."""
    app.url_map.converters["int"] = Number
    app.url_map.converters["role"] = RoleConverter


def safe_local(path: str | None, default: str) -> str:
    """`path` when it is a path on this server, else `default`: nobody is ever sent elsewhere."""
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path:
        return default
    if any(ord(character) < 32 for character in path):
        return default
    parts = urlsplit(path)
    return default if parts.scheme or parts.netloc else path


def here() -> str:
    """This page's own path, with its query as the guard has left it; `request.full_path` has it as it was sent."""
    query = urlencode(list(request.args.items(multi=True)))
    return f"{request.path}?{query}" if query else request.path


def page_before() -> str:
    """The page of ours that the browser comes from, without what looked real in its query; or the start page."""
    before = request.referrer or ""
    if not before.startswith(request.host_url):
        return "/start"
    return filled.cleaned(safe_local("/" + before[len(request.host_url) :], "/start"), date.today())
