"""Static files: under an address that changes when any of them does, so that browsers may keep them for good."""

import gzip
import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, request

FOLDER = Path(__file__).resolve().parents[2] / "static"
COMPRESSIBLE = {".css", ".js", ".svg", ".txt"}
FOR_GOOD = "public, max-age=31536000, immutable"
# What every page asks for is cut into files of one subject each and served as one, so that a first visit costs few
# requests. The order decides between rules of equal weight, and puts the function that starts behaviours before them.
JOINED = {
    "css/oevebanen.css": (
        "css/base.css",
        "css/desk.css",
        "css/sites.css",
        "css/narrow.css",
        "css/forms.css",
        "css/components.css",
        "css/guide.css",
        "css/preferences.css",
        "css/print.css",
    ),
    "js/oevebanen.js": (
        "js/behaviour.js",
        "js/behaviours/address_bar.js",
        "js/behaviours/printing.js",
        "js/behaviours/error_summary.js",
        "js/behaviours/announcing.js",
        "js/behaviours/reading_aloud.js",
        "js/behaviours/spotlight.js",
        "js/behaviours/drawer.js",
        "js/behaviours/polling.js",
        "js/behaviours/hiding.js",
        "js/behaviours/frames.js",
        "js/behaviours/choosing.js",
        "js/behaviours/drafts.js",
        "js/behaviours/waiting.js",
    ),
}

blueprint = Blueprint("assets", __name__, url_prefix="/static")


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = asset


@cache
def version() -> str:
    """A fingerprint of all that is served: relative addresses inside the style sheets stay in the same version."""
    digest = hashlib.sha256()
    for name in sorted(_names()):
        digest.update(name.encode())
        digest.update(_read(name))
    return digest.hexdigest()[:10]


def asset(name: str) -> str:
    """The address of a static file, or of one that is joined from parts; the parts have none.

    :raises FileNotFoundError: when there is none of that name, so that a page with a wrong one fails at once.
    """
    if name not in _names():
        raise FileNotFoundError(name)
    return f"/static/{version()}/{name}"


@blueprint.get("/<stamp>/<path:name>")
def file(stamp: str, name: str) -> Response:
    if name not in _names():
        abort(404)
    plain, packed = _content(name)
    packs = packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(packed if packs else plain, content_type=_content_type(name))
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOR_GOOD if stamp == version() else "no-cache"
    return response


@cache
def _names() -> frozenset[str]:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    return frozenset(files.difference(*JOINED.values()) | JOINED.keys())


def _read(name: str) -> bytes:
    return b"\n".join((FOLDER / part).read_bytes() for part in JOINED.get(name, (name,)))


@cache
def _content(name: str) -> tuple[bytes, bytes | None]:
    plain = _read(name)
    packed = gzip.compress(plain, 9, mtime=0) if Path(name).suffix in COMPRESSIBLE else None
    return plain, packed


def _content_type(name: str) -> str:
    known = {".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".woff": "font/woff"}
    kind = known.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
