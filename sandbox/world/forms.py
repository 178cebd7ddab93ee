"""What submitted forms have in common: reading and cleaning values, and the problem of a refused answer."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sandbox.world.state.events import Event

Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Problem:
    """Why an answer is refused: a name that a message is written for, and what the message can tell.

    `suggestions` are answers that may have been meant.
    """

    field: str
    reason: str
    facts: Mapping[str, str | int | date] = dataclasses.field(default_factory=dict)
    suggestions: tuple[str, ...] = ()


def first(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def clean(text: str, keep: str = "") -> str:
    """Without control characters and the spaces around; `keep` names those that mean something."""
    printable = "".join(sign if sign.isprintable() or sign in keep else " " for sign in text)
    return printable.strip()


SHAPE = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


DIGITS = 8


class AnswerRejected(Event):
    """An answer was refused. What was typed is never part of it."""

    service: str
    field: str
    reason: str
