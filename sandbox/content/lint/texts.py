"""Rules for all texts: readability, words to avoid, headings, and no real data."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from sandbox.content.lint.lix import lix
from sandbox.content.reading.errors import Location
from sandbox.content.reading.text import PLACEHOLDER, blocks, located_texts, paragraphs

Found = Iterator[tuple[Location, str]]
IsReal = Callable[[str], bool]
"""Whether a text contains what could belong to a real person, such as a CPR or phone number."""

ENOUGH = 50  # words; a figure for less says nothing
SENTENCE_ENDS = (".", "?", "!", ":")
AVOIDED = {
    "adskillige": "flere",
    "almindeligvis": "normalt",
    "bedes": "skriv, hvad læseren skal gøre",
    "beliggenhed": "område",
    "bortkommet": "blevet væk",
    "efterfølgende": "bagefter",
    "foretage dig yderligere": "gøre mere",
    "forinden": "før",
    "forventeligt": "vi regner med",
    "førstkommende": "næste",
    "i bero": "vi venter med",
    "ligeledes": "også",
    "omgående": "med det samme",
    "rykkerskrivelse": "rykker",
    "træffes på": "ring til",
    "udelukkende": "kun",
    "undertiden": "nogle gange",
    "vedkommende": "personen",
}
"""Old-fashioned official words, and what to write instead."""
WORD_TO_AVOID = re.compile(rf"\b({'|'.join(AVOIDED)})".replace(" ", r"\s+"), flags=re.IGNORECASE)


@dataclass(frozen=True)
class Band:
    """`easiest` and `hardest` are LIX; `avoided` is how many of the words to avoid a file may have."""

    easiest: float = 0
    hardest: float = 38
    avoided: int = 0


PLAIN = Band()
BANDS: Mapping[str, Band] = {
    "letters": Band(easiest=30, hardest=54, avoided=5),
    "documents": Band(hardest=50),
    "messages": Band(hardest=30),
    "municipality_themes": Band(hardest=42),
    "report_kinds": Band(hardest=30),
    "false_sites": Band(hardest=30),
}
"""By the kind's name, where it is not `PLAIN`."""


def prose(texts: Iterable[str]) -> str:
    """Whole sentences only: no headings, lists, greetings or signatures. A placeholder counts as a short word."""
    kept = (
        block.text
        for text in texts
        for block in blocks(PLACEHOLDER.sub("det", text))
        if block.kind == "paragraph"
    )
    return "\n\n".join(text for text in kept if text.endswith(SENTENCE_ENDS))


def prose_of(content: BaseModel) -> str:
    return prose(text for _, text in located_texts(content))


def too_hard(text: str, band: Band) -> str:
    """A message if the prose is outside the band; empty if it is inside or too short to measure."""
    if len(text.split()) < ENOUGH:
        return ""
    score = lix(text)
    if score > band.hardest:
        return (
            f"teksten er for svær at læse: lixtallet er {score:.0f}, og det må højst være {band.hardest:.0f}"
        )
    if score < band.easiest:
        return f"teksten ligner ikke en rigtig: lixtallet er {score:.0f}, og det skal mindst være {band.easiest:.0f}"
    return ""


def readability(content: BaseModel, band: Band) -> Found:
    if message := too_hard(prose_of(content), band):
        yield (), message


def words(content: BaseModel, band: Band) -> Found:
    """Report all words to avoid if the text has more of them than the band allows."""
    found = [
        (location, " ".join(match[0].split()))
        for location, text in located_texts(content)
        for match in WORD_TO_AVOID.finditer(text)
    ]
    if len(found) > band.avoided:
        for location, word in found:
            yield location, f"undgå “{word}”; bedre: {AVOIDED[word.casefold()]}"


def headings(content: BaseModel) -> Found:
    for location, text in located_texts(content):
        if any("## " in piece for piece in paragraphs(text)):
            yield location, "en overskrift med ## skal stå på en linje for sig, med en tom linje før"


def real_data(content: BaseModel, is_real: IsReal) -> Found:
    for location, text in _strings(content):
        if is_real(text):
            yield (
                location,
                "her står noget, der kunne være en virkelig persons; brug opdigtede numre og adresser",
            )


def _strings(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """All texts of the content, in every language."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _strings(getattr(value, name), (*location, field.alias or name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(inner, (*location, key))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _strings(inner, (*location, place))
