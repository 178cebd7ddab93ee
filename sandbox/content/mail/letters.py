"""Letters of Digital Post: `letters/<slug>.yaml`, a file each.

`facts` names the placeholders that a letter needs beyond those that every letter has (`GIVEN`). Each has its
default, or nothing, and then whoever sends the letter must give it. How a fact is written stands in
`sandbox/content/writing/placeholders.py`; days are counted from the day the letter came.

`{deadline}` is `deadline_days` after the letter came, or the next open day. `sender: "{authority}"` is a letter that
any authority may send: whoever sends it gives the fact `authority`, the slug of one.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from functools import cache, cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from sandbox.config import CONTENT
from sandbox.content.mail.authorities import Answer, Authority, authorities
from sandbox.content.mail.documents import documents, placeholders_of
from sandbox.content.mail.seed import Seed
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.errors import Location
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import N_, Block, Text, Translate, fill, filled, placeholders, translated
from sandbox.content.rules.calendar import resolve
from sandbox.content.rules.date_rules import Bound
from sandbox.content.writing.placeholders import MONEY, PENSION, fixed_fact, known_facts, shown_fact
from sandbox.content.writing.templated import Templated

FOLDER = CONTENT / "letters"

LetterKind = Literal[
    "indkaldelse",
    "afgørelse",
    "partshøring",
    "kvittering",
    "opkrævning",
    "rykker",
    "orientering",
    "tilbud",
    "påmindelse",
    "anmodning",
    "attest",
    "årsopgørelse",
    "svar",
]

DATES = ("date", "year", "last_year", "next_year")
CITIZENS = ("name", "first_name", "address", "child", "municipality", *PENSION, *MONEY)
SENDERS = ("sender", "sender_phone")
GIVEN = frozenset({*CITIZENS, *SENDERS, *DATES})
"""Placeholders that every letter can use. `child` is the first name of the parent's youngest; `pension_day` is the day
on which the age of folkepension is reached, `pension_from` that from which it can be applied for.
"""

ANY_SENDER = "{authority}"


class Letter(Templated):
    """`reply` shows a reply button, and `answer` is what comes back; without it the authority's general answer does.

    `appeal` is shown under a heading of its own, after the body; `appeal_by` is the last day for it, counted from the
    day the letter came: `+klagefrist` is the rule of that file in `rates/`.

    `attachments` are documents: files in content/documents/. Letters with the same `case` have the same
    `case_number`.
    """

    called: ClassVar[str] = "brevet"
    slug: str
    sender: Literal["{authority}"] | Annotated[str, Ref("authorities")]
    subject: Text
    kind: LetterKind
    body: Text
    appeal: Text | None = None
    appeal_by: Bound | None = None
    case: str | None = None
    deadline_days: Annotated[int, Field(ge=1, le=365)] | None = None
    reply: bool = False
    answer: Answer | None = None
    attachments: list[Annotated[str, Ref("documents")]] = Field(default_factory=list)
    seed: list[Seed] = Field(default_factory=list)

    def sent_by(self, given: Mapping[str, str]) -> Authority:
        """A stand-in where the authority's file is gone, or the fact `authority` is none."""
        return authorities()[given.get("authority", "") if self.sender == ANY_SENDER else self.sender]

    @property
    def own_deadline(self) -> frozenset[str]:
        """`deadline`, where the letter has one by a number of days."""
        return frozenset({"deadline"} if self.deadline_days else ())

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """What the letter and its attachments ask for."""
        return self.own_placeholders | placeholders_of(self.attachments)

    @cached_property
    def own_placeholders(self) -> frozenset[str]:
        said = (self.subject, self.body, self.appeal or "", *filter(None, self.facts.values()))
        return frozenset(placeholders("\n".join(said)))

    @cached_property
    def subject_placeholders(self) -> frozenset[str]:
        return frozenset(placeholders(self.subject))

    @model_validator(mode="after")
    def _declared(self) -> Self:
        if self.answer and not self.reply:
            raise ValueError(
                "et brev, som ingen kan svare på, får intet svar: sæt reply til true, eller fjern answer"
            )
        if self.appeal_by and not self.appeal:
            raise ValueError("en klagefrist (appeal_by) hører til en klagevejledning (appeal)")
        if self.sender == ANY_SENDER and "authority" not in self.facts:
            raise ValueError("et brev, som enhver kan sende, har en linje under facts: authority")
        given = GIVEN | self.own_deadline
        used = self.placeholders | placeholders(self.sender)
        if any(slug not in documents() for slug in self.attachments):
            used |= self.facts.keys()  # the document would have used them
        self.check_facts(self.own_placeholders, given, used)
        self.check_seeds(self.seed, self.required)
        return self


