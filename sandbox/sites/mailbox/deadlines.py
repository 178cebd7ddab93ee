"""Deadlines: what they are, in words, and the page that gathers them.

Source: a letter counts from the day it can be read, so the deadline runs unread, too (lov om Digital Post § 10).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from flask_babel import gettext as _

from sandbox.sites.mailbox.shell import blueprint, heading, mailbox, shown, whose
from sandbox.web.frame import long_date
from sandbox.web.seat import current
from sandbox.world.mailbox import letters
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Consent

SOON = 14  # days: how many are left is told, too
LATE = 30  # days: a deadline that passed earlier is no news any more
State = Literal["coming", "over", "past", "answered"]


@dataclass(frozen=True)
class Deadline:
    """How it stands with a letter's deadline: said in words, never by colour alone. `past` is long over."""

    text: str
    state: State


def deadline_of(role: Role, boxed: BoxedLetter) -> Deadline | None:
    day = letters.deadline(boxed)
    if day is None:
        return None
    answered = mailbox(role).answered(boxed.id) or _consented(boxed)
    left = (day - current().world.clock.date()).days
    if answered:
        return Deadline(_("Du svarede den %(day)s", day=long_date(answered)), "answered")
    if left < 0:
        return Deadline(_("Fristen er gået: %(day)s", day=long_date(day)), _passed(left))
    if left == 0:
        return Deadline(_("Frist: i dag"), "coming")
    if left == 1:
        return Deadline(_("Frist: i morgen"), "coming")
    if left <= SOON:
        return Deadline(_("Frist: %(day)s (om %(left)s dage)", day=long_date(day), left=left), "coming")
    return Deadline(_("Frist: %(day)s", day=long_date(day)), "coming")


def appeal_of(boxed: BoxedLetter) -> Deadline | None:
    """How it stands with the right to complain of what a letter has decided, where it says by when."""
    day = letters.appeal_deadline(boxed)
    if day is None:
        return None
    left = (day - current().world.clock.date()).days
    if left < 0:
        return Deadline(_("Fristen for at klage er gået: %(day)s", day=long_date(day)), _passed(left))
    return Deadline(_("Du kan klage til og med den %(day)s", day=long_date(day)), "coming")


def _passed(left: int) -> State:
    return "over" if -left <= LATE else "past"


def consent_of(boxed: BoxedLetter) -> Consent | None:
    """What the letter asks its reader to say yes or no to."""
    return next(
        (each for each in current().world.consents if boxed.consent and each.id == boxed.consent), None
    )


def _consented(boxed: BoxedLetter) -> datetime | None:
    """When the reader said yes or no."""
    consent = consent_of(boxed)
    return consent.settled_at if consent and consent.state in ("given", "refused") else None


Line = tuple[date | None, BoxedLetter, Deadline | None, str, str]


@blueprint.get("/frister")
def deadlines() -> str:
    """What is to be done and what can be complained of, the next first; then what is settled or too late."""
    role = whose()
    lying = [boxed for boxed in mailbox(role).letters if not boxed.deleted]
    asked = [
        (letters.deadline(boxed), boxed, deadline_of(role, boxed), *heading(role, boxed))
        for boxed in lying
        if letters.deadline(boxed)
    ]
    decided = [
        (letters.appeal_deadline(boxed), boxed, appeal_of(boxed), *heading(role, boxed))
        for boxed in lying
        if letters.appeal_deadline(boxed)
    ]
    return shown(
        "mailbox/lists/deadlines.html",
        role,
        "deadlines",
        coming=_lines(asked, coming=True),
        appeals=_lines(decided, coming=True),
        settled=_lines(asked + decided, coming=False)[::-1],
    )


def _lines(found: list[Line], *, coming: bool) -> list[tuple[BoxedLetter, Deadline | None, str, str]]:
    """By their day."""
    kept = [each for each in found if each[2] and (each[2].state == "coming") == coming]
    return [each[1:] for each in sorted(kept, key=lambda each: str(each[0]))]
