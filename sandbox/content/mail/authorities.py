"""The authorities and private senders that write to citizens or answer them: `authorities/<slug>.yaml`.

What a citizen writes about is chosen among `categories`, and what comes back is a rule: after `receipt_minutes` a
receipt, and later the `answer` of the category. One without its own gets the general answer of that kind of authority.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sandbox.config import CONTENT
from sandbox.content.chosen_municipality import of_municipality
from sandbox.content.municipality.settings import reach
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.errors import Location
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import N_, Text, Translate, fill
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.calendar import After

FOLDER = CONTENT / "authorities"

AuthorityKind = Literal["statslig", "region", "kommune", "øvrig", "privat"]
RECEIPT = "kvittering-for-besked"
ANSWER_KNOWS = frozenset({"about", "sent_at", "authority"})
"""When an answer comes, counted from the day of the message: `+2 days 10:30`."""


class Answer(ContentModel):
    """A letter that comes back; it can ask for the facts `about`, `sent_at` and `authority` (`ANSWER_KNOWS`).

    In answer to a reply it can ask for the facts of the letter that was replied to, too.
    """

    letter: Annotated[str, Ref("letters")]
    after: After


GENERAL: dict[AuthorityKind, Answer] = {
    "kommune": Answer(letter="svar-fra-kommunen", after="+2 days 10:30"),
    "statslig": Answer(letter="svar-fra-staten", after="+3 days 09:50"),
    "region": Answer(letter="svar-fra-regionen", after="+1 day 13:20"),
    "øvrig": Answer(letter="svar-fra-andre", after="+2 days 11:40"),
}
"""What answers a message that no rule of its own answers. Private senders cannot be written to."""


class Category(ContentModel):
    """What a message to the authority can be about."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    answer: Answer | None = None


class Authority(ContentModel):
    """`name` may hold `{municipality}`: its name is configuration, and so is where the municipality's own are reached.

    `write_instead` is for those who cannot be written to: why not, and how to reach them.
    """

    slug: str
    name: str
    kind: AuthorityKind
    phone: Annotated[str, Field(pattern=r"^0\d( \d\d){3}$", description="Opfundet: begynder med 0")] = ""
    address: str = ""
    replies: bool = False
    write_instead: Text | None = None
    categories: list[Category] = Field(default_factory=list)
    receipt_minutes: Annotated[int, Field(ge=0, le=4_320)] = 10

    @model_validator(mode="after")
    def _sound(self) -> Self:
        slugs = [category.slug for category in self.categories]
        if len(set(slugs)) < len(slugs):
            raise ValueError("to kategorier har samme slug")
        if self.categories and not self.replies:
            raise ValueError("kategorier er for dem, man kan skrive til: sæt replies til true")
        return self

    def called(self, municipality: str) -> str:
        return fill(self.name, {"municipality": municipality})

    def category(self, slug: str) -> Category | None:
        return next((category for category in self.categories if category.slug == slug), None)

    def answer_to(self, category: str) -> Answer:
        """What answers a message about that, or about nothing in particular."""
        chosen = self.category(category)
        return (chosen.answer if chosen else None) or GENERAL[self.kind]

    def category_title(self, slug: str, translate: Translate = str) -> str:
        """Empty for none."""
        category = self.category(slug)
        return translate(category.title) if category else ""


@of_municipality
def authorities() -> Catalogue[Authority]:
    """By slug; the municipality's own are reached as its settings say."""
    return read_folder(FOLDER, Authority, check=_written_once, stand_in=_gone).changed(_reached)


def _written_once(authority: Authority) -> Iterator[tuple[Location, str]]:
    if (authority.kind == "kommune") == bool(authority.phone or authority.address):
        yield (), "phone og address står her, men kommunens egne står i kommunens settings.yaml"


def _reached(authority: Authority) -> Authority:
    if authority.kind != "kommune":
        return authority
    return authority.model_copy(update=reach(authority.slug).model_dump())


def _gone(slug: str) -> Authority:
    return Authority(
        slug=slug,
        name="Øvebanen",
        kind="øvrig",
        phone="00 00 00 00",
        write_instead=N_("Afsenderen findes ikke i Øvebanen længere."),
    )


def writable() -> dict[str, Authority]:
    """Those whom a citizen can write to, by slug."""
    return {slug: authority for slug, authority in authorities().items() if authority.replies}
