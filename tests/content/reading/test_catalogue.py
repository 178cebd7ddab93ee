from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from sandbox.content.reading.catalogue import Catalogue, read_folder, without
from sandbox.content.reading.errors import Location
from sandbox.content.reading.yaml_file import ContentModel


class Point(ContentModel):
    letter: str | None = None
    page: str | None = None


class Button(ContentModel):
    service: str


class Page(ContentModel):
    slug: str = "side"
    author: str
    button: Button | None = None
    points: list[Point] = []
    themes: Annotated[list[str], Field(min_length=1)]


PAGE = Page(author="a", button=Button(service="b"), points=[Point(letter="c"), Point(page="d")], themes=["e"])


@pytest.mark.parametrize(
    ("location", "left"),
    [
        (("button", "service"), PAGE.model_copy(update={"button": None})),
        (("points", 0), PAGE.model_copy(update={"points": [Point(page="d")]})),
        (("points", 0, "letter"), PAGE.model_copy(update={"points": [Point(), Point(page="d")]})),
        (("author",), None),
        (("themes", 0), None),
        (("findes", "ikke"), None),
        ((), None),
    ],
)
def test_the_nearest_part_that_can_be_left_out_is_left_out(location: Location, left: Page | None) -> None:
    assert without(PAGE, location) == left


def test_what_is_not_there_has_a_stand_in_but_is_not_in(tmp_path: Path) -> None:
    read = read_folder(tmp_path, Page, stand_in=lambda slug: Page(slug=slug, author="", themes=["x"]))
    assert read["vaek"].slug == "vaek"
    assert "vaek" not in read
    assert read.get("vaek") is None
    with pytest.raises(KeyError):
        _ = read_folder(tmp_path, Page)["vaek"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "findes-ikke", Page) == {}


def test_a_catalogue_keeps_files_and_problems_however_it_is_arranged(tmp_path: Path) -> None:
    for slug, author in (("a", "y"), ("b", "x")):
        (tmp_path / f"{slug}.yaml").write_text(f"author: {author}\nthemes: [t]\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("author: [", encoding="utf-8")
    read = read_folder(tmp_path, Page)
    arranged: list[Catalogue[Page]] = [
        read.ordered(lambda page: page.author),
        read.keyed(lambda page: page.author),
        read.changed(lambda page: page),
        read.overridden(read_folder(tmp_path / "ingen", Page)),
    ]
    assert [list(each) for each in arranged] == [["b", "a"], ["y", "x"], ["a", "b"], ["a", "b"]]
    assert all(each.problems == read.problems for each in arranged)
    assert arranged[1].files["x"] == tmp_path / "b.yaml"
