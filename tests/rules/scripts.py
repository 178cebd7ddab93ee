"""The scripts as the rules read them: statements outside all brackets, and the behaviours that they start."""

import re
from functools import cache

from tests.rules.tree import STATIC, files, name, read

COMMENT = re.compile(r"^\s*//.*$| // .*$", re.MULTILINE)
REGISTERS = re.compile(r'behaviour\("([^"]+)", ')


@cache
def statements() -> tuple[tuple[str, str], ...]:
    """Every statement outside all brackets of the scripts of our own, with its file."""
    return tuple((name(path), each) for path in files(STATIC, ".js") for each in _split(read(path)))


def behaviours() -> dict[str, str]:
    """The source of each behaviour by the selector that it starts for."""
    found = [(match.group(1), each) for _file, each in statements() if (match := REGISTERS.match(each))]
    assert len(dict(found)) == len(found), "two behaviours start for the same selector"
    return dict(found)


def shared() -> str:
    """The source of what every behaviour starts by."""
    return "\n".join(each for _file, each in statements() if not REGISTERS.match(each))


def _split(source: str) -> list[str]:
    source = COMMENT.sub("", source)
    depth, begins, found = 0, 0, []
    for place, sign in enumerate(source):
        depth += (sign in "([{") - (sign in ")]}")
        if sign == ";" and depth == 0:
            found.append(source[begins : place + 1].strip())
            begins = place + 1
    assert not source[begins:].strip(), f"a statement without its semicolon: {source[begins:][:60]}"
    return found
