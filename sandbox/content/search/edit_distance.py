"""Finds the known words that are closest to a misspelt word."""

from collections.abc import Collection

SLIPS = 2


def distance(one: str, other: str) -> int:
    """How many letters are put in, taken out, changed or swapped with their neighbour to make the one of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        last, before, row = before, row, [place]
        for column, against in enumerate(other, start=1):
            cheapest = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != against))
            if last and column > 1 and letter == other[column - 2] and against == one[place - 2]:
                cheapest = min(cheapest, last[column - 2] + 1)
            row.append(cheapest)
    return row[-1]


def nearest(typed: str, hosts: Collection[str]) -> str | None:
    """The host that is at most two letters from what was typed; its ending may be missing altogether."""
    reached = [(min(distance(typed, host), distance(typed, host.rpartition(".")[0])), host) for host in hosts]
    slips, host = min(reached, default=(SLIPS + 1, ""))
    return host if slips <= SLIPS and len(typed) > SLIPS else None
