"""The instructor's password: chosen at the first start, or given by the operator as INSTRUCTOR_PASSWORD."""

import hashlib
import hmac
import ipaddress

from flask import request
from werkzeug.security import check_password_hash, generate_password_hash

from sandbox.store import settings
from sandbox.web.network import LOCAL_NAMES, host_name
from sandbox.web.services import services

KEY = "instructor-password"
SHORTEST = 8
LONGEST = 200
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


def is_chosen() -> bool:
    return fingerprint() is not None


def is_given() -> bool:
    """Whether the operator has set it, so that it cannot be chosen or changed here."""
    return services().config.instructor_password is not None


def fingerprint() -> str | None:
    """What a signed-in browser carries: another password, another fingerprint, so a change logs everybody else out."""
    config = services().config
    secret = config.instructor_password or settings.get(services().database, KEY)
    if secret is None:
        return None
    return hmac.new(config.secret_key.encode(), secret.encode(), hashlib.sha256).hexdigest()[:32]


def matches(typed: str) -> bool:
    given = services().config.instructor_password
    if given is not None:
        return hmac.compare_digest(given.encode(), typed.encode())
    kept = settings.get(services().database, KEY)
    return kept is not None and check_password_hash(kept, typed)


def choose_first(password: str) -> bool:
    """Whether it was this call that chose it; somebody else may have been faster."""
    return settings.put_first(services().database, KEY, generate_password_hash(password, "scrypt"))


def change(password: str) -> None:
    settings.put(services().database, KEY, generate_password_hash(password, "scrypt"))


def forget() -> None:
    """Let a new one be chosen, on this machine, as at the first start; everybody is logged out."""
    settings.remove(services().database, KEY)


def may_choose_first() -> bool:
    """Only from this machine itself: not through a proxy, and not by a name that another page could point here."""
    if any(name in request.headers for name in FORWARDED):
        return False
    return is_loopback(request.remote_addr) and host_name() in LOCAL_NAMES


def is_loopback(address: str | None) -> bool:
    try:
        ip = ipaddress.ip_address((address or "").split("%")[0])
    except ValueError:
        return False
    return (getattr(ip, "ipv4_mapped", None) or ip).is_loopback
