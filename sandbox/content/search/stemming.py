"""Danish words as a search compares them: without capitals, æ, ø, å and endings."""

import re
from functools import cache

from sandbox.config import CONTENT
from sandbox.content.writing.ascii import comparable

LITTLE = CONTENT / "words" / "little.txt"
WORD = re.compile(r"[^\W_]+")
# The longest first, so that the most is taken off.
ENDINGS: tuple[str, ...] = (
    "ninger",
    "ningen",
    "ernes",
    "ning",
    "erne",
    "ende",
    "ens",
    "ets",
    "ene",
    "ers",
    "ede",
)
ENDINGS += ("et", "en", "er", "es", "ne", "e", "s")
SHORTEST = 3  # what is left of a word must still say something
IRREGULAR = {"boern": "barn", "boeger": "bog", "maend": "mand", "taender": "tand"}


@cache
def little_words() -> frozenset[str]:
    """Words that say nothing of what is looked for, plain."""
    return frozenset(LITTLE.read_text(encoding="utf-8").split())


def words(text: str) -> list[str]:
    """The plain words of a text, in order; those that say nothing are left out."""
    return [word for word in WORD.findall(comparable(text)) if word not in little_words()]


def stem(word: str) -> str:
    """A plain word without its ending: `flytter`, `flytte` and `flytning` are all `flyt`."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word.removesuffix(ending)
            break
    twice = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouy"
    return word[:-1] if twice else word
