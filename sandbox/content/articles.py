"""The portal's articles: `articles/<slug>.yaml`."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel, load_all

FOLDER = Path(__file__).with_name("articles")


class Start(ContentModel):
    """The way into a self-service: what the button says, and what happens then."""

    service: str
    button: Text
    happens: Text


class Section(ContentModel):
    """A fold-out micro-article."""

    heading: Text
    text: Text


class Article(ContentModel):
    """`local`: the municipality may add a text of its own. `words` are what people may search for."""

    slug: str
    title: Text
    themes: Annotated[list[str], Field(min_length=1)]
    byline: Text
    start: Start | None = None
    body: Text
    sections: list[Section] = Field(default_factory=list)
    local: bool = False
    written_by: str
    words: list[str] = Field(default_factory=list)


@cache
def articles() -> dict[str, Article]:
    """By slug. :raise ContentErrors: with every file that cannot be read."""
    return load_all(FOLDER, Article)


def articles_of(theme: str) -> list[Article]:
    """A theme's articles; those that lead to a self-service first, then by title."""
    found = [article for article in articles().values() if theme in article.themes]
    return sorted(found, key=lambda article: (article.start is None, article.title))
