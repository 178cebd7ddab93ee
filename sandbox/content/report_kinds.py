"""What one can tell the municipality of, “Giv et praj”: `report_kinds/<slug>.yaml`."""

from functools import cache
from pathlib import Path
from typing import Literal

from sandbox.content.authorities import After
from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel, load_all

FOLDER = Path(__file__).with_name("report_kinds")

Pictogram = Literal["bin", "brush", "lamp", "other", "road", "snow", "tree"]


class ReportKind(ContentModel):
    """`where` and `what` are hints at the two questions; `answer` comes `after`, to those who asked for one."""

    slug: str
    order: int
    title: Text
    where: Text
    what: Text
    icon: Pictogram
    authority: str
    after: After
    answer: Text


@cache
def report_kinds() -> dict[str, ReportKind]:
    """By slug, in the order of the list. :raise ContentErrors: with every file that cannot be read."""
    found = load_all(FOLDER, ReportKind)
    return dict(sorted(found.items(), key=lambda item: item[1].order))
