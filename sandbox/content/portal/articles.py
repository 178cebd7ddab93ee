"""The portal's articles: `articles/<slug>.yaml`."""

from datetime import date, timedelta
from functools import cache
from typing import Annotated
from zlib import crc32

from pydantic import Field

from sandbox.config import CONTENT
from sandbox.content.portal.actions import Action, Actions
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.calendar import last_open_day
from sandbox.content.services.catalogue import services

FOLDER = CONTENT / "articles"


class Start(ContentModel):
    """The way into a self-service: what the button says, and what happens then."""

    service: Annotated[str, Ref("services")]
    button: Text
    happens: Text


class Section(ContentModel):
    """A fold-out micro-article."""

    heading: Text
    text: Text


class Situation(ContentModel):
    """One of the tabs of “Vælg din situation”: what only concerns those for whom its title is true."""

    title: Text
    text: Text


class Article(ContentModel):
    """What an article says, and where it leads on to: every one of them to something to do.

    `facts` are the box “Kort fortalt”, `do` are ways on (`sandbox/content/portal/actions.py`), `contact` is the
    authority to call, `related` are the articles of “Se også”. `local`: the municipality may add a text of its own.
    `words` are what people may search for. `edited_days_ago` is counted from the class's day, so that no article
    looks forgotten.
    """

    slug: str
    title: Text
    themes: Annotated[list[Annotated[str, Ref("themes")]], Field(min_length=1)]
    byline: Text
    facts: list[Text] = Field(default_factory=list)
    start: Start | None = None
    do: Actions = Field(default_factory=list)
    body: Text
    situations: list[Situation] = Field(default_factory=list)
    sections: list[Section] = Field(default_factory=list)
    local: bool = False
    contact: Annotated[str, Ref("authorities")] | None = None
    related: list[Annotated[str, Ref("articles")]] = Field(default_factory=list)
    written_by: str
    edited_days_ago: Annotated[int, Field(ge=1, le=700)] | None = None
    words: list[str] = Field(default_factory=list)

    def edited(self, day: date) -> date:
        """When the text was last looked through, seen from the class's day; where the file does not say, some day."""
        ago = self.edited_days_ago or 20 + crc32(self.slug.encode()) % 280
        return last_open_day(day - timedelta(days=ago))


@cache
def articles() -> Catalogue[Article]:
    """By slug."""
    return read_folder(FOLDER, Article)


def articles_of(theme: str) -> list[Article]:
    """A theme's articles; those that lead to a self-service first, then by title."""
    found = [article for article in articles().values() if theme in article.themes]
    return sorted(found, key=lambda article: (article.start is None, article.title))


def actions_of(article: Article) -> list[Action]:
    """Its `do`, then each self-service that names it as its article and that no article has a button for.

    So a new self-service is reached without a change of the article's file.
    """
    reached = {other.start.service for other in articles().values() if other.start}
    reached |= {action.service for action in article.do if action.service}
    added = (slug for slug, service in services().items() if service.article == article.slug)
    return [*article.do, *(Action(service=slug) for slug in added if slug not in reached)]


def see_also(article: Article) -> list[Article]:
    """Its `related`, then the articles that no article names and that name this one first in theirs.

    So a new article is reached from an old one without a change of the old one's file.
    """
    named = {slug for other in articles().values() for slug in other.related}
    added = (
        other.slug
        for other in articles().values()
        if other.slug not in named and other.related[:1] == [article.slug]
    )
    return [articles()[slug] for slug in (*article.related, *added)]
