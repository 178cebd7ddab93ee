"""The false sites: what each pretends, what it asks for, and its signs of fraud; `false_sites/<slug>.yaml`.

Their hosts end in what no top-level domain can ever be called, so that nobody can own them.
"""

from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "false_sites"
NOWHERE = frozenset({"dkk"})


def _nowhere(host: str) -> str:
    """A hyphen is in no top-level domain but those of other scripts, which begin with `xn--`."""
    ending = host.rpartition(".")[2]
    if ending not in NOWHERE and ("-" not in ending or ending.startswith("xn-")):
        raise ValueError(f"endelsen “{ending}” kunne findes; brug for eksempel dkk eller dk-login")
    return host


Host = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"), AfterValidator(_nowhere)]


class Asked(ContentModel):
    """What the page wants to know; nothing that is typed there is ever read."""

    name: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
    label: Text
    kind: Literal["text", "secret", "photo"] = "text"
    hint: Text | None = None


class FalseSite(ContentModel):
    """`signs` are told afterwards, and so is how it is in real life: `instead`."""

    slug: str
    host: Host
    brand: Text
    title: Text
    text: Text
    fields: Annotated[list[Asked], Field(min_length=1)]
    button: Text
    signs: Annotated[list[Text], Field(min_length=2)]
    instead: Text


@cache
def false_sites() -> Catalogue[FalseSite]:
    """By host."""
    return read_folder(FOLDER, FalseSite).keyed(lambda site: site.host)
