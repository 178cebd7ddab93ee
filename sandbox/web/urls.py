"""Paths of our own: where forms may send people back to."""

from datetime import date
from urllib.parse import urlencode, urlsplit

from flask import Flask, request
from werkzeug.routing import IntegerConverter, Map

from sandbox.web import filled
from sandbox.web.forms import LARGEST


class Number(IntegerConverter):
    """A number too large for the database is no page's number."""

    def __init__(self, map: Map) -> None:  # noqa: A002 the base class's name for it
        super().__init__(map, max=LARGEST)


def init_app(app: Flask) -> None:
    """Before any address with a number in it is registered."""
    app.url_map.converters["int"] = Number


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
