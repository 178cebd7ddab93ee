"""Danish written in the letters a-z."""

import unicodedata

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
# As a Danish library files them.
_ACCENTED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "y"})


def danish_as_ascii(text: str) -> str:
    """æ, ø and å are replaced; every other letter stays as it is."""
    return text.translate(_DANISH)


def comparable(text: str) -> str:
    """For searching: lower case, without æ, ø, å and any accent, so that `Ældre` and `AELDRE` are the same."""
    written = danish_as_ascii(unicodedata.normalize("NFC", text).casefold()).translate(_ACCENTED)
    if written.isascii():
        return written
    return "".join(sign for sign in unicodedata.normalize("NFD", written) if not unicodedata.combining(sign))
