"""Where participants find this server."""

from urllib.parse import urlencode, urlsplit

import segno
from flask import request, url_for

from sandbox.web.services import services
from sandbox.welcome import own_addresses

LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}


def host_name() -> str:
    """The name by which the browser asked for this server, without the port."""
    return (urlsplit(request.host_url).hostname or "").lower()


def public_address() -> str:
    """The address for the board and the cards, without the path.

    It is the one by which the instructor's own browser came, unless that is this machine's name for itself: then it
    is the machine's address on the local network, where it has one.
    """
    others = network_addresses()
    return others[0] if is_local() and others else request.host_url.rstrip("/")


def network_addresses() -> list[str]:
    """All addresses of this machine on its networks, likeliest first."""
    port = request.host.rpartition(":")[2]
    ending = f":{port}" if port.isdigit() else ""
    return [f"{request.scheme}://{each}{ending}" for each in own_addresses(services().config.host)]


def is_local() -> bool:
    """Whether the instructor's browser came by a name that leads nowhere from another machine."""
    return host_name() in LOCAL_NAMES


def reaches_others() -> bool:
    return bool(network_addresses()) or not is_local()


def join_address(**known: str | int) -> str:
    """The address of the first page, with what is known of code and seat filled in."""
    path = url_for("join.index")
    return f"{public_address()}{path}" + (f"?{urlencode(known)}" if known else "")


def shown(address: str) -> str:
    """As people type it."""
    return address.removeprefix("http://").removesuffix("/")


def qr_code(address: str, label: str) -> str:
    """An SVG that fills the box it stands in; `label` is for those who do not see it."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(omitsize=True, border=2, title=label, svgclass="qr", lineclass=None)
