"""Who owns the imitated addresses, as a browser or a register of addresses would tell it: `owners/<slug>.yaml`."""

from functools import cache
from pathlib import Path

from sandbox.content.catalogue import Catalogue, read_folder
from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel

FOLDER = Path(__file__).with_name("owners")


class Owner(ContentModel):
    """`host` and all that ends in it: who owns `borger.dk` has `post.borger.dk`, too."""

    slug: str
    host: str
    owner: Text
    about: Text


@cache
def owners() -> Catalogue[Owner]:
    """By slug."""
    return read_folder(FOLDER, Owner)


def owner_of(host: str) -> Owner | None:
    """None for a host that nobody is known to own, such as a false one."""
    return next((each for each in owners().values() if f".{host}".endswith(f".{each.host}")), None)
