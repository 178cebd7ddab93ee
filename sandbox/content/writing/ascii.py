"""Danish written in the letters a-z."""

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
# As a Danish library files them.
_ACCENTED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "y", "é": "e", "è": "e", "ó": "o"})


def danish_as_ascii(text: str) -> str:
    """æ, ø and å are replaced; every other letter stays as it is."""
    return text.translate(_DANISH)


def comparable(text: str) -> str:
    """For searching: lower case, without æ, ø, å and accents, so that `Ældre` and `AELDRE` are the same."""
    return danish_as_ascii(text.casefold()).translate(_ACCENTED)
