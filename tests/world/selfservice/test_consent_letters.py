"""Who has sent something hears what the one who was asked has answered."""

import pytest

from sandbox.content.mail.letters import letters
from sandbox.content.services.catalogue import services
from sandbox.content.services.effects import SendLetter
from sandbox.content.services.model import Service
from sandbox.world import timeline
from sandbox.world.selfservice import cases, consent_letters
from sandbox.world.state.selfservice import Consent
from sandbox.world.state.world import World
from tests.world.selfservice.test_effects import moved
from tests.world.worlds import fresh_world

DAY = 24 * 60


def asked() -> tuple[World, Consent]:
    world = fresh_world()
    senior = world.citizen("senior")
    moved(world, "young", days=20, address=senior.address.text, host_name=senior.first_name)
    return world, world.consents[0]


def told(world: World) -> list[str]:
    return [each.letter for each in world.post["young"].letters if each.letter.startswith("samtykke-")]


@pytest.mark.parametrize(("yes", "letter"), [(True, "samtykke-ja"), (False, "samtykke-nej")])
def test_an_answer_is_told_at_once(yes: bool, letter: str) -> None:
    world, consent = asked()
    cases.answer_consent(world, "senior", consent.id, yes=yes)
    assert told(world) == [letter]
    latest = next(each for each in world.post["young"].letters if each.letter == letter)
    assert latest.facts["asked"] == world.citizen("senior").name


def test_that_nobody_answered_is_told_too() -> None:
    world, _consent = asked()
    timeline.move_clock(world, 16 * DAY)
    assert told(world) == ["samtykke-intet-svar"]


def test_what_is_taken_back_is_not_told_as_unanswered() -> None:
    world, consent = asked()
    case = cases.find(world, consent.submission)
    assert case
    cases.withdraw(world, case, world.submissions[0])
    timeline.move_clock(world, 20 * DAY)
    assert told(world) == []


def own_letters(service: Service) -> set[str]:
    ends = {stage.stage for stage in service.case if stage.if_refused}
    return {each.letter for each in service.effects if isinstance(each, SendLetter) and each.moment in ends}


@pytest.mark.parametrize("slug", [slug for slug, each in services().items() if own_letters(each)])
def test_a_letter_of_its_own_is_sent_instead(slug: str) -> None:
    world, consent = asked()
    consent.service, consent.state = slug, "refused"
    consent.name = next(stage.if_refused for stage in services()[slug].case if stage.if_refused) or ""
    consent_letters.tell(world, consent)
    assert told(world) == []


def test_the_letters_are_there() -> None:
    every = {consent_letters.YES, consent_letters.NO, consent_letters.NOTHING, consent_letters.HEARD}
    assert every <= letters().keys()
