"""E-mail addresses, also as they are written by people who fear that they are collected."""

import re
from collections.abc import Iterator

RESERVED = (".example", ".test")
LONGEST = 64  # signs before the @ (RFC 5321)
HINT = re.compile(r"@|snabel|[(\[{<]\s?at?\s?[)\]}>]|\s(?:dot|punktum)\s")
STRICT = re.compile(r"(?<=[\w+-])@((?:[\w-]{1,63}\.){1,8}[\w-]{0,62}\w)")
KNOWN = r"(?:com|dk|net|org|eu|info|biz|se|no|fi|de|uk|us|nl|pl|fr|es|it|io|me|nu|fo|gl|is)"
AT = (
    r"(?:@|[(\[{<]\s?(?:at|a|snabel[- ]?a)\s?[)\]}>]|snabel[- ]?a(?!\w)"
    r"|at(?=\s[\w-]{1,63}\s?[(\[]?\s?(?:dot|punktum)\b))"
)
DOT = r"(?:\s?[.,]|\s?[(\[{]\s?(?:dot|punktum|prik)\s?[)\]}]|\s(?:dot|punktum|prik)(?=\s))\s?"
LOOSE = re.compile(
    r"(?<=[\w+-])\s{0,2}" + AT + r"\s{0,2}((?:[\w-]{1,63}" + DOT + r"){1,4}" + KNOWN + r")(?![\w@]|\.\w)"
)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where an address is in a plain text, unless its domain ends in .example or .test."""
    if not HINT.search(text):
        return
    for match in STRICT.finditer(text):
        if not match[1].endswith(RESERVED) and "." in match[1]:
            yield _start(text, match.start()), match.end()
    for match in LOOSE.finditer(text):
        yield _start(text, match.start()), match.end()


def _start(text: str, at: int) -> int:
    """Where the name before the @ begins."""
    start = at
    while start and at - start < LONGEST and (text[start - 1].isalnum() or text[start - 1] in "_.+'-"):
        start -= 1
    return start
