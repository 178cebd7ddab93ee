"""What one can book a time for with the municipality: `errands/<slug>.yaml`."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from sandbox.content.catalogue import Catalogue, read_folder
from sandbox.content.fees import N_
from sandbox.content.municipality import Office, OfficeKind, municipality
from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel

FOLDER = Path(__file__).with_name("errands")


class Errand(ContentModel):
    """`minutes` is how long a time lasts, `kinds` are the kinds of offices that offer it.

    `remember` says in one sentence what `bring` lists, for letters and text messages. `letter` is the receipt; a time
    can be moved and cancelled on the page until `cancel_hours` before it. `order` is the place in the list.
    """

    slug: str
    order: int
    title: Text
    summary: Text
    minutes: Annotated[int, Field(ge=5, le=120, multiple_of=5)]
    kinds: Annotated[list[OfficeKind], Field(min_length=1)]
    authority: str
    bring: Annotated[list[Text], Field(min_length=1)]
    remember: Text
    happens: Text
    article: str | None = None
    letter: str = "kvittering-tidsbestilling"
    cancel_hours: Annotated[int, Field(ge=0, le=72)] = 24

    def offices(self) -> list[Office]:
        """The municipality's offices that offer it."""
        return [office for office in municipality().offices if office.kind in self.kinds]


@cache
def errands() -> Catalogue[Errand]:
    """By slug, in the order of the list."""
    return read_folder(FOLDER, Errand, stand_in=_gone).ordered(lambda item: item.order)


def _gone(slug: str) -> Errand:
    text = N_("Ærindet findes ikke længere")
    return Errand(
        slug=slug,
        order=0,
        title=text,
        summary=text,
        minutes=15,
        kinds=["citizen-service"],
        authority="",
        bring=[text],
        remember=text,
        happens=text,
    )
