"""Finding letters by words in them, by who sent them, in an order.

Capitals and Danish letters may be typed anyhow, and a slip of the finger is put right where nothing was found.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sandbox.content.mail.letters import letters
from sandbox.content.search.spelling import near, slips_in
from sandbox.content.writing.ascii import comparable
from sandbox.world.state.events import Event
from sandbox.world.state.mailbox import BoxedLetter, Message

Order = Literal["newest", "oldest", "sender"]
WORD = re.compile(r"\w+")
SHORT = 2  # letters
ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}"})


class PostSearched(Event):
    """The citizen searched the mailbox; `found` is how much was found. What was searched for is not part of it."""

    in_passing = True
    found: int


@dataclass(frozen=True)
class Row:
    """What a list shows of a letter, or of a message of the citizen's own."""

    sender: str
    subject: str
    at: datetime
    letter: BoxedLetter | None = None
    message: Message | None = None

    @property
    def unread(self) -> bool:
        return bool(self.letter and not self.letter.read)

    @property
    def attachments(self) -> int:
        """How many documents go with it."""
        with_letter = letters()[self.letter.letter].attachments if self.letter else []
        return len(self.message.attachments if self.message else with_letter)

    @property
    def flagged(self) -> bool:
        return bool(self.letter and self.letter.flagged)


def plain(text: str) -> str:
    """As it is compared: `Børnehuset`, `BØRNEHUSET` and `boernehuset` are the same."""
    return " ".join(comparable(text).split())


def by_alphabet(text: str) -> str:
    """The key of the Danish order, in which æ, ø and å come last."""
    return text.casefold().translate(ALPHABET)


class Texts:
    """What a search looks through, the texts of each row together; each text is made `plain` once."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = rows
        plain_of = {texts: plain(" ".join(texts)) for texts in {tuple(row): None for row in rows}}
        self._plain = [plain_of[tuple(row)] for row in rows]

    def found(self, words: str) -> list[bool]:
        """For each row, whether its texts contain every word."""
        asked = plain(words).split()
        return [all(word in whole for word in asked) for whole in self._plain]

    def meant(self, words: str) -> str:
        """The search with each unknown word put right to the nearest in the texts; empty where none is near."""
        parts = dict.fromkeys(part for row in self._rows for part in row)
        spelt = dict.fromkeys(word for part in parts for word in WORD.findall(part.casefold()))
        known = {plain(word): word for word in spelt}
        found = [word if self._has(plain(word)) else _nearest(plain(word), known) for word in words.split()]
        return " ".join(found) if all(found) else ""

    def _has(self, word: str) -> bool:
        return any(word in whole for whole in self._plain)


def names(words: str, name: str) -> bool:
    """Whether that is what somebody is called: a very short word only begins a word, or half of all names had it."""
    called = plain(name)
    begins = {start[: len(word)] for word in plain(words).split() for start in called.split()}
    return all(word in called if len(word) > SHORT else word in begins for word in plain(words).split())


def _nearest(word: str, known: Mapping[str, str]) -> str:
    return next((known[match] for _away, match in near(word, known, slips_in(word))), "")


def ordered(rows: Iterable[Row], order: Order) -> list[Row]:
    """The newest stand first where the order says no more."""
    newest = sorted(rows, key=lambda row: row.at, reverse=True)
    if order == "sender":
        return sorted(newest, key=lambda row: by_alphabet(row.sender))
    return newest[::-1] if order == "oldest" else newest


def senders(rows: Iterable[Row]) -> list[str]:
    """Everybody who sent something, each once, by the alphabet."""
    return sorted({row.sender for row in rows}, key=by_alphabet)
