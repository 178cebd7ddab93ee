"""Payment cards (Luhn) and accounts as IBAN (ISO 13616, modulus 97)."""

import re
from collections.abc import Iterator

from sandbox.world.real_data import labels

S = r"[\s./,_|-]{0,3}"
# The schemes' lengths: 16 most, 19 Maestro, 15 American Express, 14 Diners. Each from the start of a group of digits.
SHAPES = (
    re.compile(rf"(?=([2-6](?<!\d\d)\d{{3}}(?:{S}\d{{4}}){{3}})(?!\d))"),
    re.compile(rf"(?=([56](?<!\d\d)\d{{3}}(?:{S}\d{{4}}){{3}}{S}\d{{3}})(?!\d))"),
    re.compile(rf"(?=(3(?<!\d\d)[47]\d\d{S}\d{{6}}{S}\d{{5}})(?!\d))"),
    re.compile(rf"(?=(3(?<!\d\d)[068]\d\d{S}\d{{6}}{S}\d{{4}})(?!\d))"),
)
NO_DIGIT = re.compile(r"\D+")
PREFIX = re.compile(r"2[2-7]|3[04-8]|[456]")
DOUBLED = dict(zip("0123456789", (0, 2, 4, 6, 8, 1, 3, 5, 7, 9), strict=True))

# Length of an IBAN; all but four letters of a bank's name are digits in these countries.
LENGTHS = {
    "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24, "de": 22, "dk": 18, "ee": 20, "es": 24,
    "fi": 18, "fo": 18, "fr": 27, "gb": 22, "gl": 18, "gr": 27, "hr": 21, "hu": 28, "ie": 22, "is": 26,
    "it": 27, "lt": 20, "lu": 20, "lv": 21, "nl": 18, "no": 15, "pl": 28, "pt": 25, "ro": 24, "se": 24,
    "si": 19, "sk": 24, "tr": 26, "ua": 29,
}  # fmt: skip
IBAN = re.compile(
    rf"(?:{'|'.join(LENGTHS)})(?<![a-z0-9]..)(?:[\s.-]?\d){{2}}(?:[\s.-]{{0,2}}[a-z]){{0,4}}(?:[\s.-]{{0,2}}\d){{8,26}}"
)


def card_places(text: str) -> Iterator[tuple[int, int]]:
    """Where a number is that a payment card can have. The practice card's begins with 0000 and fails Luhn."""
    for shape in SHAPES:
        for match in shape.finditer(text):
            digits = NO_DIGIT.sub("", match[1])
            together = match[1].isdecimal()
            if is_card(digits) and not (together and labels.is_labelled(text, match.start(1))):
                yield match.span(1)


def is_card(digits: str) -> bool:
    return bool(PREFIX.match(digits)) and passes_luhn(digits)


def passes_luhn(digits: str) -> bool:
    return (sum(map(int, digits[-1::-2])) + sum(map(DOUBLED.__getitem__, digits[-2::-2]))) % 10 == 0


def account_places(text: str) -> Iterator[tuple[int, int]]:
    """Where an account is, written as IBAN."""
    for match in IBAN.finditer(text):
        signs = [place for place in range(match.start(), match.end()) if text[place].isalnum()]
        length = LENGTHS[match[0][:2]]
        if len(signs) < length:
            continue
        end = signs[length - 1] + 1
        if passes_mod97("".join(text[place] for place in signs[:length])):
            yield match.start(), end


def passes_mod97(iban: str) -> bool:
    moved = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
