from datetime import timedelta

import pytest

from sandbox.content.mail.authorities import RECEIPT
from sandbox.content.mail.letters import letters, render
from sandbox.world import timeline
from sandbox.world.mailbox import forwarding, writing
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox.events import LetterForwarded
from sandbox.world.mailbox.forwarding import Receiver
from sandbox.world.mailbox.writing import CannotWriteTo
from sandbox.world.state.mailbox import BoxedLetter, NoSuchLetter
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

SLUG = "indkaldelse-oejne"


def letter_of(world: World) -> BoxedLetter:
    return next(boxed for boxed in world.post["senior"].letters if boxed.letter == SLUG)


def pass_on(world: World, receiver: Receiver, note: str = "") -> None:
    world.take_announced()
    forwarding.forward(world, "senior", letter_of(world).id, receiver, "Videresendt: Et brev", note)


def said(world: World, role: str, boxed: BoxedLetter) -> str:
    return str(render(letters()[boxed.letter], mailbox_letters.letter_facts(world, role, boxed)))  # type: ignore[arg-type]


def test_the_copy_in_the_family_says_what_the_letter_says_and_the_letter_stays() -> None:
    world = fresh_world()
    timeline.pass_time(world, timedelta(days=40))
    original = letter_of(world)
    before = said(world, "senior", original)
    pass_on(world, Receiver(person="parent"), "Kan du køre mig?")
    copy = world.post["parent"].letters[0]
    assert (copy.letter, copy.read, copy.received) == (SLUG, False, world.clock)
    assert copy.forwarded
    assert (copy.forwarded.by, copy.forwarded.note) == ("senior", "Kan du køre mig?")
    assert said(world, "parent", copy) == before
    assert world.citizen("senior").name in before
    assert letter_of(world) is original


def test_a_copy_passed_on_again_still_says_whose_letter_it_is_and_counts_the_same_days() -> None:
    world = fresh_world()
    before = said(world, "senior", letter_of(world))
    pass_on(world, Receiver(person="parent"))
    timeline.pass_time(world, timedelta(days=9))
    copy = world.post["parent"].letters[0]
    forwarding.forward(world, "parent", copy.id, Receiver(person="young"), "", "")
    last = world.post["young"].letters[0]
    assert last.forwarded
    assert (last.forwarded.by, last.forwarded.owner) == ("parent", "senior")
    assert said(world, "young", last) == before


def test_a_letter_passed_on_asks_its_reader_nothing_by_a_day_and_takes_no_answer() -> None:
    world = fresh_world()
    own = mailbox_letters.deliver(world, "senior", "elregning")
    assert mailbox_letters.deadline(own)
    forwarding.forward(world, "senior", own.id, Receiver(person="parent"), "", "")
    copy = world.post["parent"].letters[0]
    assert mailbox_letters.deadline(copy) is None
    with pytest.raises(CannotWriteTo):
        writing.answer(world, "parent", copy.id, "Svar")


def test_an_authority_gets_it_as_a_message_and_answers_with_a_receipt() -> None:
    world = fresh_world()
    pass_on(world, Receiver(authority="borgerservice"))
    (sent,) = world.post["senior"].sent
    assert (sent.authority, sent.forwards, sent.sent) == ("borgerservice", letter_of(world).id, world.clock)
    timeline.pass_time(world, timedelta(hours=1))
    assert world.post["senior"].letters[0].letter == RECEIPT


def test_an_email_is_only_noted() -> None:
    world = fresh_world()
    boxes = {role: len(box.letters) for role, box in world.post.items()}
    pass_on(world, Receiver(email="nabo@postkasse.example"))
    timeline.pass_time(world, timedelta(days=5))
    assert {role: len(box.letters) for role, box in world.post.items()} == boxes
    assert world.post["senior"].sent[0].email == "nabo@postkasse.example"


@pytest.mark.parametrize(
    ("receiver", "told"),
    [
        (Receiver(person="parent"), {"to": "person", "person": "parent"}),
        (Receiver(authority="politiet"), {"to": "authority", "authority": "politiet"}),
        (Receiver(email="nabo@postkasse.example"), {"to": "email"}),
    ],
)
def test_it_is_told_to_whom_but_never_an_address_or_a_word_of_it(
    receiver: Receiver, told: dict[str, str]
) -> None:
    world = fresh_world()
    pass_on(world, receiver, "Hemmeligt")
    events = [each for each in world.take_announced() if isinstance(each, LetterForwarded)]
    assert events == [LetterForwarded.model_validate({"citizen": "senior", "letter": SLUG, **told})]


@pytest.mark.parametrize("receiver", [Receiver(person="senior"), Receiver(authority="oevebank")])
def test_nobody_passes_a_letter_on_to_who_cannot_have_it(receiver: Receiver) -> None:
    world = fresh_world()
    with pytest.raises(CannotWriteTo):
        pass_on(world, receiver)
    assert world.post["senior"].messages == []


def test_nobody_passes_on_anothers_letter() -> None:
    world = fresh_world()
    with pytest.raises(NoSuchLetter):
        forwarding.forward(world, "young", letter_of(world).id, Receiver(person="parent"), "", "")
