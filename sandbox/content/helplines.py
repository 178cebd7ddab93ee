"""Whom to call when something has gone wrong in real life: `helplines/<slug>.yaml`, to be mended where it is used.

The numbers are invented: no Danish number begins with 0.
"""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from sandbox.content.catalogue import Catalogue, read_folder
from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel

FOLDER = Path(__file__).with_name("helplines")


class Helpline(ContentModel):
    """`order` is the place in which to call."""

    slug: str
    order: int
    name: Text
    reason: Text
    phone: Annotated[str, Field(pattern=r"^0\d( \d\d){3}$")]


@cache
def helplines() -> Catalogue[Helpline]:
    """By slug, the most urgent first."""
    return read_folder(FOLDER, Helpline).ordered(lambda item: item.order)
