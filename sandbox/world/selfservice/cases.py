"""Cases: what a submission goes through until it is settled, moved on by the world's own clock.

Titles, texts and times are the self-service's (`sandbox/content/services/case.py`); the world keeps what was reached.
"""

from collections.abc import Iterator
from datetime import datetime, time

from sandbox.content.reading.text import N_
from sandbox.content.rules.date_rules import later
from sandbox.content.services.case import NOW, WITHDRAWN, Stage
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import Service
from sandbox.world.conditions import holds
from sandbox.world.mailbox import letters
from sandbox.world.municipality import appointments
from sandbox.world.municipality.appointments import of_submission, submission_without
from sandbox.world.selfservice import case_appointments, consents, effects, form, payments
from sandbox.world.state.base import Refused
from sandbox.world.state.events import Event
from sandbox.world.state.municipality import Appointment
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Case, Reached, Submission
from sandbox.world.state.world import World

MORNING = time(9)
WITHDRAWAL_LETTER = "kvittering-tilbagetrukket"
NOTHING = N_("Intet")


class CaseMoved(Event):
    """A case came to a stage; `stage` is its name in the self-service's file."""

    service: str
    stage: str


class SubmissionWithdrawn(Event):
    """The citizen took back what was sent."""

    service: str


class CannotWithdraw(Refused):
    """It cannot be taken back, or not any more; no honest page offers it then."""


def of(world: World, role: Role) -> list[Case]:
    """The newest first."""
    return [each for each in reversed(world.cases) if each.citizen == role]


def find(world: World, submission_id: str) -> Case | None:
    return next((each for each in world.cases if each.id == submission_id), None)


def open_case(world: World, service: Service, sent: Submission) -> None:
    """Ask those whose consent is needed, let happen what happens at once, and begin the case."""
    effects.run(world, service, sent, NOW)
    if service.case:
        first = service.case[0].stage
        case = Case(
            id=sent.id,
            service=service.slug,
            citizen=sent.citizen,
            number=sent.case_number,
            reached=[Reached(stage=first, at=world.clock)],
        )
        world.cases.append(case)
        effects.run(world, service, sent, first)
        move_on(world)


def dues(world: World) -> Iterator[datetime]:
    """When something happens to a case or a consent by itself."""
    yield from (each.due for each in world.consents if each.due)
    yield from (found[1] for case in world.cases if (found := _next(world, case)))


def move_on(world: World) -> None:
    """Let every case go as far as it has come by now."""
    consents.settle(world)
    for case in world.cases:
        while (found := _next(world, case)) and found[1] <= world.clock:
            _enter(world, case, found[0])


def answer_consent(world: World, role: Role, consent_id: str, *, yes: bool) -> None:
    """Say yes or no, and let the case that waited go on.

    :raises NoSuchConsent: when this citizen was not asked.
    """
    consents.answer(world, consents.find(world, role, consent_id), yes=yes)
    move_on(world)


def can_withdraw(world: World, case: Case) -> bool:
    withdrawal = services()[case.service].withdrawal
    return bool(
        withdrawal
        and case.state == "open"
        and withdrawal.before not in {reached.stage for reached in case.reached}
    )


def withdraw(world: World, case: Case, sent: Submission) -> None:
    """:raises CannotWithdraw: when it cannot be taken back (any more). Taken back already is no mistake."""
    if case.state == "withdrawn":
        return
    if not can_withdraw(world, case):
        raise CannotWithdraw(case.id)
    case.state, case.withdrawn = "withdrawn", world.clock
    world.announce(SubmissionWithdrawn(citizen=case.citizen, service=case.service))
    service = services()[case.service]
    given_back = _let_go(world, case)
    refunds = service.withdrawal and service.withdrawal.refund
    refunded = payments.refund(world, case.id) if refunds else None
    facts = {
        "authority": service.authority,
        "service": service.title,
        "case_number": case.number,
        "sent_at": sent.sent_at.isoformat(timespec="minutes"),
        "refund": f"{form.sum_fact(refunded.amount)} kr." if refunded else NOTHING,
        "appointment": given_back.at.isoformat(timespec="minutes") if given_back else NOTHING,
    }
    letters.deliver(world, case.citizen, WITHDRAWAL_LETTER, facts)
    effects.run(world, service, sent, WITHDRAWN)


def lacks_time(world: World, case: Case) -> str:
    """The errand of which the case waits for a new time, because the citizen gave the one back; else empty."""
    booked = case_appointments.booking(services()[case.service])
    waits = booked and submission_without(world, case.citizen, booked.errand) == case.id
    return booked.errand if booked and waits else ""


def stages_ahead(world: World, case: Case) -> list[Stage]:
    """What is still to come where nothing is refused, in order; nothing when the self-service's file is gone."""
    service = services()[case.service]
    names = [stage.stage for stage in service.case]
    if case.state != "open" or case.stage not in names:
        return []
    place = names.index(case.stage)
    conditions = _conditions(world, case)
    return [
        stage for stage in service.case[place + 1 :] if not stage.if_refused and holds(stage.when, conditions)
    ]


def _enter(world: World, case: Case, stage: Stage) -> None:
    case.reached.append(Reached(stage=stage.stage, at=world.clock))
    world.announce(CaseMoved(citizen=case.citizen, service=case.service, stage=stage.stage))
    if stage.if_refused:
        case.state = "closed"
        _let_go(world, case)
    elif not stages_ahead(world, case):
        case.state = "closed"
    effects.run(world, services()[case.service], _sent(world, case), stage.stage)


def _let_go(world: World, case: Case) -> Appointment | None:
    """Nobody needs to answer any more, nor to come: the time that is given back, if there was one."""
    consents.close(world, case.id)
    booked = of_submission(world, case.id)
    if booked is None or booked.at <= world.clock:
        return None
    appointments.give_back(world, booked)
    return booked


def _next(world: World, case: Case) -> tuple[Stage, datetime] | None:
    """The stage that comes next by itself, and when; None while it waits for somebody, or is settled."""
    if case.state != "open":
        return None
    service = services()[case.service]
    for stage in service.case:
        refused = consents.of(world, case.id, stage.if_refused) if stage.if_refused else None
        if refused and refused.state in ("refused", "lapsed") and refused.settled_at:
            return stage, refused.settled_at
    ahead = stages_ahead(world, case)
    if not ahead:
        return None
    waited = _waited(world, case, ahead[0])
    at = _time(world, case, ahead[0], waited) if waited else None
    return (ahead[0], max(waited, at)) if waited and at else None


def _waited(world: World, case: Case, stage: Stage) -> datetime | None:
    """From when the stage's time is counted; None while somebody has not answered."""
    since = case.reached[-1].at
    consent = consents.of(world, case.id, stage.waits_for) if stage.waits_for else None
    if consent is None:
        return since
    return max(since, consent.settled_at) if consent.settled_at else None


def _time(world: World, case: Case, stage: Stage, since: datetime) -> datetime | None:
    """None while there is no time to come at."""
    counted = (
        case_appointments.day_of(world, services()[case.service], _sent(world, case), stage.on)
        if stage.on
        else since
    )
    return later(stage.after, counted, MORNING) if counted and stage.after else counted


def _conditions(world: World, case: Case) -> dict[str, str | list[str]]:
    sent = _sent(world, case)
    return {**sent.answers, **sent.words}


def _sent(world: World, case: Case) -> Submission:
    return next(each for each in world.submissions if each.id == case.id)
