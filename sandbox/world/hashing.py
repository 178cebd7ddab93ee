"""How a PIN or password that a participant has chosen is kept: never as it was typed."""

import hashlib
import hmac


def hashed(secret: str, salt: str) -> str:
    """What is remembered of it: salted hashes, of it as it is and of it in small letters."""
    return f"{salt}:{_hash(secret, salt)}:{_hash(secret.casefold(), salt)}"


def matches(remembered: str, typed: str, *, exact: bool = True) -> bool:
    """Whether it was this one; with `exact` false, capitals make no difference.

    A NemID password that an earlier version stored has only the hash in lower case, the last one.
    """
    salt, *hashes = remembered.split(":")
    if exact:
        return hmac.compare_digest(hashes[0], _hash(typed, salt))
    return hmac.compare_digest(hashes[-1], _hash(typed.casefold(), salt))


def _hash(secret: str, salt: str) -> str:
    return hashlib.scrypt(secret.encode(), salt=salt.encode(), n=2**11, r=8, p=1, dklen=24).hex()
