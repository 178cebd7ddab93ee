"""The placeholders of exercises: what `{citizen.first_name}` or `{date+14}` becomes in a seat's own world.

`citizen` is the one the exercise is about; `senior`, `parent` and `young` are the three of the household. Days are
counted from the day of the class: `{date+14}` is "6. december 2026", and `{date+14.day}`, `.month`, `.year` and
`.iso` are its parts. `{new_home}` is a house in the municipality where nobody of the household lives, `{office}` the
first of its offices, and `{child.name}` the youngest child of the household's parent.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from difflib import get_close_matches
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from sandbox.content.municipality.address import Address
from sandbox.content.municipality.settings import address_book, distance, municipality
from sandbox.content.reading.text import PLACEHOLDER, Translatable, Translate, fill, paragraphs
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.writing.dates import long_date
from sandbox.content.writing.numbers import grouped
from sandbox.world import paper_mail
from sandbox.world.seeded_random import pick
from sandbox.world.state.documents import Kind
from sandbox.world.state.mitid import App, CodeDevice
from sandbox.world.state.nemid import CodeApp
from sandbox.world.state.people import ROLES, Child, Citizen, Role
from sandbox.world.state.world import World


class Span(ContentModel):
    days: Annotated[int, Field(ge=0, le=365)] = 0
    hours: Annotated[int, Field(ge=0, le=1000)] = 0
    minutes: Annotated[int, Field(ge=0, le=10_000)] = 0

    @property
    def total(self) -> int:
        """In minutes."""
        return (self.days * 24 + self.hours) * 60 + self.minutes

    @model_validator(mode="after")
    def _is_some_time(self) -> Self:
        if not self.total:
            raise ValueError("skriv days, hours eller minutes")
        return self


PEOPLE = ("citizen", *ROLES)
DATE = re.compile(r"date(?:(?P<days>[+-]\d{1,3}))?(?:\.(?P<part>day|month|year|iso))?")


def _kroner(amount: int) -> str:
    """As documents and fields write it in Danish, which the sites' numbers are typed in whatever the language."""
    return grouped(amount, "da")


def _code(display: CodeDevice | None) -> str:
    """The code on the code display; empty until its button is pressed."""
    return display.shown if display else ""


def _temporary(app: App | None) -> str:
    return app.temporary.code if app and app.temporary else ""


def _pin(app: App | CodeApp | None) -> str:
    """The citizen's PIN; empty without an app or before a PIN is chosen."""
    return app.pin if app else ""


def _farthest_doctor(citizen: Citizen, *, open_: bool) -> str:
    """Never the doctor of today, who cannot be chosen again."""
    practices = municipality().practices
    others = [each for each in practices if each.open == open_ and each.name != citizen.doctor]
    return max(others, key=lambda each: (distance(citizen.address, each), each.name)).name


def _on_paper(world: World, role: Role, kind: Kind, fact: str) -> str:
    """A fact of the newest paper of that kind that has arrived; empty where none has."""
    found = (each.facts[fact] for each in paper_mail.here(world) if (each.to, each.kind) == (role, kind))
    return next(found, "")


