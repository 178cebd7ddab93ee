"""Frequent questions and their answers: `faq/<slug>.yaml`."""

from functools import cache
from typing import Annotated

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "faq"


class Question(ContentModel):
    """`article` tells more."""

    slug: str
    order: int
    question: Text
    answer: Text
    article: Annotated[str, Ref("articles")] | None = None


@cache
def faq() -> Catalogue[Question]:
    """By slug, in order."""
    return read_folder(FOLDER, Question).ordered(lambda item: item.order)
