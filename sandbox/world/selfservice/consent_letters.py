"""The letters that tell an applicant how somebody else answered a request for consent.

A self-service whose file has a letter of its own for that moment sends that one instead.
"""

from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.text import fill
from sandbox.content.services.case import Stage
from sandbox.content.services.catalogue import services
from sandbox.content.services.effects import SendLetter
from sandbox.content.services.model import Service
from sandbox.world.mailbox import letters
from sandbox.world.state.selfservice import Consent
from sandbox.world.state.world import World

YES, NO, NOTHING, HEARD = "samtykke-ja", "samtykke-nej", "samtykke-intet-svar", "samtykke-hoert"


def tell(world: World, consent: Consent) -> None:
    """Write to who sent it what has come of the consent; not what they have just answered themselves."""
    service = services()[consent.service]
    ends = next((stage for stage in service.case if stage.if_refused == consent.name), None)
    given = consent.state == "given"
    own_answer = consent.asked == consent.citizen and consent.state != "lapsed"
    moment = _goes_on(service, consent.name) if given else ends
    if own_answer or (moment and _has_letter(service, moment)):
        return
    sent = next(each for each in world.submissions if each.id == consent.submission)
    facts = {
        "authority": service.authority,
        "asked": consent.asked_name,
        "service": service.title,
        "case_number": sent.case_number,
        "sent_at": sent.sent_at.isoformat(timespec="minutes"),
    }
    if given or ends is None:
        letters.deliver(world, consent.citizen, YES if given else HEARD, facts)
        return
    known = sent.facts | {"municipality": municipality().name}
    what_now = fill(" ".join((ends.text or ends.title).split()), known)
    letter = NO if consent.state == "refused" else NOTHING
    letters.deliver(world, consent.citizen, letter, facts | {"what_now": what_now})


def _goes_on(service: Service, consent: str) -> Stage | None:
    """The stage that is reached in the same moment as the yes."""
    waiting = (stage for stage in service.case if stage.waits_for == consent)
    return next((stage for stage in waiting if not stage.after and not stage.on), None)


def _has_letter(service: Service, stage: Stage) -> bool:
    return any(
        isinstance(each, SendLetter) and (each.moment, each.to) == (stage.stage, "citizen")
        for each in service.effects
    )
