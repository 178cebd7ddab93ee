"""Digital Post: letters, which refer to content files, come into a citizen's mailbox and are opened.

Source: a letter has arrived when it is *available*, read or not (lov om Digital Post § 10).
"""

from collections.abc import Collection
from datetime import date, datetime

from sandbox.content.mail.letters import deadline_of, facts_of, fixed_facts, letters
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.text import Translate
from sandbox.content.rules.date_rules import bound
from sandbox.content.rules.rates import rate_facts
from sandbox.content.writing.numbers import grouped
from sandbox.world.mailbox.events import LetterArrived, LetterEnlarged, LetterOpened
from sandbox.world.mailbox.listeners import announce
from sandbox.world.people import pension
from sandbox.world.people.finances import figures
from sandbox.world.state.mailbox import BoxedLetter, Forwarded
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


def deliver(
    world: World,
    to: Role,
    letter: str,
    facts: dict[str, str] | None = None,
    *,
    at: datetime | None = None,
    read: bool = False,
    forwarded: Forwarded | None = None,
) -> BoxedLetter:
    """Put a letter into a mailbox, `at` a time (by default the world's now), and announce it.

    What it says about the citizen is written down now: a later move changes no letter that was sent before it. The
    log and the notices follow from the event, unless the letter came in the past.

    A slug of no content file gives a letter that says so.
    """
    used = letters()[letter].placeholders
    known = {name: fact for name, fact in citizen_facts(world, to).items() if name in used}
    boxed = BoxedLetter(
        id=world.new_id(),
        letter=letter,
        received=at or world.clock,
        read=read,
        facts=known | (facts or {}),
        forwarded=forwarded,
    )
    box = world.post[to].letters
    box.append(boxed)
    box.sort(key=lambda each: each.received, reverse=True)
    announce(world, LetterArrived(citizen=to, letter=letter), boxed)
    return boxed


def open_letter(world: World, citizen: Role, letter_id: str) -> BoxedLetter:
    """Open, and so read, a letter.

    :raises NoSuchLetter: when it is not in this mailbox.
    """
    boxed = world.post[citizen].find(letter_id)
    announce(world, LetterOpened(citizen=citizen, letter=boxed.letter, again=boxed.read), boxed)
    boxed.read = True
    return boxed


def enlarge_letter(world: World, citizen: Role, letter_id: str, zoom: int, *, full_screen: bool) -> None:
    """Tell that a letter is shown larger; nothing changes.

    :raises NoSuchLetter: when it is not in this mailbox.
    """
    boxed = world.post[citizen].find(letter_id)
    enlarged = LetterEnlarged(citizen=citizen, letter=boxed.letter, zoom=zoom, full_screen=full_screen)
    announce(world, enlarged, boxed)


def letter_facts(
    world: World,
    citizen: Role,
    boxed: BoxedLetter,
    locale: str = "da",
    translate: Translate = str,
    *,
    subject_only: bool = False,
) -> dict[str, str]:
    """What the placeholders of a letter in that citizen's mailbox need, as it is to be shown.

    A fact that is a text of a content file, such as an errand's title, is translated, too.
    """
    letter = letters()[boxed.letter]
    wanted = letter.subject_placeholders if subject_only else letter.placeholders
    fees = rate_facts(boxed.counted_from.year, translate, locale, wanted)
    told = {name: translate(fact) if fact else "" for name, fact in boxed.facts.items()}
    given = fees | citizen_facts(world, citizen) | {"municipality": municipality().name} | told
    return facts_of(letter, given, boxed.counted_from, locale, wanted)


def facts_said(world: World, citizen: Role, boxed: BoxedLetter, wanted: Collection[str]) -> dict[str, str]:
    """Those of a letter's facts that are wanted, as they can be said elsewhere on another day."""
    given = citizen_facts(world, citizen) | {"municipality": municipality().name} | boxed.facts
    return fixed_facts(letters()[boxed.letter], given, boxed.received, wanted)


def deadline(boxed: BoxedLetter) -> date | None:
    """The last day for what the letter asks of its reader; forwarded to somebody else, it asks nothing."""
    if boxed.forwarded:
        return None
    return deadline_of(letters()[boxed.letter], boxed.facts, boxed.received)


def appeal_deadline(boxed: BoxedLetter) -> date | None:
    """The last day on which its reader can complain of what the letter has decided, where it says by when."""
    rule = letters()[boxed.letter].appeal_by
    return bound(rule, boxed.received.date()) if rule and not boxed.forwarded else None


def citizen_facts(world: World, role: Role) -> dict[str, str]:
    """What letters say about the citizen they are to; `child` is the youngest, empty where there is none."""
    citizen = world.citizen(role)
    money = figures(world.finances[role], world.date.year)
    youngest = max(world.household.children, key=lambda child: child.born, default=None)
    return {
        "name": citizen.name,
        "first_name": citizen.first_name,
        "address": citizen.address.text,
        "child": youngest.first_name if youngest else "",
        **pension.facts_of(citizen, world.date.year),
        **{name: grouped(number, "da") for name, number in money.items()},
    }
