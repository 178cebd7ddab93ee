"""Headers of every answer, and who may ask at all."""

import ipaddress

from flask import Flask, Response, abort, request

from sandbox.web.services import services

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# Chrome shows a PDF file by an embedded object with styles of its own, which the policy of pages would forbid.
PDF_POLICY = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


# What proxies add. A browser sends none of these.
PROXY_HEADERS = {
    "Forwarded",
    "Via",
    "X-Real-Ip",
    "X-Client-Ip",
    "True-Client-Ip",
    "X-Cluster-Client-Ip",
    "Cf-Connecting-Ip",
}


class UntrustedProxy(Exception):
    """A request came through a proxy while TRUSTED_PROXIES is 0: whose it is, is not known."""


def init_app(app: Flask) -> None:
    app.before_request(_no_untrusted_proxy)
    app.before_request(_only_neighbours)
    app.after_request(_protect)


def is_neighbour(address: str | None) -> bool:
    """Whether a request comes from this machine or the local network."""
    try:
        ip = ipaddress.ip_address((address or "").split("%")[0])
    except ValueError:
        return False
    mapped = getattr(ip, "ipv4_mapped", None)
    ip = mapped or ip
    return ip.is_private or ip.is_loopback or ip.is_link_local


def came_through_proxy() -> bool:
    """A proxy that adds no header cannot be seen."""
    return any(
        name.title() in PROXY_HEADERS or name.title().startswith("X-Forwarded")
        for name in request.headers.keys()
    )


def _no_untrusted_proxy() -> None:
    if not services().config.trusted_proxies and came_through_proxy():
        raise UntrustedProxy


def _only_neighbours() -> None:
    if not services().config.allow_public and not is_neighbour(request.remote_addr):
        abort(403)


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers[name] = value
    if response.mimetype == "application/pdf":
        response.headers["Content-Security-Policy"] = PDF_POLICY
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
