"""The portal's theme tiles: `themes/<slug>.yaml`."""

from functools import cache
from pathlib import Path

from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel, load_all

FOLDER = Path(__file__).with_name("themes")


class Theme(ContentModel):
    """`icon` is an icon of the design system, without its ending; `order` is the tile's place."""

    slug: str
    order: int
    title: Text
    summary: Text
    icon: str


@cache
def themes() -> dict[str, Theme]:
    """By slug, in the front page's order. :raise ContentErrors: with every file that cannot be read."""
    found = load_all(FOLDER, Theme)
    return dict(sorted(found.items(), key=lambda item: item[1].order))
