"""Search over the portal: what is found for a few words, best first, and what was meant where a word is misspelt.

A word is looked for as it is, without its ending, as the beginning of a longer word, and as a part of a compound
(`rottesikring` finds what is said of `rotte`). Two words that Danish writes as one are tried as one (`folke pension`).
Only a word that nothing else explains is corrected. Nothing that is searched for is kept.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from math import log
from typing import Literal

from sandbox.content.search.spelling import near, slips_in
from sandbox.content.search.stemming import WORD, stem, words
from sandbox.content.writing.ascii import comparable

Kind = Literal["article", "service", "guide", "theme", "page"]
Hits = Mapping[int, float]

TITLE, WORDS, HEADING, BYLINE, BODY = 12.0, 10.0, 4.0, 4.0, 1.0
WHOLE_TITLE, WHOLE_WORD = 40.0, 30.0  # what is searched for is a title, or one of the words people search for
BEGINNING, FIRST_PART, LAST_PART, CORRECTED = 0.45, 0.4, 0.25, 0.8  # of what the word itself would count
SHORTEST_BEGINNING, SHORTEST_CUT_BEGINNING, SHORTEST_FIRST_PART, SHORTEST_LAST_PART = 3, 4, 4, 5
WORTH_SHOWING = 0.08  # of what the best hit counts
LONGEST = 100
MOST_WORDS = 12


@dataclass(frozen=True)
class Document:
    """What can be found: `words` are what people call it, `headings` and `body` what it says."""

    kind: Kind
    slug: str
    title: str
    byline: str
    words: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class Result:
    """`meant` is the search as it was understood, empty where nothing had to be corrected."""

    documents: list[Document]
    meant: str = ""


@dataclass
class Index:
    """Weights by stem and document; `spelt` are the words that a slip is corrected to, as they are to be shown."""

    documents: Sequence[Document]
    weights: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    whole: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    spelt: dict[str, str] = field(default_factory=dict)

    def search(self, typed: str) -> Result:
        """:param typed: as somebody typed it; what is longer than any title is cut."""
        asked = self._joined(words(typed[:LONGEST])[:MOST_WORDS])
        meant = [self._meant(word) for word in asked]
        hits = [
            self._hits(word, 1.0 if word == typed else CORRECTED)
            for word, typed in zip(meant, asked, strict=True)
        ]
        scores = {number: _score(number, hits) for number in set().union(*hits)}
        least = WORTH_SHOWING * max(scores.values(), default=0.0)
        whole = self.whole.get(_key(meant), {})
        found = sorted(
            (number for number in scores if scores[number] >= least),
            key=lambda number: (-scores[number] - whole.get(number, 0.0), number),
        )
        said = " ".join(self.spelt.get(word, word) for word in meant)
        return Result([self.documents[number] for number in found], said if found and meant != asked else "")

    def _joined(self, asked: list[str]) -> list[str]:
        """Two words in a row are one where the one is known: `bolig støtte`."""
        found: list[str] = []
        for word in asked:
            if found and stem(found[-1] + word) in self.weights:
                found[-1] += word
            else:
                found.append(word)
        return found

    def _meant(self, word: str) -> str:
        """The word itself where anything is known by it; else the one that it is a slip of, unless it is a compound."""
        if any(True for _each in self._by_ending(word)):
            return word
        sure = 0 if len(word) < 6 else 1 if len(word) < 9 else 2
        meant = self._nearest(word, sure)
        if meant is None and not any(True for _each in self._by_parts(word)):
            meant = self._nearest(word, slips_in(word))
        return meant or word

    def _nearest(self, word: str, slips: int) -> str | None:
        """The known word with the fewest slips; of those that are as near, the one that most is said of."""
        reached = [
            (away, known[:1] != word[:1], -len(self.weights[stem(known)]), known)
            for away, known in near(word, self.spelt, slips)
        ]
        return min(reached)[-1] if reached else None

    def _hits(self, word: str, share: float) -> Hits:
        best: dict[int, float] = {}
        for known, part in chain(self._by_ending(word), self._by_parts(word)):
            rare = log(1 + len(self.documents) / len(self.weights[known]))
            for number, weight in self.weights[known].items():
                best[number] = max(best.get(number, 0.0), weight * rare * part * share)
        return best

    def _by_ending(self, word: str) -> Iterator[tuple[str, float]]:
        """The stems that the word is a form or the beginning of, each with how much of it that is."""
        root = stem(word)
        if root in self.weights:
            yield root, 1.0
        begun = root if len(root) >= SHORTEST_CUT_BEGINNING else word
        if len(begun) >= SHORTEST_BEGINNING:
            yield from (
                (known, BEGINNING) for known in self.weights if known != root and known.startswith(begun)
            )

    def _by_parts(self, word: str) -> Iterator[tuple[str, float]]:
        """The stems of the words that the word is a compound of, or is itself a part of; a known one ends in itself."""
        for known in self.spelt:
            begins = len(known) >= SHORTEST_FIRST_PART and word.startswith(known)
            ends = len(known) >= SHORTEST_LAST_PART and word.endswith(known) and word not in self.spelt
            contained = len(word) >= SHORTEST_FIRST_PART and known.endswith(word)
            if known != word and (begins or ends or contained):
                yield stem(known), FIRST_PART if begins else LAST_PART


def index(documents: Iterable[Document]) -> Index:
    """Their order is the order of those that are found alike."""
    made = Index(list(documents))
    stem_once = cache(stem)  # of words in content; what is searched for is not kept
    for number, document in enumerate(made.documents):
        _add(made, number, document, stem_once)
    return made


def _score(number: int, hits: Sequence[Hits]) -> float:
    """A document in which more of the words are found counts for more than one that is full of a single one."""
    found = [each[number] for each in hits if number in each]
    return sum(found) * (len(found) / len(hits)) ** 2


def _key(found: Iterable[str]) -> str:
    return " ".join(map(stem, found))


def _add(made: Index, number: int, document: Document, stem_of: Callable[[str], str]) -> None:
    made.whole[_key(words(document.title))][number] = WHOLE_TITLE
    for phrase in document.words:
        made.whole[_key(words(phrase))].setdefault(number, WHOLE_WORD)
    texts = [(TITLE, document.title), (BYLINE, document.byline), (BODY, document.body)]
    texts += [(WORDS, each) for each in document.words] + [(HEADING, each) for each in document.headings]
    for weight, text in texts:
        for word in set(words(text)):
            found = made.weights[stem_of(word)]
            found[number] = max(found.get(number, 0.0), weight)
            if weight > BODY:
                made.spelt.setdefault(word, _as_written(word, text))


def _as_written(word: str, text: str) -> str:
    """The word with its æ, ø and å again."""
    return next((each for each in WORD.findall(text.casefold()) if comparable(each) == word), word)
