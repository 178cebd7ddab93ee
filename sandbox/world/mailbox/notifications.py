"""Two sign-ups that share a mobile number: “Besked om ny post”, by text message and e-mail, and “NemSMS”.

Source: they are separate sign-ups, and to keep the number right is the citizen's own duty (digst.dk, rksk.dk, as in
the domain facts). A message goes to whoever has the number: one that is out of date reaches somebody else.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sandbox.content.mail.letters import letters
from sandbox.content.municipality.settings import municipality
from sandbox.content.rules.calendar import is_notation, resolve
from sandbox.world import phone
from sandbox.world.mailbox import log
from sandbox.world.mailbox.events import LetterArrived
from sandbox.world.state.base import Part
from sandbox.world.state.events import Event
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World

NEW_POST, EMAIL, REMINDER = "besked-om-ny-post", "email-ny-post", "nemsms-husk-din-tid"
AHEAD = timedelta(days=1)


def hear(world: World, event: Event, part: Part | None) -> None:
    """Send notice of a letter that comes now; one that came in the past is no news."""
    match event, part:
        case LetterArrived(citizen=str(citizen)), BoxedLetter() if part.received >= world.clock:
            _tell(world, citizen, part)


def number_of(world: World, citizen: Role) -> str:
    """Where the text messages go: the citizen's own phone until another number was given."""
    return world.post[citizen].notices.phone or world.citizen(citizen).phone


def _tell(world: World, citizen: Role, boxed: BoxedLetter) -> None:
    """Tell of new post in the ways that the citizen has chosen."""
    chosen = world.post[citizen].notices
    if chosen.by_email:
        phone.receive_message(world, citizen, EMAIL, _facts(world, citizen, boxed))
        log.note(world, citizen, "told-by-email", boxed.id, boxed.letter)
    if chosen.by_sms:
        _text(world, citizen, NEW_POST, boxed, {})
        log.note(world, citizen, "told-by-sms", boxed.id, boxed.letter)


def dues(world: World) -> Iterator[datetime]:
    return (at - AHEAD for role in ROLES for _letter, at in _to_remind_of(world, role))


def remind(world: World) -> None:
    """Send the NemSMS that are due. Called when something is."""
    for role in ROLES:
        for boxed, at in list(_to_remind_of(world, role)):
            if at - AHEAD <= world.clock:
                world.post[role].notices.reminded.append(boxed.id)
                _text(world, role, REMINDER, boxed, {"appointment": at.isoformat()})
                log.note(world, role, "reminded", boxed.id, boxed.letter)


def _to_remind_of(world: World, role: Role) -> Iterator[tuple[BoxedLetter, datetime]]:
    """Letters that call to a time still ahead, and of which the citizen wants to be reminded and has not been."""
    chosen = world.post[role].notices
    if chosen.nemsms:
        for boxed in world.post[role].letters:
            if not boxed.deleted and boxed.id not in chosen.reminded:
                at = appointment(boxed)
                if at and world.clock < at:
                    yield boxed, at


def appointment(boxed: BoxedLetter) -> datetime | None:
    """The time at which a letter of summons asks its reader to come; forwarded, it asks nobody."""
    letter = letters()[boxed.letter]
    if letter.kind != "indkaldelse" or boxed.forwarded:
        return None
    days = [boxed.facts.get(name, default) or "" for name, default in letter.facts.items()]
    found = [resolve(day, boxed.received.date()) for day in days if is_notation(day)]
    return next((day for day in found if isinstance(day, datetime)), None)


def _text(world: World, citizen: Role, message: str, boxed: BoxedLetter, facts: dict[str, str]) -> None:
    """To whoever in the household has the number."""
    number = number_of(world, citizen)
    receiver = next((role for role in ROLES if world.citizen(role).phone == number), citizen)
    phone.receive_message(world, receiver, message, _facts(world, citizen, boxed) | facts)


def _facts(world: World, citizen: Role, boxed: BoxedLetter) -> dict[str, str]:
    return {
        "from": boxed.sender.called(municipality().name),
        "first_name": world.citizen(citizen).first_name,
    }
