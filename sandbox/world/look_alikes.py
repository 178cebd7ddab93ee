"""Compares texts that look the same on paper."""


def look_alike(one: str, other: str) -> bool:
    """Whether two texts differ only in what looks the same on paper: O and 0, l, I and 1."""
    return _folded(one) == _folded(other)


def _plain(text: str) -> str:
    return text.strip().casefold()


def _folded(text: str) -> str:
    return _plain(text).replace("o", "0").replace("l", "1").replace("i", "1")
