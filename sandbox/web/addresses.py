"""The address bar: what was typed in it, and where that leads."""

import re

from flask import Blueprint, Flask, current_app, redirect, render_template, request
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from sandbox.web.seat import current

blueprint = Blueprint("addresses", __name__)
LONGEST = 200


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


def path_of(address: str) -> str:
    """The path under which an imitated address is found here: scheme, `www.`, capitals and spaces do not matter."""
    bare = re.sub(r"^[a-z]+:/*", "", address.strip().casefold())
    bare = re.sub(r"^www\.", "", bare).strip("/ ")
    host, _, rest = bare.partition("/")
    return f"/{host.rstrip('.')}/{rest}" if rest else f"/{host.rstrip('.')}/"


@blueprint.get("/go")
def go() -> Response | tuple[str, int]:
    """Go where the address bar says; an address that leads nowhere is told kindly, as a browser would."""
    current()
    address = request.args.get("address", "").strip()[:LONGEST]
    if not address:
        return redirect("/start")
    path = path_of(address)
    if "." in path.split("/")[1] and _leads_somewhere(path):
        return redirect(path)
    return render_template("web/no_such_address.html", address=address), 404


def _leads_somewhere(path: str) -> bool:
    adapter = current_app.url_map.bind("")
    try:
        adapter.match(path, method="GET")
    except RequestRedirect:
        return True
    except (NotFound, MethodNotAllowed):
        return False
    return True
