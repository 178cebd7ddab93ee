"""Text as it is searched: small letters, ASCII digits, one kind of dash, nothing invisible."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

ODD = re.compile("[^\\t\\n\\r\x20-\x7eæøåéöäüÆØÅÉÖÄÜ…“”‘’„–]")
INVISIBLE = {"Cf", "Mn", "Me", "Cc"}
DASHES, DOTS, SLASHES = "−⁃˗–", "·•‧∙⋅。", "∕⁄"


@dataclass(frozen=True)
class Plain:
    """`starts` are the places in the original of each character and of the end; None where they are the same."""

    text: str
    starts: Sequence[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original from which `start` to `end` come, with what is invisible behind it."""
        if self.starts is None:
            return start, end
        return self.starts[start], max(self.starts[end], self.starts[end - 1] + 1)


def plain(text: str) -> Plain:
    """Takes time in proportion to the text; whole-string NFKC does not, with many combining marks in a row."""
    if not ODD.search(text):
        return Plain(text.lower().replace("–", "-"), None)
    folded = [_folded(character) for character in text]
    places: list[int] = []
    for place, (characters, _end) in enumerate(zip(folded, accumulate(map(len, folded)), strict=True)):
        places.extend([place] * len(characters))
    return Plain("".join(folded), [*places, len(text)])


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.isspace():
        return " "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category in INVISIBLE:
        return ""
    if category == "Pd" or character in DASHES:
        return "-"
    if character in DOTS:
        return "."
    if character in SLASHES:
        return "/"
    normal = unicodedata.normalize("NFKC", character).lower()
    meant = len(normal) == 1 or any(each.isdecimal() or each == "@" for each in normal)
    return normal if meant else character
