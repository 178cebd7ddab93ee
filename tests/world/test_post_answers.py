from datetime import timedelta

import pytest

from sandbox.content.authorities import GENERAL, RECEIPT, authorities, writable
from sandbox.content.letters import letters, render
from sandbox.world import post, post_writing
from sandbox.world.people import Role
from sandbox.world.post_box import BoxedLetter, Message
from sandbox.world.post_writing import Typed
from sandbox.world.world import World
from tests.world.worlds import fresh_world


def send(world: World, authority: str, category: str, subject: str = "Mit spørgsmål") -> Message:
    draft = post_writing.begin(world, "senior", authority)
    post_writing.keep(world, "senior", draft.id, Typed(category, subject, "Hvad nu?"))
    sent = post_writing.send(world, "senior", draft.id)
    assert isinstance(sent, Message)
    return sent


GIVEN = {"authority": "skattestyrelsen", "about": "=Skat"}


def assert_whole(world: World, role: Role, boxed: BoxedLetter) -> None:
    facts = post.letter_facts(world, role, boxed)
    assert "{" not in str(render(letters()[boxed.letter], facts))


def came(world: World) -> list[str]:
    return [line.letter for line in world.post["senior"].log if line.what == "letter-came"]


def test_a_receipt_comes_after_the_authoritys_minutes_and_not_before() -> None:
    world = fresh_world()
    sent = send(world, "skattestyrelsen", "forskud")
    wait = timedelta(minutes=authorities()["skattestyrelsen"].receipt_minutes)
    world.pass_time(wait - timedelta(minutes=1))
    assert came(world) == []
    world.pass_time(timedelta(minutes=1))
    assert came(world) == [RECEIPT]
    receipt = world.post["senior"].letters[0]
    assert sent.sent
    assert receipt.received == sent.sent + wait
    assert not receipt.read


def test_the_receipt_is_from_the_authority_and_quotes_the_subject_as_it_was_typed() -> None:
    for subject in ("Mit spørgsmål", "+12 days", "2026-12-04", "Sag #12", "{address}"):
        world = fresh_world()
        send(world, "skattestyrelsen", "forskud", subject)
        world.pass_time(timedelta(hours=2))
        receipt = world.post["senior"].letters[0]
        facts = post.letter_facts(world, "senior", receipt)
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
    world.pass_time(timedelta(days=10))
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
    boxed = post.deliver(world, "parent", slug, given)
    draft = post_writing.answer(world, "parent", boxed.id, "Svar")
    post_writing.keep(world, "parent", draft.id, Typed("", "Svar", "Ja tak"))
    post_writing.send(world, "parent", draft.id)
    world.pass_time(timedelta(days=10))
    newest = world.post["parent"].letters[0]
    rule = letters()[slug].answer or GENERAL[boxed.sender.kind]
    assert newest.letter == rule.letter
    assert newest.sender == boxed.sender
    assert_whole(world, "parent", newest)


def test_an_answer_says_what_the_letter_said() -> None:
    world = fresh_world()
    boxed = post.deliver(world, "parent", "plads-i-dagtilbud", {"institution": "Børnehuset Humlebien"})
    told = post.letter_facts(world, "parent", boxed)
    draft = post_writing.answer(world, "parent", boxed.id, "Svar: Tilbud om plads")
    post_writing.keep(world, "parent", draft.id, Typed("", "Svar: Tilbud om plads", "Ja tak, vi vil gerne."))
    post_writing.send(world, "parent", draft.id)
    world.pass_time(timedelta(days=5))
    answer = world.post["parent"].letters[0]
    said = post.letter_facts(world, "parent", answer)
    assert answer.letter == "svar-tilbud-om-plads"
    assert {name: said[name] for name in ("institution", "start")} == {
        name: told[name] for name in ("institution", "start")
    }


def test_an_answer_goes_by_its_own_rule_when_the_letter_is_gone() -> None:
    world = fresh_world()
    boxed = post.deliver(world, "parent", "plads-i-dagtilbud")
    draft = post_writing.answer(world, "parent", boxed.id, "Svar")
    world.post["parent"].letters.remove(boxed)
    post_writing.keep(world, "parent", draft.id, Typed("", "Svar", "Ja tak"))
    post_writing.send(world, "parent", draft.id)
    world.pass_time(timedelta(days=5))
    assert world.post["parent"].letters[0].letter == GENERAL["kommune"].letter


def test_each_message_gets_its_own_answers_and_only_its_sender() -> None:
    world = fresh_world()
    for number in range(3):
        send(world, "skattestyrelsen", "forskud", f"Emne {number}")
    others = len(world.post["parent"].letters)
    world.pass_time(timedelta(hours=2))
    told = [each.facts["about"] for each in world.post["senior"].letters[:3]]
    assert sorted(told) == ["=Emne 0", "=Emne 1", "=Emne 2"]
    assert len(world.post["parent"].letters) == others
    assert [each.letter for each in world.post["senior"].expected] == [GENERAL["statslig"].letter] * 3
