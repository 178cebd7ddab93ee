"""The portal's theme tiles: `themes/<slug>.yaml`."""

from functools import cache

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "themes"


class Theme(ContentModel):
    """`icon` is an icon of the design system, without its ending; `order` is the tile's place."""

    slug: str
    order: int
    title: Text
    summary: Text
    icon: str


@cache
def themes() -> Catalogue[Theme]:
    """By slug, in the front page's order."""
    return read_folder(FOLDER, Theme).ordered(lambda item: item.order)
