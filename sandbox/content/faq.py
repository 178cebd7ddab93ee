"""What many ask for help with, and the answers: `faq/<slug>.yaml`."""

from functools import cache
from pathlib import Path

from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel, load_all

FOLDER = Path(__file__).with_name("faq")


class Question(ContentModel):
    """`article` tells more."""

    slug: str
    order: int
    question: Text
    answer: Text
    article: str | None = None


@cache
def faq() -> dict[str, Question]:
    """By slug, in order. :raise ContentErrors: with every file that cannot be read."""
    found = load_all(FOLDER, Question)
    return dict(sorted(found.items(), key=lambda item: item[1].order))
