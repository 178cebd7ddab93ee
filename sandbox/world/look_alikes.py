"""Compares texts that look the same on paper."""


def look_alike(one: str, other: str) -> bool:
    """Whether two texts differ only in what looks the same on paper: O and 0, l, I and 1."""
    return _folded(one) == _folded(other)


def plain(text: str) -> str:
    """The text stripped and in lower case."""
    return text.strip().casefold()


def _folded(text: str) -> str:
    return plain(text).replace("o", "0").replace("l", "1").replace("i", "1")
