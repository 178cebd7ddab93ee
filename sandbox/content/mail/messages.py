"""Text messages and e-mails, genuine and false: `messages/<slug>.yaml`. A message with a `subject` is an e-mail.

A false one says why it is false, and its link leads to a host whose last part is no top-level domain and can never be
bought (`mitid.dkk`, `borger.dk-login`).
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache, cached_property
from typing import Annotated, ClassVar, Self

from pydantic import ConfigDict, Field, model_validator

from sandbox.config import CONTENT
from sandbox.content.mail.seed import Seed
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import N_, Text, Translate, fill, paragraphs, placeholders
from sandbox.content.rules.calendar import Day, resolve
from sandbox.content.writing.dates import long_date, long_moment, written_out
from sandbox.content.writing.templated import Templated

FOLDER = CONTENT / "messages"
GIVEN = frozenset({"name", "first_name", "municipality"})
"""Placeholders that every message can use."""

ADDRESS = r"^[a-z0-9.-]+(/[a-z0-9/-]*)?$"
# A top-level domain has no hyphen unless it begins with "xn--".
MADE_UP = re.compile(r"dkk|(?!xn--)[a-z]+-[a-z-]+")


class Message(Templated):
    """`link` is an imitated address at the end of the text; `why` tells what to notice, and a false one must have it.

    A fact without a value has to be given by whoever sends the message.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    called: ClassVar[str] = "beskeden"
    slug: str
    sender: Text
    subject: Text | None = None
    text: Text
    link: Annotated[str, Field(pattern=ADDRESS)] | None = None
    is_false: Annotated[bool, Field(alias="false")] = False
    why: Text | None = None
    facts: dict[str, Day | None] = Field(default_factory=dict)
    seed: list[Seed] = Field(default_factory=list)

    @property
    def host(self) -> str:
        """Of the link; empty without one."""
        return (self.link or "").partition("/")[0]

    @cached_property
    def placeholders(self) -> frozenset[str]:
        return frozenset(placeholders(f"{self.sender}\n{self.subject or ''}\n{self.text}"))

    @model_validator(mode="after")
    def _sound(self) -> Self:
        asked = self.placeholders | placeholders(self.why or "")
        self.check_facts(asked, GIVEN)
        if rules := sorted(name for name in asked if name.startswith("fee_")):
            raise ValueError(
                f"en besked kan ikke sige {', '.join(rules)}: kun breve kender frister og gebyrer"
            )
        if self.is_false and not self.why:
            raise ValueError("en falsk besked skal have why: hvordan ser man, at den er falsk?")
        if self.link and self.is_false != bool(MADE_UP.fullmatch(self.host.rpartition(".")[2])):
            raise ValueError("en falsk beskeds link ender på noget opdigtet: mitid.dkk, borger.dk-login")
        if self.required and self.seed:
            raise ValueError("en besked, der skal have noget at vide, kan ikke ligge der fra start")
        return self


@cache
def messages() -> Catalogue[Message]:
    """By slug."""
    return read_folder(FOLDER, Message, stand_in=_gone)


def _gone(slug: str) -> Message:
    return Message(slug=slug, sender="Øvebanen", text=N_("Beskeden findes ikke i Øvebanen længere."))


def sender_of(message: Message, given: Mapping[str, str], translate: Translate = str) -> str:
    """As it stands above the message: a name that anybody may have chosen."""
    return fill(translate(message.sender), given)


def subject_of(message: Message, given: Mapping[str, str], translate: Translate = str) -> str:
    """Empty for a text message."""
    return fill(translate(message.subject), given) if message.subject else ""


def text_of(
    message: Message,
    given: Mapping[str, str],
    received: datetime,
    locale: str = "da",
    translate: Translate = str,
) -> list[str]:
    """The paragraphs, translated and filled; `given` has `GIVEN` and the facts that the sender gave. None is empty.

    A fact that is a text of a content file is translated, too, and an ISO time is written out.
    """
    days = {name: _shown(day, received, locale) for name, day in message.facts.items() if day}
    said = {name: written_out(translate(value), locale) if value else "" for name, value in given.items()}
    filled = (fill(translate(piece), {**days, **said}) for piece in paragraphs(message.text))
    return [piece for piece in filled if piece.strip()]


def _shown(notation: str, received: datetime, locale: str) -> str:
    found = resolve(notation, received.date())
    return long_moment(found, locale) if isinstance(found, datetime) else long_date(found, locale)
