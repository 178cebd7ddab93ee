"""Whom to call after real fraud: `fraud_helplines/<slug>.yaml`. Operators keep these files up to date.

The numbers are invented: no Danish number begins with 0.
"""

from functools import cache
from typing import Annotated

from pydantic import Field

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "fraud_helplines"


class FraudHelpline(ContentModel):
    """`order` is the place in which to call."""

    slug: str
    order: int
    name: Text
    reason: Text
    phone: Annotated[str, Field(pattern=r"^0\d( \d\d){3}$")]


@cache
def fraud_helplines() -> Catalogue[FraudHelpline]:
    """By slug, the most urgent first."""
    return read_folder(FOLDER, FraudHelpline).ordered(lambda item: item.order)
