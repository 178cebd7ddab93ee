"""The owners of the imitated hosts, as a browser or a register of domains shows them: `site_owners/<slug>.yaml`."""

from functools import cache

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "site_owners"


class SiteOwner(ContentModel):
    """`host` and all that ends in it: who owns `borger.dk` has `post.borger.dk`, too."""

    slug: str
    host: str
    owner: Text
    about: Text


@cache
def site_owners() -> Catalogue[SiteOwner]:
    """By slug."""
    return read_folder(FOLDER, SiteOwner)


def owner_of(host: str) -> SiteOwner | None:
    """None for a host that nobody is known to own, such as a false one."""
    return next((each for each in site_owners().values() if f".{host}".endswith(f".{each.host}")), None)
