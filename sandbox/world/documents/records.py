"""What the authorities have noted about each citizen: benefits, aids, certificates, debts, agreements.

What it says is a content file (`content/records/`); the world keeps when it was noted and what differs.
"""

from datetime import date, datetime

from sandbox.content.mail.letters import deadline_of, letters
from sandbox.content.mail.records import RecordKind, RecordSeed, records
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.text import N_, Translate, fill
from sandbox.content.rules.calendar import resolve
from sandbox.content.rules.rates import rate_facts
from sandbox.content.writing.dates import long_date, written_out
from sandbox.content.writing.numbers import grouped
from sandbox.content.writing.placeholders import known_facts, shown_fact
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox import notifications
from sandbox.world.people import pension
from sandbox.world.people.finances import figures
from sandbox.world.state.base import NotFound
from sandbox.world.state.documents import Record
from sandbox.world.state.events import Event
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World


class RecordNoted(Event):
    """An authority has noted something about the citizen; `record` is the slug of its content file."""

    record: str


class RecordEnded(Event):
    """What was noted no longer holds."""

    record: str


class NoSuchRecord(NotFound):
    """There is no such record of this citizen, for instance because it is another seat's."""


def of(world: World, role: Role) -> list[Record]:
    """Those that hold today, the newest first."""
    today = world.clock.date()
    return [
        each
        for each in sorted(world.records[role], key=lambda each: each.since, reverse=True)
        if each.until is None or each.until >= today or records()[each.record].due
    ]


def find(world: World, role: Role, record_id: str) -> Record:
    """:raises NoSuchRecord: when it is not this citizen's."""
    for each in world.records[role]:
        if each.id == record_id:
            return each
    raise NoSuchRecord(record_id)


def note(
    world: World,
    role: Role,
    slug: str,
    facts: dict[str, str] | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    submission: str = "",
) -> Record:
    """Note something about a citizen, from today where `since` does not say otherwise.

    :raises KeyError: when no content file has that slug.
    """
    made = Record(
        id=world.new_id(),
        record=slug,
        since=since or world.clock.date(),
        until=until,
        facts=facts or {},
        submission=submission,
    )
    world.records[role].append(made)
    world.announce(RecordNoted(citizen=role, record=slug))
    return made


def end(world: World, role: Role, record_id: str) -> None:
    """:raises NoSuchRecord: when it is not this citizen's."""
    found = find(world, role, record_id)
    world.records[role].remove(found)
    world.announce(RecordEnded(citizen=role, record=found.record))


def end_all(world: World, role: Role, slug: str) -> None:
    """End whatever of its kind was noted before, because something new takes its place."""
    for each in [each for each in world.records[role] if each.record == slug]:
        end(world, role, each.id)


def facts_of(
    world: World, role: Role, record: Record, locale: str = "da", translate: Translate = str
) -> dict[str, str]:
    """What the record's placeholders need, as it is to be shown."""
    kind = records()[record.record]
    key = f"{kind.slug}|{world.citizen(role).name}|{record.since}"
    given = given_facts(world, role, locale)
    own = (
        known_facts({name: default for name, default in kind.facts.items() if default}, given) | record.facts
    )
    shown = {name: shown_fact(value, record.since, f"{key}|{name}", locale) for name, value in own.items()}
    fees = rate_facts(world.clock.year, translate, locale, kind.placeholders)
    days = {
        "since": long_date(record.since, locale),
        "until": long_date(record.until, locale) if record.until else "",
        "year": str(world.clock.year),
        "last_year": str(world.clock.year - 1),
        "next_year": str(world.clock.year + 1),
    }
    return fees | given | _notices(world, role, translate) | days | shown


def _notices(world: World, role: Role, translate: Translate) -> dict[str, str]:
    """What the citizen has signed up for in Digital Post, as it stands there now."""
    chosen, number = world.post[role].notices, notifications.number_of(world, role)
    phone = next(each.phone_text for each in world.household.citizens.values() if each.phone == number)
    ways = {(True, True): N_("På sms og e-mail"), (True, False): N_("På sms"), (False, True): N_("På e-mail")}
    told = ways.get((chosen.by_sms, chosen.by_email), N_("Ikke tilmeldt"))
    reminded = N_("Til {phone}") if chosen.nemsms else N_("Ikke tilmeldt")
    return {
        "new_post_notice": translate(told),
        "nemsms": fill(translate(reminded), {"phone": phone}),
    }


def given_facts(world: World, role: Role, locale: str) -> dict[str, str]:
    citizen, money, children = world.citizen(role), world.finances[role], world.household.children
    own_children = children if role == "parent" else []
    return {
        "name": citizen.name,
        "first_name": citizen.first_name,
        "address": citizen.address.text,
        "child": max(own_children, key=lambda child: child.born).first_name if own_children else "",
        "children": ", ".join(child.first_name for child in own_children),
        "municipality": municipality().name,
        "cpr": citizen.cpr_text,
        "doctor": citizen.doctor,
        "email": citizen.email,
        "phone": citizen.phone_text,
        "account": money.account,
        **{
            name: written_out(fact, locale)
            for name, fact in pension.facts_of(citizen, world.date.year).items()
        },
        **{name: grouped(number, locale) for name, number in figures(money, world.date.year).items()},
    }


def seed(world: World) -> None:
    """What was noted before the class began; the letters must lie in their boxes, since records say what they said."""
    for slug, kind in sorted(records().items()):
        for number in range(len(kind.seed)):
            if made := _seeded(world, slug, kind, number):
                world.records[kind.seed[number].to].append(made)
    for role in ROLES:
        world.records[role].sort(key=lambda record: record.since)


def told_by(world: World, role: Role, slug: str | None) -> BoxedLetter | None:
    """The newest letter of that kind in the citizen's Digital Post."""
    lying = (boxed for boxed in world.post[role].letters if not boxed.deleted)
    return next((boxed for boxed in lying if boxed.letter == slug), None)


def _seeded(world: World, slug: str, kind: RecordKind, number: int) -> Record | None:
    seeded = kind.seed[number]
    letter = told_by(world, seeded.to, kind.letter)
    said = mailbox_letters.facts_said(world, seeded.to, letter, kind.facts.keys()) if letter else {}
    facts = dict(seeded.facts) | said
    if kind.required - facts.keys():
        return None
    until = resolve(seeded.until, world.date) if seeded.until else None
    if letter and kind.due:
        until = deadline_of(letters()[letter.letter], letter.facts, letter.received)
    return Record(
        id=f"{slug}-{number}",
        record=slug,
        since=letter.received.date() if letter else _since(world, seeded),
        until=_plain(until) if until else None,
        facts=facts,
    )


def _since(world: World, seeded: RecordSeed) -> date:
    if seeded.since == "birth":
        return min(child.born for child in world.household.children)
    return _plain(resolve(seeded.since, world.date))


def _plain(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
