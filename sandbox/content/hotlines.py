"""Who helps people who are stuck on the portal: `hotlines/<slug>.yaml`. The numbers are as invented as `helplines`."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from sandbox.content.catalogue import Catalogue, read_folder
from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel

FOLDER = Path(__file__).with_name("hotlines")


class Hotline(ContentModel):
    """`order` is the place on the help page; `hours` has a line for each span of days."""

    slug: str
    order: int
    name: Text
    helps: Text
    phone: Annotated[str, Field(pattern=r"^0\d( \d\d){3}$")]
    hours: Annotated[list[Text], Field(min_length=1)]


@cache
def hotlines() -> Catalogue[Hotline]:
    """By slug, in order."""
    return read_folder(FOLDER, Hotline).ordered(lambda item: item.order)
