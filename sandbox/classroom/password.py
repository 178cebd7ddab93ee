"""The instructor's password: chosen at the first start, or given by the operator as INSTRUCTOR_PASSWORD."""

import hashlib
import hmac
import ipaddress

from flask import request
from werkzeug.security import check_password_hash, generate_password_hash

from sandbox.store import settings
from sandbox.web.headers import came_through_proxy
from sandbox.web.network import LOCAL_NAMES, host_name
from sandbox.web.services import services

KEY = "instructor-password"
SHORTEST = 8
LONGEST = 200
LETTERS = "abcdefghjkmnpqrstuvwxyz"  # none that looks like another or like a digit


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
    """Whether no code is asked for: only on this machine itself, by a name that no other page can point here.

    A proxy on this machine looks like its browser unless it adds a header or, as nginx long did, asks by HTTP/1.0.
    """
    if came_through_proxy() or request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0":
        return False
    return is_loopback(request.remote_addr) and host_name() in LOCAL_NAMES


def first_code() -> str:
    """Shown in the terminal: who reads it runs the server. It is the same in each process and after a restart."""
    digest = hmac.new(services().config.secret_key.encode(), b"first password", hashlib.sha256).digest()
    letters = "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:12])
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def is_first_code(typed: str) -> bool:
    """Capitals, spaces and hyphens make no difference."""
    wanted, given = (
        "".join(filter(str.isalpha, code.lower())).encode() for code in (first_code(), typed[:LONGEST])
    )
    return hmac.compare_digest(wanted, given)


def is_loopback(address: str | None) -> bool:
    try:
        ip = ipaddress.ip_address((address or "").split("%")[0])
    except ValueError:
        return False
    return (getattr(ip, "ipv4_mapped", None) or ip).is_loopback
