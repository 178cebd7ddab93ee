"""The municipality's own pages: themes with their pages and the portal's articles, and the news.

In its folder these are `themes.yaml`, `pages/<slug>.yaml` and `news/<slug>.yaml`.
"""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from sandbox.content.chosen_municipality import folder, of_municipality
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.articles import Section
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel, load

Season = Literal["winter", "spring", "summer", "autumn"]
SEASONS: tuple[Season, ...] = ("winter", "spring", "summer", "autumn")
Picture = Literal["books", "candle", "flowers", "harbour", "leaves", "lamp", "road", "snow", "sun", "table"]


class Link(ContentModel):
    """A page to go on to that is not a self-service; in `address`, `{host}` is the municipality's."""

    address: Annotated[str, Field(pattern=r"^/(\{host\}|[a-z0-9.-]+)/[a-z0-9/-]*$")]
    label: Text
    text: Text | None = None

    @property
    def path(self) -> str:
        return self.address.replace("{host}", municipality().host)


class Theme(ContentModel):
    """`articles` are those of the portal's that are shown here, too; each stands in one theme only."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    summary: Text
    icon: str
    articles: list[Annotated[str, Ref("articles")]] = []


class Themes(ContentModel):
    """`welcome` and `lead` greet on the front page; the themes stand below in their order."""

    welcome: Text
    lead: Text
    themes: Annotated[list[Theme], Field(min_length=1)]


class Page(ContentModel):
    """A page in the municipality's own words; `link` is the way on, `contact` the authority that knows more."""

    slug: str
    theme: Annotated[str, Ref("municipality_themes")]
    title: Text
    byline: Text
    body: Text
    sections: list[Section] = []
    link: Link | None = None
    contact: Annotated[str, Ref("authorities")] | None = None
    words: list[str] = []


class News(ContentModel):
    """What came `days_ago`, counted from the class's day; without `seasons` it is told all year."""

    slug: str
    title: Text
    summary: Text
    body: Text
    days_ago: Annotated[int, Field(ge=0, le=90)]
    seasons: list[Season] = []
    picture: Picture
    link: Link | None = None

    def day(self, today: date) -> date:
        return today - timedelta(days=self.days_ago)


@of_municipality
def front() -> Themes:
    """:raise ContentError: if the file cannot be read."""
    return load(folder() / "themes.yaml", Themes)


def themes() -> dict[str, Theme]:
    """By slug, in the order of the menu."""
    return {theme.slug: theme for theme in front().themes}


def theme_of(article: str) -> Theme | None:
    """Where an article of the portal's stands; None for one that the municipality does not show."""
    return next((theme for theme in front().themes if article in theme.articles), None)


@of_municipality
def pages() -> Catalogue[Page]:
    """By slug."""
    return read_folder(folder() / "pages", Page)


def pages_of(theme: str) -> list[Page]:
    return sorted((page for page in pages().values() if page.theme == theme), key=lambda page: page.title)


@of_municipality
def all_news() -> Catalogue[News]:
    """By slug."""
    return read_folder(folder() / "news", News)


def news(today: date) -> list[News]:
    """What is told at this time of the year, the newest first."""
    season = SEASONS[today.month % 12 // 3]
    told = (each for each in all_news().values() if not each.seasons or season in each.seasons)
    return sorted(told, key=lambda each: (each.days_ago, each.slug))
