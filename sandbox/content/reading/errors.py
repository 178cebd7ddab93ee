"""The error of a content file: message, file, line and key."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

Location = tuple[str | int, ...]

ROOT = Path(__file__).resolve().parents[3]


def shown_path(path: Path) -> str:
    """The path as an author knows it: from the project's folder, with forward slashes."""
    resolved = path.resolve()
    return resolved.relative_to(ROOT).as_posix() if resolved.is_relative_to(ROOT) else path.as_posix()


def dotted(location: Location) -> str:
    """`("steps", 2, "done")` as `steps[2].done`; items are counted from 1, as a reader counts them."""
    shown = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location)
    return shown.removeprefix(".")


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Told of a name of nothing: with the one that was meant, or else those there are."""
    known = sorted(known)
    near = get_close_matches(name, known, n=1)
    hint = f"mente du “{near[0]}”?" if near else f"kendte er: {', '.join(known) or 'ingen'}"
    return f"{what} “{name}” findes ikke; {hint}"


class ContentError(Exception):
    """One problem in one file. `line` counts from 1; `key` is empty when the whole file is meant."""

    def __init__(self, path: Path, line: int, location: Location, message: str) -> None:
        self.path = path
        self.line = line
        self.key = dotted(location)
        self.message = message
        super().__init__(str(self))

    @property
    def errors(self) -> "list[ContentError]":
        """Each problem by itself."""
        return [self]

    def __str__(self) -> str:
        place = f"{shown_path(self.path)}, linje {self.line}"
        return f"{place}, {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class ContentErrors(ContentError):
    """Several problems, of one file or more. `str` gives all, one a line; the attributes are the first one's."""

    def __init__(self, errors: Sequence[ContentError]) -> None:
        self._errors = list(errors)
        first = self._errors[0]
        super().__init__(first.path, first.line, (), first.message)
        self.key = first.key

    @property
    def errors(self) -> list[ContentError]:
        return self._errors

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self._errors)


def raise_all(errors: Iterable[ContentError]) -> None:
    """Return when there are none. Errors are sorted by line.

    :raise ContentError: for one error, and ContentErrors for several.
    """
    match sorted(errors, key=lambda error: error.line):
        case []:
            return
        case [error]:
            raise error
        case several:
            raise ContentErrors(several)
