from hashlib import shake_256

KEYS = 148
COLUMNS = 4
ROWS = KEYS // COLUMNS


def keys(card_number: str, secret: str) -> tuple[tuple[str, str], ...]:
    """The pairs of key number (4 digits) and key (6 digits), in the order of the printed card.

    Column after column of 37, ascending downwards; no key number occurs twice.
    """
    # room for twice as many as needed: numbers that come again are skipped, about one in a card
    stream = shake_256(f"{secret}|{card_number}".encode()).digest(2 * KEYS * 6)
    found: dict[str, str] = {}
    for start in range(0, len(stream), 6):
        number = int.from_bytes(stream[start : start + 2], "big") % 10_000
        key = int.from_bytes(stream[start + 2 : start + 6], "big") % 1_000_000
        found.setdefault(f"{number:04}", f"{key:06}")
        if len(found) == KEYS:
            break
    return tuple(sorted(found.items()))
