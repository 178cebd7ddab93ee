"""The kinds of problem that can be reported by “Giv et praj”: `report_kinds/<slug>.yaml`."""

from functools import cache
from typing import Annotated, Literal

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import N_, Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.calendar import After

FOLDER = CONTENT / "report_kinds"

Pictogram = Literal["bin", "brush", "lamp", "other", "road", "snow", "tree"]


class ReportKind(ContentModel):
    """`where` and `what` are hints at the two questions; `answer` comes `after`, to those who asked for one."""

    slug: str
    order: int
    title: Text
    where: Text
    what: Text
    icon: Pictogram
    authority: Annotated[str, Ref("authorities")]
    after: After
    answer: Text


@cache
def report_kinds() -> Catalogue[ReportKind]:
    """By slug, in the order of the list."""
    return read_folder(FOLDER, ReportKind, stand_in=_gone).ordered(lambda item: item.order)


def _gone(slug: str) -> ReportKind:
    text = N_("Den slags praj findes ikke længere")
    return ReportKind(
        slug=slug,
        order=0,
        title=text,
        where=text,
        what=text,
        icon="other",
        authority="",
        after="+1 day",
        answer=text,
    )
