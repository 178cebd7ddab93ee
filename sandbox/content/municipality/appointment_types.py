"""The purposes of an appointment with the municipality: `appointment_types/<slug>.yaml`."""

from functools import cache
from typing import Annotated

from pydantic import Field

from sandbox.config import CONTENT
from sandbox.content.municipality.settings import Office, OfficeKind, municipality
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import N_, Text
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "appointment_types"


class AppointmentType(ContentModel):
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
    authority: Annotated[str, Ref("authorities")]
    bring: Annotated[list[Text], Field(min_length=1)]
    remember: Text
    happens: Text
    article: Annotated[str, Ref("articles")] | None = None
    letter: Annotated[str, Ref("letters")] = "kvittering-tidsbestilling"
    cancel_hours: Annotated[int, Field(ge=0, le=72)] = 24

    def offices(self) -> list[Office]:
        """The municipality's offices that offer it."""
        return [office for office in municipality().offices if office.kind in self.kinds]


@cache
def appointment_types() -> Catalogue[AppointmentType]:
    """By slug, in the order of the list."""
    return read_folder(FOLDER, AppointmentType, stand_in=_gone).ordered(lambda item: item.order)


def _gone(slug: str) -> AppointmentType:
    text = N_("Ærindet findes ikke længere")
    return AppointmentType(
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
