"""What many ask for help with, and the answers: `faq/<slug>.yaml`."""

from functools import cache
from pathlib import Path

from sandbox.content.catalogue import Catalogue, read_folder
from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel

FOLDER = Path(__file__).with_name("faq")


class Question(ContentModel):
    """`article` tells more."""

    slug: str
    order: int
    question: Text
    answer: Text
    article: str | None = None


@cache
def faq() -> Catalogue[Question]:
    """By slug, in order."""
    return read_folder(FOLDER, Question).ordered(lambda item: item.order)
