from datetime import timedelta

import pytest

from sandbox.content.mail.authorities import GENERAL, RECEIPT, authorities, writable
from sandbox.content.mail.letters import letters, render
from sandbox.world import timeline
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox import writing
from sandbox.world.mailbox.writing import Typed
from sandbox.world.state.mailbox import BoxedLetter, Message
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world


def send(world: World, authority: str, category: str, subject: str = "Mit spørgsmål") -> Message:
    draft = writing.begin(world, "senior", authority)
    writing.keep(world, "senior", draft.id, Typed(category, subject, "Hvad nu?"))
    sent = writing.send(world, "senior", draft.id)
    assert isinstance(sent, Message)
    return sent


GIVEN = {"authority": "skattestyrelsen", "about": "=Skat"}


def assert_whole(world: World, role: Role, boxed: BoxedLetter) -> None:
    facts = mailbox_letters.letter_facts(world, role, boxed)
    assert "{" not in str(render(letters()[boxed.letter], facts))


def came(world: World) -> list[str]:
    return [line.letter for line in world.post["senior"].log if line.what == "letter-came"]


def test_a_receipt_comes_after_the_authoritys_minutes_and_not_before() -> None:
    world = fresh_world()
    sent = send(world, "skattestyrelsen", "forskud")
    wait = timedelta(minutes=authorities()["skattestyrelsen"].receipt_minutes)
    timeline.pass_time(world, wait - timedelta(minutes=1))
    assert came(world) == []
    timeline.pass_time(world, timedelta(minutes=1))
    assert came(world) == [RECEIPT]
    receipt = world.post["senior"].letters[0]
    assert sent.sent
    assert receipt.received == sent.sent + wait
    assert not receipt.read


def test_the_receipt_is_from_the_authority_and_quotes_the_subject_as_it_was_typed() -> None:
    for subject in ("Mit spørgsmål", "+12 days", "2026-12-04", "Sag #12", "{address}"):
        world = fresh_world()
        send(world, "skattestyrelsen", "forskud", subject)
        timeline.pass_time(world, timedelta(hours=2))
        receipt = world.post["senior"].letters[0]
        facts = mailbox_letters.letter_facts(world, "senior", receipt)
        said = "\n".join(block.text for block in render(letters()[RECEIPT], facts))
        assert facts["sender"] == "Skattestyrelsen"
        assert f"emnet “{subject}”." in said
        assert "søndag den 22. november 2026 kl. 8.30" in said


@pytest.mark.parametrize(
    ("authority", "category"),
    [
        (authority.slug, category.slug)
        for authority in writable().values()
        for category in authority.categories
    ],
)
def test_every_message_is_answered_after_the_receipt(authority: str, category: str) -> None:
    world = fresh_world()
    send(world, authority, category)
    answer = authorities()[authority].answer_to(category)
    timeline.pass_time(world, timedelta(days=10))
    assert came(world) == [RECEIPT, answer.letter]
    newest, receipt = world.post["senior"].letters[:2]
    assert (newest.letter, receipt.letter) == (answer.letter, RECEIPT)
    assert newest.received > receipt.received
    assert newest.sender.slug == authority
    assert_whole(world, "senior", newest)


@pytest.mark.parametrize("slug", [slug for slug, each in letters().items() if each.reply])
def test_every_reply_is_answered(slug: str) -> None:
    world = fresh_world()
    given = {name: GIVEN.get(name, "2026-12-01T10:00") for name in letters()[slug].required}
    boxed = mailbox_letters.deliver(world, "parent", slug, given)
    draft = writing.answer(world, "parent", boxed.id, "Svar")
    writing.keep(world, "parent", draft.id, Typed("", "Svar", "Ja tak"))
    writing.send(world, "parent", draft.id)
    timeline.pass_time(world, timedelta(days=10))
    newest = world.post["parent"].letters[0]
    rule = letters()[slug].answer or GENERAL[boxed.sender.kind]
    assert newest.letter == rule.letter
    assert newest.sender == boxed.sender
    assert_whole(world, "parent", newest)


def test_an_answer_says_what_the_letter_said() -> None:
    world = fresh_world()
    boxed = mailbox_letters.deliver(
        world, "parent", "plads-i-dagtilbud", {"institution": "Børnehuset Humlebien"}
    )
    told = mailbox_letters.letter_facts(world, "parent", boxed)
    draft = writing.answer(world, "parent", boxed.id, "Svar: Tilbud om plads")
    writing.keep(world, "parent", draft.id, Typed("", "Svar: Tilbud om plads", "Ja tak, vi vil gerne."))
    writing.send(world, "parent", draft.id)
    timeline.pass_time(world, timedelta(days=5))
    answer = world.post["parent"].letters[0]
    said = mailbox_letters.letter_facts(world, "parent", answer)
    assert answer.letter == "svar-tilbud-om-plads"
    assert {name: said[name] for name in ("institution", "start")} == {
        name: told[name] for name in ("institution", "start")
    }


def test_an_answer_goes_by_its_own_rule_when_the_letter_is_gone() -> None:
    world = fresh_world()
    boxed = mailbox_letters.deliver(world, "parent", "plads-i-dagtilbud")
    draft = writing.answer(world, "parent", boxed.id, "Svar")
    world.post["parent"].letters.remove(boxed)
    writing.keep(world, "parent", draft.id, Typed("", "Svar", "Ja tak"))
    writing.send(world, "parent", draft.id)
    timeline.pass_time(world, timedelta(days=5))
    assert world.post["parent"].letters[0].letter == GENERAL["kommune"].letter


def test_each_message_gets_its_own_answers_and_only_its_sender() -> None:
    world = fresh_world()
    for number in range(3):
        send(world, "skattestyrelsen", "forskud", f"Emne {number}")
    others = len(world.post["parent"].letters)
    timeline.pass_time(world, timedelta(hours=2))
    told = [each.facts["about"] for each in world.post["senior"].letters[:3]]
    assert sorted(told) == ["=Emne 0", "=Emne 1", "=Emne 2"]
    assert len(world.post["parent"].letters) == others
    assert [each.letter for each in world.post["senior"].expected] == [GENERAL["statslig"].letter] * 3
