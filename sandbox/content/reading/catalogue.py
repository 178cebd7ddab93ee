"""Reads a folder of content into a catalogue: the valid files by slug, and the problems of the others.

Every kind of content that is one file each is read here and nowhere else.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from sandbox.content.reading.errors import ContentError, Location, shown_path
from sandbox.content.reading.yaml_file import Check, load, read

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

M = TypeVar("M", bound=BaseModel)


class Catalogue(dict[str, M], Generic[M]):
    """The sound files' content by slug. `files` has each one's path; `problems` are of whatever was left out.

    With a `stand_in`, `catalogue[slug]` of a slug that is not there is what that makes, for worlds that still name it;
    `in` and `get` tell the truth.
    """

    def __init__(
        self,
        content: Mapping[str, M],
        files: Mapping[str, Path],
        problems: Iterable[ContentError],
        stand_in: Callable[[str], M] | None = None,
    ) -> None:
        super().__init__(content)
        self.files = dict(files)
        self.problems = list(problems)
        self.stand_in = stand_in

    def __missing__(self, slug: str) -> M:
        if self.stand_in is None:
            raise KeyError(slug)
        return self.stand_in(slug)

    def ordered(self, key: Callable[[M], Any]) -> "Catalogue[M]":
        content = dict(sorted(self.items(), key=lambda item: key(item[1])))
        return Catalogue(content, self.files, self.problems, self.stand_in)

    def keyed(self, key: Callable[[M], str]) -> "Catalogue[M]":
        """By another name than the file's."""
        content = {key(item): item for item in self.values()}
        files = {key(item): self.files[slug] for slug, item in self.items()}
        return Catalogue(content, files, self.problems, self.stand_in)

    def changed(self, change: Callable[[M], M]) -> "Catalogue[M]":
        content = {slug: change(item) for slug, item in self.items()}
        return Catalogue(content, self.files, self.problems, self.stand_in)

    def overridden(self, own: "Catalogue[M]") -> "Catalogue[M]":
        """With those of another folder in place of those of the same name."""
        return Catalogue(
            {**self, **own}, {**self.files, **own.files}, [*self.problems, *own.problems], self.stand_in
        )

    def problem(self, slug: str, location: Location, message: str) -> ContentError:
        """A problem at a place in the file, with its line."""
        return read(self.files[slug]).problem(location, message)


def read_folder(
    folder: Path,
    model: type[M],
    check: Check[M] | None = None,
    stand_in: Callable[[str], M] | None = None,
) -> Catalogue[M]:
    """Read `<folder>/<slug>.yaml`, sorted by name; a folder that is not there is an empty catalogue.

    A file that cannot be read as the model, or in which `check` finds something, is among the problems.
    """
    paths, problems = yaml_files(folder)
    content: dict[str, M] = {}
    for path in paths:
        try:
            content[path.stem] = load(path, model, check)
        except ContentError as error:
            problems += error.errors
    return Catalogue(content, {slug: folder / f"{slug}.yaml" for slug in content}, problems, stand_in)


def yaml_files(folder: Path, *, below: bool = True) -> tuple[list[Path], list[ContentError]]:
    """The files `<slug>.yaml` directly in the folder, sorted, and a problem for each other that was meant to be one.

    Those are hidden files (`._brev.yaml`), copies (`brev - Kopi.yaml`), `.yml`, and with `below` files in subfolders.
    """
    paths: list[Path] = []
    problems: list[ContentError] = []
    for path in sorted(_entries(folder, below), key=lambda path: path.relative_to(folder).as_posix()):
        if problem := _misplaced(path, folder):
            problems.append(ContentError(path, 1, (), problem))
        else:
            paths.append(path)
    return paths, problems


def _entries(folder: Path, below: bool) -> Iterator[Path]:
    """Everything that is named as if it were content."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if ".yaml" in path.name.casefold() or ".yml" in path.name.casefold():
            yield path
        elif below and path.is_dir() and not path.is_symlink():
            yield from _entries(path, below)


def _misplaced(path: Path, folder: Path) -> str:
    if path.parent != folder:
        return f"filen skal ligge direkte i {shown_path(folder)}"
    if not path.is_file():
        return "her skal ligge en fil"
    if path.name.startswith("."):
        return "filen er skjult og bliver ikke læst; slet den"
    if path.suffix != ".yaml":
        return "filens navn skal ende på .yaml"
    if not SLUG.fullmatch(path.stem):
        return "filens navn må kun have små bogstaver a-z, tal og bindestreg"
    return ""


def without(content: M, location: Location) -> M | None:
    """A copy without what is at the location: the item of a list, or the key that need not be there, nearest around it.

    None when nothing around it can be left out.
    """
    found = _without(content, location)
    return None if found is _NOTHING else found


_NOTHING = object()


def _without(value: Any, location: Location) -> Any:
    if not location:
        return _NOTHING
    step, rest = location[0], location[1:]
    if isinstance(value, BaseModel) and isinstance(step, str) and step in type(value).model_fields:
        return _without_field(value, step, rest)
    if isinstance(value, list) and isinstance(step, int):
        kept = _without(value[step], rest)
        return [*value[:step], *([] if kept is _NOTHING else [kept]), *value[step + 1 :]]
    return _NOTHING


def _without_field(model: BaseModel, name: str, rest: Location) -> Any:
    """What is left has to be valid by itself: a list can be too short then, or one key need another."""
    fields = type(model).model_fields
    said = {key: getattr(model, key) for key in model.model_fields_set}
    kept = _without(said.pop(name, None), rest)
    for left in (said if kept is _NOTHING else said | {name: kept}, said):
        try:
            return type(model).model_validate({fields[key].alias or key: left[key] for key in left})
        except ValidationError:
            continue
    return _NOTHING
