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


def init_app(app: Flask) -> None:
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