OF_CITIZEN: dict[str, Callable[[World, Citizen], str]] = {
    "role": lambda world, citizen: citizen.role,
    "first_name": lambda world, citizen: citizen.first_name,
    "last_name": lambda world, citizen: citizen.last_name,
    "name": lambda world, citizen: citizen.name,
    "cpr": lambda world, citizen: citizen.cpr_text,
    "address": lambda world, citizen: citizen.address.text,
    "phone": lambda world, citizen: citizen.phone,
    "email": lambda world, citizen: citizen.email,
    "doctor": lambda world, citizen: citizen.doctor,
    "far_doctor": lambda world, citizen: _farthest_doctor(citizen, open_=True),
    "closed_doctor": lambda world, citizen: _farthest_doctor(citizen, open_=False),
    "monthly_income": lambda world, citizen: _kroner(world.finances[citizen.role].income // 12),
    "rent": lambda world, citizen: _kroner(world.finances[citizen.role].rent),
    "account": lambda world, citizen: world.finances[citizen.role].account,
    "card.number": lambda world, citizen: world.finances[citizen.role].card.number_text,
    "card.expires": lambda world, citizen: world.finances[citizen.role].card.expires,
    "card.digits": lambda world, citizen: world.finances[citizen.role].card.digits,
    "nemid.user_id": lambda world, citizen: world.nemid[citizen.role].user_id,
    "nemid.password": lambda world, citizen: world.nemid[citizen.role].password,
    "nemid.number": lambda world, citizen: world.nemid[citizen.role].number,
    "nemid.card": lambda world, citizen: _on_paper(world, citizen.role, "key-card", "number"),
    "nemid.temporary": lambda world, citizen: _on_paper(world, citizen.role, "temporary-password", "code"),
    "nemid.app_pin": lambda world, citizen: _pin(world.nemid[citizen.role].app),
    "mitid.user_id": lambda world, citizen: world.mitid[citizen.role].user_id,
    "mitid.password": lambda world, citizen: world.mitid[citizen.role].password,
    "mitid.pin": lambda world, citizen: _pin(world.mitid[citizen.role].app),
    "mitid.temporary": lambda world, citizen: _temporary(world.mitid[citizen.role].app),
    "mitid.code": lambda world, citizen: _code(world.mitid[citizen.role].display),
}


def _youngest(world: World) -> Child:
    """Who is below school age on every seat."""
    return max(world.household.children, key=lambda child: child.born)


MOST_DRAWN = (
    50  # then the first free home, so that a municipality with few addresses cannot hold up the server
)


def new_home(world: World) -> Address:
    """The same for a seat whenever it is asked, so that it can be told in one step and compared with in another."""
    houses = [street for street in address_book().streets.values() if not street.floors]
    lived_in = {citizen.address for citizen in world.household.citizens.values()}
    for attempt in range(MOST_DRAWN):
        street = pick(houses, world.seed, world.seat, attempt, "new-home")
        home = pick(list(address_book().at(street)), world.seed, world.seat, attempt, "new-home-number")
        if home not in lived_in:
            return home
    return next(home for street in houses for home in address_book().at(street) if home not in lived_in)


OF_PLACE: dict[str, Callable[[World], str]] = {
    "municipality": lambda world: municipality().name,
    "municipality.host": lambda world: municipality().host,
    "office": lambda world: municipality().offices[0].name,
    "child.name": lambda world: _youngest(world).name,
    "child.first_name": lambda world: _youngest(world).first_name,
    "one_time_code": lambda world: world.mitid_pending.one_time_code if world.mitid_pending else "",
    "new_home": lambda world: new_home(world).text,
    "new_home.line": lambda world: new_home(world).line,
}
NAMES = (*(f"{who}.{what}" for who in PEOPLE for what in OF_CITIZEN), *OF_PLACE)


def problem_with(name: str) -> str | None:
    """Why a text cannot have this placeholder, in an author's words."""
    if name in NAMES or DATE.fullmatch(name):
        return None
    nearest = get_close_matches(name, [*NAMES, "date"], n=1)
    hint = f"mente du {{{nearest[0]}}}?" if nearest else "se listen i docs/forfatter/opgave-format.md"
    return f"ukendt pladsholder {{{name}}}; {hint}"


def sound(text: str) -> str:
    """:raises ValueError: for an empty text and for what looks like a placeholder and is none."""
    if not text.strip():
        raise ValueError("teksten er tom")
    if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
        raise ValueError("en krøllet parentes er ikke lukket eller åbnet")
    for name in PLACEHOLDER.findall(text):
        if problem := problem_with(name):
            raise ValueError(problem)
    return text.strip()


Fillable = Annotated[str, AfterValidator(sound)]
"""Text with placeholders that is not translated: what a play types, what a condition compares with."""

Text = Annotated[str, Translatable(), AfterValidator(sound)]
"""Text with placeholders that participants read."""


class Facts(Mapping[str, str]):
    """Every placeholder of a world, computed when asked for, since a page needs one or two of them."""

    def __init__(self, world: World, role: Role, locale: str) -> None:
        self._world, self._role, self._locale = world, role, locale

    def __getitem__(self, name: str) -> str:
        if match := DATE.fullmatch(name):
            return self._date(int(match["days"] or 0), match["part"])
        if name in OF_PLACE:
            return OF_PLACE[name](self._world)
        who, _, what = name.partition(".")
        if who not in PEOPLE or what not in OF_CITIZEN:
            raise KeyError(name)
        role = self._role if who == "citizen" else next(role for role in ROLES if role == who)
        return OF_CITIZEN[what](self._world, self._world.citizen(role))

    def __iter__(self) -> Iterator[str]:
        return iter((*NAMES, "date"))

    def __len__(self) -> int:
        return len(NAMES) + 1

    def _date(self, days: int, part: str | None) -> str:
        day = self._world.date + timedelta(days=days)
        if part == "iso":
            return day.isoformat()
        if part:
            return str(getattr(day, part))
        return long_date(day, self._locale)


def facts(world: World, role: Role, locale: str = "da") -> Facts:
    return Facts(world, role, locale)


def shown(text: str, known: Mapping[str, str], translate: Translate = str) -> str:
    """A text as a participant reads it: translated, then filled, on one line."""
    return " ".join(fill(translate(piece), known) for piece in paragraphs(text))
