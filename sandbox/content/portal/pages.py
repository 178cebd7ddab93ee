"""The portal's pages that are no articles, so that search and site map know of them: `pages/<slug>.yaml`."""

from functools import cache
from typing import Annotated

from pydantic import Field

from sandbox.config import CONTENT
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "pages"


class PortalPage(ContentModel):
    """In `address`, `{host}` is the municipality's. `order` is the place on the site map."""

    slug: str
    order: int
    title: Text
    byline: Text
    address: Annotated[str, Field(pattern=r"^/(\{host\}|[a-z0-9.-]+)/[a-z0-9/-]*$")]
    words: list[str] = Field(default_factory=list)

    @property
    def path(self) -> str:
        return self.address.replace("{host}", municipality().host)


@cache
def pages() -> Catalogue[PortalPage]:
    """By slug, in the site map's order."""
    return read_folder(FOLDER, PortalPage).ordered(lambda item: item.order)
