"""The address bar: what was typed in it, where that leads, and what can be known about an address."""

import re

from flask import Blueprint, Flask, abort, current_app, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from sandbox.content.municipality.settings import municipality
from sandbox.content.search.spelling import nearest_host
from sandbox.content.web.false_sites import false_sites
from sandbox.content.web.old_addresses import OLD_ADDRESSES, address_now
from sandbox.content.web.site_owners import owner_of
from sandbox.web.login import imitated_hosts
from sandbox.web.seat import current, noted
from sandbox.web.site import Site
from sandbox.web.urls import here, safe_local
from sandbox.world.browser import AddressInspected, AddressTyped

blueprint = Blueprint("addresses", __name__)
LONGEST = 200


def init_app(app: Flask) -> None:
    for old in OLD_ADDRESSES:
        app.add_url_rule(f"{old}<path:rest>" if old.endswith("/") else old, "moved", moved)
    app.register_blueprint(blueprint)


def moved(rest: str = "") -> Response:
    """Redirect permanently to the present address, with the same query."""
    return redirect(here().replace(request.path, address_now(request.path), 1), 301)


def path_of(address: str) -> str:
    """The path under which an imitated address is found here: scheme, `www.`, capitals and spaces do not matter."""
    bare = re.sub(r"^[a-z]+:/*", "", address.strip().casefold())
    bare = re.sub(r"^www\.", "", bare).strip("/ ")
    host, _, rest = bare.partition("/")
    return f"/{host.rstrip('.')}/{rest}" if rest else f"/{host.rstrip('.')}/"


def host_of(path: str) -> str:
    return path.split("/")[1] if path.startswith("/") else ""


def is_browsing(path: str) -> bool:
    """Whether a page takes the place of the one that was in the browser's window; the guide's and papers do not."""
    return "." in host_of(path) or host_of(path) in {"start", "welcome"}


def matters(host: str) -> tuple[str, str]:
    """A host as what stands before, and the part that says whose it is: the name and ending that were bought."""
    labels = host.split(".")
    return "".join(f"{label}." for label in labels[:-2]), ".".join(labels[-2:])


@blueprint.get("/go")
def go() -> Response | tuple[str, int]:
    """Go where the address bar says; an address that leads nowhere is told kindly, as a browser would."""
    current()
    address = request.args.get("address", "").strip()[:LONGEST]
    if not address:
        return redirect("/start")
    path = path_of(address)
    host = host_of(path)
    known = host in imitated_hosts() | false_sites().keys()
    found = known and leads_somewhere(path)
    noted(lambda world: world.announce(AddressTyped(host=host if known else None, found=found)))
    if found:
        return redirect(path)
    meant = nearest_host(host, imitated_hosts())
    site = Site("start", _l("Browseren"), "")
    page = render_template(
        "web/no_such_address.html", site=site, address=address, meant=meant, imitated_address=address
    )
    return page, 404


@blueprint.get("/address")
def about() -> str:
    """What a browser knows about the address of the page `of`, told plainly."""
    path = safe_local(request.args.get("of"), "")
    host = host_of(path)
    is_false = host in false_sites()
    if not is_false and host not in imitated_hosts():
        abort(404)
    current()
    noted(lambda world: world.announce(AddressInspected(host=host)))
    before, core = matters(host)
    return render_template(
        "web/address_info.html",
        site=Site("start", _l("Browseren"), host, protected=not is_false),
        imitated_address=path.partition("?")[0].strip("/"),
        looked_at=path,
        before=before,
        core=core,
        owner=owner_of(host),
        municipality=municipality() if host == municipality().host else None,
    )


def leads_somewhere(path: str) -> bool:
    """Whether the sandbox has a page under the path."""
    adapter = current_app.url_map.bind("")
    try:
        adapter.match(path, method="GET")
    except RequestRedirect:
        return True
    except (NotFound, MethodNotAllowed):
        return False
    return True
