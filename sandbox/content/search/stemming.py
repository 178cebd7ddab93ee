"""Danish words as a search compares them: without capitals, æ, ø, å and endings."""

import re
from functools import cache

from sandbox.config import CONTENT
from sandbox.content.writing.ascii import comparable

LITTLE = CONTENT / "words" / "little.txt"
WORD = re.compile(r"[^\W_]+")
# Snowball leaves on a verb what makes a noun of it (`flytning`) or its past (`flyttede`); it is cut to the infinitive.
OF_A_VERB = re.compile(r"(?<=.{3})(ning(en|er|erne)?|(?<=[^aeiouy])ede)$")
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
    from snowballstemmer.danish_stemmer import DanishStemmer  # loaded with the first search

    # A stemmer keeps the word that it works on, so threads cannot share one.
    stemmed: str = DanishStemmer().stemWord(OF_A_VERB.sub("e", IRREGULAR.get(word, word)))
    return stemmed
