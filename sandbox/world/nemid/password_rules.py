"""By which rules an own password and a user-id are chosen.

Source: domain facts on NemID. A password is 6-40 characters with letters and digits, no æøå, no character four times
running, no outer spaces, and neither CPR nor NemID number; or, with a key card, exactly four digits, not all equal, no
series and no part of the CPR number. A user-id is 5-48 characters, no æøå, no outer spaces, not like a CPR or NemID
number, not inside the password. Neither heeds case.
"""

import re
from typing import Literal

PasswordFault = Literal[
    "empty",
    "temporary",
    "too-short",
    "too-long",
    "no-letter",
    "no-digit",
    "danish-letter",
    "four-alike",
    "outer-space",
    "own-number",
    "user-id-inside",
    "digits-alike",
    "digits-series",
    "digits-of-cpr",
    "not-the-same",
]
UserIdFault = Literal[
    "empty", "too-short", "too-long", "danish-letter", "outer-space", "like-a-number", "taken"
]

SHORTEST, LONGEST = 6, 40
SHORTEST_ID, LONGEST_ID = 5, 48
DANISH = re.compile("[æøå]", re.IGNORECASE)
FOUR_ALIKE = re.compile(r"(.)\1{3}", re.IGNORECASE)
SERIES = "0123456789"


def password_faults(
    password: str, again: str, *, cpr: str, number: str, user_id: str, temporary: str = ""
) -> list[PasswordFault]:
    """Every rule that the password breaks, and whether it was typed alike twice."""
    if not password:
        return ["empty"]
    if temporary and password.strip() == temporary:
        return ["temporary"]
    short = re.fullmatch(r"\d{4}", password)
    faults = _four_digits(password, cpr) if short else _letters_and_digits(password, cpr, number)
    if user_id and user_id.casefold() in password.casefold():
        faults.append("user-id-inside")
    if not faults and password.casefold() != again.casefold():
        faults.append("not-the-same")
    return faults


def user_id_faults(user_id: str, taken: set[str]) -> list[UserIdFault]:
    """Every rule that a chosen user-id breaks; `taken` are those that others have."""
    if not user_id.strip():
        return ["empty"]
    digits = re.sub(r"[-\s]", "", user_id)
    found: dict[UserIdFault, bool] = {
        "outer-space": user_id != user_id.strip(),
        "too-short": len(user_id.strip()) < SHORTEST_ID,
        "too-long": len(user_id) > LONGEST_ID,
        "danish-letter": bool(DANISH.search(user_id)),
        "like-a-number": bool(re.fullmatch(r"\d{9,10}", digits)),
        "taken": user_id.strip().casefold() in {each.casefold() for each in taken},
    }
    return [fault for fault, is_so in found.items() if is_so]


def _four_digits(password: str, cpr: str) -> list[PasswordFault]:
    found: dict[PasswordFault, bool] = {
        "digits-alike": len(set(password)) == 1,
        "digits-series": password in SERIES or password in SERIES[::-1],
        "digits-of-cpr": password in cpr,
    }
    return [fault for fault, is_so in found.items() if is_so]


def _letters_and_digits(password: str, cpr: str, number: str) -> list[PasswordFault]:
    digits = re.sub(r"[-\s]", "", password)
    found: dict[PasswordFault, bool] = {
        "own-number": digits in (cpr, number),
        "outer-space": password != password.strip(),
        "too-short": len(password) < SHORTEST,
        "too-long": len(password) > LONGEST,
        "no-letter": not re.search(r"[a-zæøå]", password, re.IGNORECASE),
        "no-digit": not re.search(r"\d", password),
        "danish-letter": bool(DANISH.search(password)),
        "four-alike": bool(FOUR_ALIKE.search(password)),
    }
    return [fault for fault, is_so in found.items() if is_so]
