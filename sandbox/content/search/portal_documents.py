"""What a search of the portal looks through: all that its content files say."""

from collections.abc import Iterator
from functools import cache

from sandbox.content.portal.articles import Article, articles
from sandbox.content.portal.life_situations import LifeSituation, life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.portal.themes import themes
from sandbox.content.reading.text import PLACEHOLDER, blocks
from sandbox.content.search.index import Document, Index, index
from sandbox.content.services.catalogue import services

POPULAR = ("flytning", "pas", "sundhedskort", "folkepension", "boligstøtte", "børnehave")
"""What many search for: what to try when nothing was found."""


@cache
def searchable() -> Index:
    return index(documents())


def documents() -> Iterator[Document]:
    """Those that tell most come first, so that they come first where they are found alike."""
    yield from map(_article, articles().values())
    for service in services().values():
        yield Document("service", service.slug, service.title, _bare(service.intro).splitlines()[0])
    yield from map(_guide, life_situations().values())
    for page in pages().values():
        yield Document("page", page.slug, page.title, page.byline, tuple(page.words))
    for theme in themes().values():
        yield Document("theme", theme.slug, theme.title, theme.summary)


def _article(article: Article) -> Document:
    folded = [(each.title, each.text) for each in article.situations]
    folded += [(each.heading, each.text) for each in article.sections]
    told = [article.body, *article.facts, *(text for _heading, text in folded)]
    named = [heading for heading, _text in folded]
    named += [block.text for block in blocks(article.body) if block.kind == "heading"]
    return Document(
        "article",
        article.slug,
        article.title,
        article.byline,
        tuple(article.words),
        tuple(map(_bare, named)),
        _bare("\n".join(told)),
    )


def _guide(guide: LifeSituation) -> Document:
    said = [text for point in guide.points for text in (point.title, point.text)]
    return Document(
        "guide", guide.slug, guide.title, guide.summary, tuple(guide.words), body=_bare("\n".join(said))
    )


def _bare(text: str) -> str:
    return PLACEHOLDER.sub("", text)
