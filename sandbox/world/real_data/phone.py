"""Phone numbers that could be somebody's: Danish ones, and foreign ones with their country's code."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sandbox.world.real_data import labels

DIGITS, PAIRS, CODE = 8, 4, "45"
WITH_CODE = re.compile(r"(?:0(?<!\d\d)045|4(?<!\d\d)5)[2-9]\d{7}(?!\d)")
EIGHT = re.compile(r"[2-9](?<!\d\d)\d{7}(?!\d)")
ROWS = (  # at most 64 pairs, a multiple of four, so that a longer row is read on where it was left
    re.compile(r"\d(?<!\d\d)\d(?:\s{1,3}\d\d(?!\d)){1,63}"),
    re.compile(r"\d(?<!\d\d)\d\s?([./,_|-])\s{0,2}\d\d(?!\d)(?:\s?\1\s{0,2}\d\d(?!\d)){1,62}"),
)
GROUPED = re.compile(
    r"(?:45(?<!\d\d\d)[\s-]{1,2})?[2-9](?<!\d\d)\d{1,5}(?:(?P<space>\s{1,2})|-)\d{2,6}"
    r"(?:(?(space)\s{1,2}|-)\d{2,4})?(?!\d)"
)
BESIDE = re.compile(r"(?:\s{1,2}|[-./])\d")
CODE_BEFORE = re.compile(r"(?:\(?\+ ?45\)?|\(?0045\)?|(?<!\d)\(?45\)?)[\s./-]{0,2}\Z")
PLUS = re.compile(r"\+(?<!\w\+)(?!\s?45)\s?\(?[1-9]\d{0,2}\)?(?:[\s./()-]{0,3}\d){6,11}(?!\d)")
ZEROS = re.compile(  # but not the invented accounts: 00.. 00........
    r"0(?<!\d\d)0(?!\d\d ?00\d{8}(?!\d))"
    r"(?=4[0-46-9]|3[0-469]|298|299|35\d|37\d|38\d|42\d)(?!\d{6}(?!\d))(?:[\s-]?\d){9,13}(?![\s-]?\d)"
)
YEAR, DAY, MONTH = r"(?:19|20)\d\d", r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])"
A_DATE = re.compile(f"{DAY}{MONTH}{YEAR}|{YEAR}{MONTH}{DAY}")
A_YEAR = re.compile(YEAR)
OWN_CARD = "0000"


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where a phone number is in a plain text. The sandbox's own begin with 0 and are never found."""
    for start, end in _danish(text):
        before = CODE_BEFORE.search(text, max(0, start - 8), start)
        yield (before.start() if before else start), end
    for shape in (PLUS, ZEROS):
        for match in shape.finditer(text):
            if not labels.is_amount(text, *match.span()):
                yield match.span()


def is_number(digits: str) -> bool:
    """Whether eight digits are a Danish phone number rather than a date."""
    return len(digits) == DIGITS and digits[0] in "23456789" and not A_DATE.fullmatch(digits)


def _danish(text: str) -> Iterator[tuple[int, int]]:
    for match in EIGHT.finditer(text):
        if not A_DATE.fullmatch(match[0]) and not _is_another(text, *match.span()):
            yield match.span()
    for match in WITH_CODE.finditer(text):
        if not labels.is_labelled(text, match.start(), bare=True):
            yield match.span()
    for shape in ROWS:
        for match in shape.finditer(text):
            yield from _in_pairs(text, match)
    for match in GROUPED.finditer(text):
        if _is_grouped(match):
            yield match.span()


def _is_another(text: str, start: int, end: int) -> bool:
    """Whether eight digits together are an amount, labelled as something else, or a part of a longer number."""
    if labels.is_amount(text, start, end) or labels.is_labelled(text, start, bare=True):
        return True
    if text.startswith(("-", "/"), end) and text[end + 1 : end + 2].isdecimal():
        return not EIGHT.match(text, end + 1)
    before = text[max(0, start - 10) : start]
    if len(before) < 2 or before[-1] not in "-/" or not before[-2].isdecimal():
        return False
    return not (CODE_BEFORE.search(before) or re.search(r"(?<!\d)\d{8}.\Z", before))


def _in_pairs(text: str, row: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Four pairs each; five that do not begin with 45 are some other, longer number."""
    pairs = [match.span() for match in re.finditer(r"\d\d", row[0])]
    digits = [row[0][start:end] for start, end in pairs]
    first = 1 if len(pairs) % PAIRS == 1 and digits[0] == CODE else 0
    if (len(pairs) - first) % PAIRS or "".join(digits).startswith(OWN_CARD):
        return
    for place in range(first, len(pairs), PAIRS):
        four = digits[place : place + PAIRS]
        start, end = row.start() + pairs[place][0], row.start() + pairs[place + PAIRS - 1][1]
        if four[0][0] in "01" or _is_list(four, row[0]):
            continue
        if not (labels.is_amount(text, start, end) or labels.is_labelled(text, row.start())):
            yield start, end


def _is_list(four: list[str], row: str) -> bool:
    """Weeks, ages and years go up: one by one however they are written, or with commas between them."""
    steps = {int(later) - int(earlier) for earlier, later in pairwise(four)}
    return steps == {1} or ("," in row and min(steps) > 0)


def _is_grouped(match: re.Match[str]) -> bool:
    """Eight digits in two or three groups, with no others beside them: 2012 3456, 201 23 456."""
    text, (start, end) = match.string, match.span()
    groups = re.findall(r"\d+", match[0])
    if groups[0] == CODE and sum(map(len, groups)) > DIGITS:
        del groups[0]
    digits = "".join(groups)
    if not is_number(digits) or min(map(len, groups)) < 2 or _is_year_number(groups, not match["space"]):
        return False
    if BESIDE.match(text, end) or labels.is_amount(text, start, end) or labels.is_labelled(text, start):
        return False
    before = text[max(0, start - 8) : start]
    return bool(CODE_BEFORE.search(before)) or not re.search(r"\d(?:\s{1,2}|[-./])\Z", before)


def _is_year_number(groups: list[str], dashes: bool) -> bool:
    """24-123456 and 2026-1234 are cases; 2026-2027 and 2026 2027 are years."""
    years = [bool(A_YEAR.fullmatch(group)) for group in groups]
    return len(groups) == 2 and (all(years) or (dashes and (any(years) or min(map(len, groups)) == 2)))
