"""Whom to call for help with the portal: `support_lines/<slug>.yaml`. The numbers are invented."""

from functools import cache
from typing import Annotated

from pydantic import Field

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "support_lines"


class SupportLine(ContentModel):
    """`order` is the place on the help page; `hours` has a line for each span of days."""

    slug: str
    order: int
    name: Text
    helps: Text
    phone: Annotated[str, Field(pattern=r"^0\d( \d\d){3}$")]
    hours: Annotated[list[Text], Field(min_length=1)]


@cache
def support_lines() -> Catalogue[SupportLine]:
    """By slug, in order."""
    return read_folder(FOLDER, SupportLine).ordered(lambda item: item.order)
