"""“Giv et praj”: reports to the municipality of a hole or a broken lamp, with or without a name.

Nobody decides anything: what comes back, and when, stands in the kind's file.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import get_args

from sandbox.content.municipality.report_kinds import report_kinds
from sandbox.content.municipality.settings import find as find_address
from sandbox.content.rules.calendar import resolve
from sandbox.world import phone
from sandbox.world.forms import AnswerRejected, Problem, clean
from sandbox.world.mailbox import letters
from sandbox.world.state.base import NotFound
from sandbox.world.state.events import Event
from sandbox.world.state.municipality import Reply, Report
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

SERVICE = "praj"
LETTER = MESSAGE = "svar-paa-praj"
LONGEST_PLACE, LONGEST_WHAT = 120, 1000
SHORTEST_PLACE = 3
REPLIES: tuple[Reply, ...] = get_args(Reply)


class ReportSent(Event):
    """The municipality was told of something; without a `citizen` by somebody who did not say who."""

    kind: str
    reply: Reply


class ReportAnswered(Event):
    """An answer to it came, by text message or letter."""

    kind: str


class NoSuchReport(NotFound):
    """Nobody at this seat has sent that."""


def send(
    world: World,
    role: Role | None,
    kind: str,
    place: str,
    what: str,
    reply: Reply = "none",
    *,
    refused: Collection[str] = (),
) -> Report | list[Problem]:
    """Tell the municipality; what is wrong with what was typed, when anything is. Sent twice, it is the same report.

    An answer only comes to somebody: without a role there is none. `refused` names the fields in which something was
    found that nobody should type.

    :raises KeyError: when no content file has that kind.
    """
    place, what = _place(place), clean(what, keep="\n")
    if problems := _problems(place, what, refused):
        for each in problems:
            world.announce(
                AnswerRejected(citizen=role, service=SERVICE, field=each.field, reason=each.reason)
            )
        return problems
    if (before := _just_sent(world, role, kind, place, what)) is not None:
        return before
    sent = Report(
        id=world.new_id(),
        number=f"P-{world.draw(10**5):05}",
        kind=kind,
        citizen=role,
        place=place,
        what=what,
        sent_at=world.clock,
        reply=reply if role else "none",
        due=_due(world.clock, report_kinds()[kind].after),
    )
    world.reports.append(sent)
    world.announce(ReportSent(citizen=role, kind=kind, reply=sent.reply))
    return sent


def find(world: World, report_id: str) -> Report:
    """Of anybody at the seat: who has the receipt's address, has sent it.

    :raises NoSuchReport: when nobody has sent it.
    """
    for report in world.reports:
        if report.id == report_id:
            return report
    raise NoSuchReport(report_id)


def of(world: World, role: Role) -> list[Report]:
    """What the citizen has sent, the newest first."""
    return [report for report in reversed(world.reports) if report.citizen == role]


def dues(world: World) -> Iterator[datetime]:
    return (each.due for each in world.reports if each.citizen and not each.answered)


def answer(world: World) -> None:
    """Send the answers that are due. Called when one is."""
    for report in world.reports:
        if not report.answered and report.citizen and report.due <= world.clock:
            report.answered = True
            _answer(world, report, report.citizen)


def _answer(world: World, report: Report, to: Role) -> None:
    kind = report_kinds()[report.kind]
    if report.reply == "none":
        return
    if report.reply == "message":
        facts = {"number": report.number, "answer": " ".join(kind.answer.split())}
        phone.receive_message(world, to, MESSAGE, facts)
    else:
        facts = {
            "about": kind.title,
            "number": report.number,
            "place": report.place,
            "sent_at": report.sent_at.isoformat(timespec="minutes"),
            "answer": " ".join(kind.answer.split()),
        }
        letters.deliver(world, to, LETTER, facts)
    world.announce(ReportAnswered(citizen=to, kind=report.kind))


def _place(typed: str) -> str:
    """As the register writes it, where it is one of its addresses; else as it was typed."""
    found = find_address(clean(typed))
    return found[0].text if len(found) == 1 else clean(typed)


def _problems(place: str, what: str, refused: Collection[str]) -> list[Problem]:
    asked = (("place", place, SHORTEST_PLACE, LONGEST_PLACE), ("what", what, 1, LONGEST_WHAT))
    found = []
    for field, typed, shortest, longest in asked:
        if field in refused:
            found.append(Problem(field, "real-data"))
        elif len(typed) < shortest:
            found.append(Problem(field, "missing"))
        elif len(typed) > longest:
            found.append(Problem(field, "too-long", {"most": longest}))
    return found


def _just_sent(world: World, role: Role | None, kind: str, place: str, what: str) -> Report | None:
    last = world.reports[-1] if world.reports else None
    same = last and (last.citizen, last.kind, last.place, last.what) == (role, kind, place, what)
    return last if same else None


def _due(now: datetime, after: str) -> datetime:
    found = resolve(after, now.date())
    return datetime(found.year, found.month, found.day, *_hour(found))


def _hour(found: object) -> tuple[int, int]:
    return (found.hour, found.minute) if isinstance(found, datetime) else (9, 0)
