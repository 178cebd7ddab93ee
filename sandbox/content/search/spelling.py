"""Finds the known words that are closest to a misspelt one: letters put in, left out, changed or swapped."""

from collections.abc import Collection

SLIPS_IN_HOST = 2


def slips_in(word: str) -> int:
    """How many letters of a word of that length can be wrong and the word still be understood."""
    return 0 if len(word) < 4 else 1 if len(word) < 6 else 2


def near(word: str, known: Collection[str], slips: int) -> list[tuple[int, str]]:
    """The known words with at most that many slips, each with its number of slips, the nearest first."""
    from rapidfuzz.distance import OSA  # loaded with the first search that finds nothing
    from rapidfuzz.process import extract

    matches = extract(word, list(known), scorer=OSA.distance, score_cutoff=slips, limit=None)
    return sorted((int(away), match) for match, away, _place in matches)


def nearest_host(typed: str, hosts: Collection[str]) -> str | None:
    """The host that is at most two letters from what was typed; its ending may be missing altogether."""
    if len(typed) <= SLIPS_IN_HOST:
        return None
    named = {host.rpartition(".")[0]: host for host in hosts} | {host: host for host in hosts}
    return min(((away, named[name]) for away, name in near(typed, named, SLIPS_IN_HOST)), default=(0, None))[
        1
    ]
