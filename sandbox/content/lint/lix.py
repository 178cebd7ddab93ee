"""LIX, the Danish measure of how hard a text is to read: words a sentence plus per cent of long words."""

import re

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
STOP = re.compile(r"[.!?:]+(?=\s|$)|\n{2,}")
ABBREVIATIONS = {
    "bl.a.": "blandt andet",
    "ca.": "cirka",
    "dvs.": "det vil sige",
    "evt.": "eventuelt",
    "f.eks.": "for eksempel",
    "fx": "for eksempel",
    "kl.": "klokken",
    "kr.": "kroner",
    "m.m.": "med mere",
    "mv.": "med videre",
    "nr.": "nummer",
    "osv.": "og så videre",
    "sagsnr.": "sagsnummer",
    "tlf.": "telefon",
}
ABBREVIATED = re.compile(
    r"(?<!\w)(" + "|".join(re.escape(short) for short in ABBREVIATIONS) + r")(?!\w)", re.IGNORECASE
)


def lix(text: str) -> float:
    """About 25–34 is easy, 35–44 medium, 45–54 hard. Means something from a hundred words up."""
    text = ABBREVIATED.sub(lambda match: ABBREVIATIONS[match.group().lower()], text)
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, sum(1 for part in STOP.split(text) if WORD.search(part)))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