@cache
def letters() -> Catalogue[Letter]:
    """By slug."""
    return read_folder(FOLDER, Letter, check=_attached, stand_in=_gone)


def _gone(slug: str) -> Letter:
    """What is shown of a letter that lies in a mailbox, and whose file was renamed or cannot be read any more."""
    return Letter(
        slug=slug,
        sender="",
        subject=N_("Brevet er her ikke længere"),
        kind="orientering",
        body=N_("Her lå et brev, som ikke findes i Øvebanen længere. Du har ikke gjort noget galt."),
    )


def _attached(letter: Letter) -> Iterator[tuple[Location, str]]:
    """What an attachment needs and the letter does not say. Attachments that are not there are found elsewhere."""
    for place, slug in enumerate(letter.attachments):
        if slug in documents() and (
            missing := documents()[slug].required - letter.facts.keys() - letter.own_deadline
        ):
            yield (
                ("attachments", place),
                f"dokumentet skal have at vide: {', '.join(sorted(missing))}; skriv det under facts",
            )


def facts_of(
    letter: Letter,
    given: Mapping[str, str],
    received: date,
    locale: str = "da",
    wanted: Collection[str] | None = None,
) -> dict[str, str]:
    """Everything the letter's placeholders, or those `wanted`, need, as it is to be shown.

    `given` is what belongs to the citizen (`CITIZENS`, `municipality` always) and to this very letter.
    """
    authority = letter.sent_by(given)
    day, facts = _told(letter, given, received)
    chosen = facts if wanted is None else facts.keys() & wanted
    shown = {name: shown_fact(facts[name], day, _key(letter, given, day, name), locale) for name in chosen}
    shown |= {"sender": authority.called(given["municipality"]), "sender_phone": authority.phone}
    return shown | {"year": str(day.year), "last_year": str(day.year - 1), "next_year": str(day.year + 1)}


def fixed_facts(
    letter: Letter, given: Mapping[str, str], received: date, wanted: Collection[str]
) -> dict[str, str]:
    """Those of the letter's facts that are wanted, as whoever has the letter can go on saying them elsewhere."""
    day, facts = _told(letter, given, received)
    return {
        name: fixed_fact(facts[name], day, _key(letter, given, day, name)) for name in facts.keys() & wanted
    }


def _told(letter: Letter, given: Mapping[str, str], received: date) -> tuple[date, dict[str, str]]:
    """The day that is counted from, and the facts as they are written."""
    day = received.date() if isinstance(received, datetime) else received
    facts = known_facts({name: default for name, default in letter.facts.items() if default}, given)
    return day, facts | {"date": "+0 days", "deadline": f"+{letter.deadline_days or 0} days weekday", **given}


def _key(letter: Letter, given: Mapping[str, str], day: date, fact: str) -> str:
    """The key to a fact's digits; the number of a case is the same in all letters about it."""
    name = given.get("name", "")
    shared = letter.case and fact == "case_number"
    return f"{letter.case}|{name}" if shared else f"{letter.slug}|{name}|{day}|{fact}"


def deadline_of(letter: Letter, given: Mapping[str, str], received: datetime) -> date | None:
    """The last day on which what the letter asks for can be done; None when it asks for nothing by a day."""
    if "deadline" in given:
        return date.fromisoformat(given["deadline"])
    if letter.deadline_days is None:
        return None
    return resolve(f"+{letter.deadline_days} days weekday", received.date())


def subject(letter: Letter, facts: Mapping[str, str], translate: Translate = str) -> str:
    """:raise UnknownPlaceholderError: if a fact is missing."""
    return fill(translate(letter.subject), facts)


def render(letter: Letter, facts: Mapping[str, str], translate: Translate = str) -> list[Block]:
    """The body as plain blocks, translated first and filled afterwards.

    :raise UnknownPlaceholderError: if a fact is missing.
    """
    return filled(translated(letter.body, translate), facts)


def render_appeal(letter: Letter, facts: Mapping[str, str], translate: Translate = str) -> list[Block]:
    """The guidance on how to complain; empty when there is none.

    :raise UnknownPlaceholderError: if a fact is missing.
    """
    return filled(translated(letter.appeal or "", translate), facts)
