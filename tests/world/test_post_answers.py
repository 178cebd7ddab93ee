from datetime import timedelta

import pytest

from sandbox.content.authorities import RECEIPT, authorities
from sandbox.content.letters import letters, render
from sandbox.world import post, post_writing
from sandbox.world.post_box import Message
from sandbox.world.post_writing import Typed
from sandbox.world.world import World
from tests.world.worlds import fresh_world


def send(world: World, authority: str, category: str, subject: str = "Mit spørgsmål") -> Message:
    draft = post_writing.begin(world, "senior", authority)
    post_writing.keep(world, "senior", draft.id, Typed(category, subject, "Hvad nu?"))
    sent = post_writing.send(world, "senior", draft.id)
    assert isinstance(sent, Message)
    return sent


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
    world.pass_time(timedelta(days=30))
    assert came(world) == [RECEIPT]


def test_the_receipt_is_from_the_authority_and_quotes_the_subject_as_it_was_typed() -> None:
    for subject in ("Mit spørgsmål", "+12 days", "2026-12-04", "Sag #12", "{address}"):
        world = fresh_world()
        send(world, "skattestyrelsen", "forskud", subject)
        world.pass_time(timedelta(hours=2))
        receipt = world.post["senior"].letters[0]
        facts = post.letter_facts(world, "senior", receipt)
        said = "\n".join(block.text for block in render(letters()[RECEIPT], facts))
        assert facts["sender"] == "Skattestyrelsen"
        assert f"emnet: {subject}." in said
        assert "søndag den 22. november 2026 kl. 08.30" in said


@pytest.mark.parametrize(
    ("authority", "category"),
    [
        (authority.slug, category.slug)
        for authority in authorities().values()
        for category in authority.categories
        if category.answer
    ],
)
def test_where_a_category_has_an_answer_it_comes_after_the_receipt(authority: str, category: str) -> None:
    world = fresh_world()
    send(world, authority, category)
    chosen = authorities()[authority].category(category)
    assert chosen
    assert chosen.answer
    world.pass_time(timedelta(days=10))
    assert came(world) == [RECEIPT, chosen.answer.letter]
    newest, receipt = world.post["senior"].letters[:2]
    assert (newest.letter, receipt.letter) == (chosen.answer.letter, RECEIPT)
    assert newest.received > receipt.received
    assert "{" not in str(render(letters()[newest.letter], post.letter_facts(world, "senior", newest)))


def test_each_message_gets_its_own_answers_and_only_its_sender() -> None:
    world = fresh_world()
    for number in range(3):
        send(world, "skattestyrelsen", "forskud", f"Emne {number}")
    others = len(world.post["parent"].letters)
    world.pass_time(timedelta(hours=2))
    told = [each.facts["about"] for each in world.post["senior"].letters[:3]]
    assert sorted(told) == ["=Emne 0", "=Emne 1", "=Emne 2"]
    assert len(world.post["parent"].letters) == others
    assert world.post["senior"].expected == []
