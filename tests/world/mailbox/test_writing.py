import pytest

from sandbox.content.mail.letters import letters
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox import writing
from sandbox.world.mailbox.events import DraftKept, MessageIncomplete, MessageSent
from sandbox.world.mailbox.writing import (
    LONGEST_SUBJECT,
    LONGEST_TEXT,
    MOST_ATTACHMENTS,
    MOST_DRAFTS,
    CannotWriteTo,
    Typed,
)
from sandbox.world.state.mailbox import Message, NoSuchLetter, NoSuchMessage
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

WHOLE = Typed("flytning", "Min flytning", "Hvornår er den registreret?")


def begun(world: World, authority: str = "borgerservice") -> Message:
    return writing.begin(world, "senior", authority)


def answerable(world: World) -> str:
    slug = next(slug for slug, letter in letters().items() if letter.reply and not letter.required)
    return mailbox_letters.deliver(world, "senior", slug).id


def test_a_draft_is_in_the_world_as_soon_as_it_is_known_to_whom() -> None:
    world = fresh_world()
    draft = begun(world)
    kept = World.model_validate_json(world.to_json()).post["senior"]
    assert (kept.unsent, kept.drafts) == ([draft], [])
    assert (draft.authority, draft.sent) == ("borgerservice", None)


@pytest.mark.parametrize("authority", ["oevebank", "findes-ikke", ""])
def test_nobody_writes_to_whoever_takes_no_messages(authority: str) -> None:
    world = fresh_world()
    with pytest.raises(CannotWriteTo):
        begun(world, authority)
    draft = begun(world)
    with pytest.raises(CannotWriteTo):
        writing.readdress(world, "senior", draft.id, authority)
    assert draft.authority == "borgerservice"


def test_what_is_typed_is_kept_and_told_without_a_word_of_it() -> None:
    world = fresh_world()
    draft = begun(world)
    writing.keep(world, "senior", draft.id, WHOLE)
    assert (draft.category, draft.subject, draft.text) == (WHOLE.category, WHOLE.subject, WHOLE.text)
    assert world.take_announced() == [
        DraftKept(citizen="senior", authority="borgerservice", category="flytning")
    ]


def test_a_save_that_nobody_asked_for_is_no_news() -> None:
    world = fresh_world()
    draft = begun(world)
    writing.keep(world, "senior", draft.id, WHOLE, by_itself=True)
    assert draft.text == WHOLE.text
    assert world.take_announced() == []
    assert world.post["senior"].log == []


def test_what_is_refused_leaves_what_was_kept_before() -> None:
    world = fresh_world()
    draft = begun(world)
    writing.keep(world, "senior", draft.id, WHOLE)
    writing.keep(world, "senior", draft.id, Typed("flytning", "Nyt emne", "", refused=["text"]))
    assert (draft.subject, draft.text) == ("Nyt emne", WHOLE.text)


def test_a_category_is_one_of_the_authoritys_own() -> None:
    world = fresh_world()
    draft = begun(world)
    writing.keep(world, "senior", draft.id, Typed("boligstoette", "", ""))
    assert draft.category == ""
    writing.keep(world, "senior", draft.id, Typed("flytning", "", ""))
    writing.readdress(world, "senior", draft.id, "skattestyrelsen")
    assert (draft.authority, draft.category) == ("skattestyrelsen", "")


def test_a_message_that_lacks_something_is_not_sent_and_says_what() -> None:
    world = fresh_world()
    draft = begun(world)
    assert writing.send(world, "senior", draft.id) == ["category", "subject", "text"]
    too_long = Typed("flytning", "Min flytning", "x" * (LONGEST_TEXT + 1))
    writing.keep(world, "senior", draft.id, too_long)
    assert writing.send(world, "senior", draft.id) == ["too-long"]
    assert draft.sent is None
    assert len(draft.text) == LONGEST_TEXT + 1
    told = [event for event in world.take_announced() if not isinstance(event, DraftKept)]
    assert told == [
        MessageIncomplete(citizen="senior", authority="borgerservice", lacks=["category", "subject", "text"]),
        MessageIncomplete(citizen="senior", authority="borgerservice", lacks=["too-long"]),
    ]


