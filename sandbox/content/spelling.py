"""What was meant by a word with a slip of the finger in it."""

from collections.abc import Collection

SLIPS = 2


def distance(one: str, other: str) -> int:
    """How many letters are to be put in, taken out or changed to make the one of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row[0] = row[0], place
        for column, against in enumerate(other, start=1):
            changed = above + (letter != against)
            above, row[column] = row[column], min(changed, row[column] + 1, row[column - 1] + 1)
    return row[-1]


def nearest(typed: str, hosts: Collection[str]) -> str | None:
    """The host that is at most two letters from what was typed; its ending may be missing altogether."""
    reached = [(min(distance(typed, host), distance(typed, host.rpartition(".")[0])), host) for host in hosts]
    slips, host = min(reached, default=(SLIPS + 1, ""))
    return host if slips <= SLIPS and len(typed) > SLIPS else None