def test_a_whole_message_is_sent_and_is_a_draft_no_more() -> None:
    world = fresh_world()
    draft = begun(world)
    writing.keep(world, "senior", draft.id, WHOLE)
    writing.attach(world, "senior", draft.id, ["a", "b", "a"])
    world.take_announced()
    assert writing.send(world, "senior", draft.id) is draft
    assert (draft.sent, draft.attachments) == (world.clock, ["a", "b"])
    assert world.post["senior"].sent == [draft]
    sent = MessageSent(citizen="senior", authority="borgerservice", category="flytning", attachments=2)
    assert world.take_announced() == [sent]
    with pytest.raises(NoSuchMessage):
        writing.send(world, "senior", draft.id)
    with pytest.raises(NoSuchMessage):
        writing.keep(world, "senior", draft.id, WHOLE)
    with pytest.raises(NoSuchMessage):
        writing.attach(world, "senior", draft.id, [])


def test_a_message_carries_only_so_much() -> None:
    world = fresh_world()
    draft = begun(world)
    writing.attach(world, "senior", draft.id, [str(number) for number in range(20)])
    assert len(draft.attachments) == MOST_ATTACHMENTS


def test_an_answer_goes_to_the_sender_and_needs_no_category() -> None:
    world = fresh_world()
    letter_id = answerable(world)
    boxed = world.post["senior"].find(letter_id)
    draft = writing.answer(world, "senior", letter_id, "Svar: " + "x" * 200)
    assert draft.authority == letters()[boxed.letter].sender
    assert len(draft.subject) == LONGEST_SUBJECT
    assert writing.answer(world, "senior", letter_id, "Svar") is draft
    writing.keep(world, "senior", draft.id, Typed("", "Svar", "Det er rigtigt."))
    world.take_announced()
    assert writing.send(world, "senior", draft.id) is draft
    (sent,) = world.take_announced()
    assert isinstance(sent, MessageSent)
    assert sent.answers == boxed.letter
    assert world.post["senior"].answered(letter_id) == draft.sent
    assert writing.answer(world, "senior", letter_id, "Svar") is not draft


def test_an_answer_goes_to_nobody_else() -> None:
    world = fresh_world()
    draft = writing.answer(world, "senior", answerable(world), "Svar")
    with pytest.raises(CannotWriteTo):
        writing.readdress(world, "senior", draft.id, "skattestyrelsen")


def test_a_letter_that_takes_no_answer_gets_none() -> None:
    world = fresh_world()
    boxed = mailbox_letters.deliver(world, "senior", "elregning")
    with pytest.raises(CannotWriteTo):
        writing.answer(world, "senior", boxed.id, "Svar")
    with pytest.raises(NoSuchLetter):
        writing.answer(world, "parent", boxed.id, "Svar")


def test_nobody_writes_on_another_citizens_draft() -> None:
    world = fresh_world()
    draft = begun(world)
    with pytest.raises(NoSuchMessage):
        writing.keep(world, "parent", draft.id, WHOLE)


def test_of_very_many_drafts_the_oldest_empty_one_gives_way_and_no_word_is_lost() -> None:
    world = fresh_world()
    written = begun(world)
    writing.keep(world, "senior", written.id, WHOLE)
    empty = begun(world)
    for _each in range(MOST_DRAFTS):
        begun(world)
    assert len(world.post["senior"].unsent) == MOST_DRAFTS
    assert world.post["senior"].drafts == [written]
    assert empty not in world.post["senior"].unsent


def test_the_longest_text_there_is_room_for_is_sent() -> None:
    world = fresh_world()
    draft = begun(world)
    writing.keep(world, "senior", draft.id, Typed("flytning", "Min flytning", "x" * LONGEST_TEXT))
    assert writing.send(world, "senior", draft.id) is draft
