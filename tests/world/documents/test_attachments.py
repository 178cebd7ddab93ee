import pytest

from sandbox.content.mail.documents import render
from sandbox.content.mail.letters import letters
from sandbox.content.municipality.address import Address
from sandbox.world.documents import attachments
from sandbox.world.documents.own_documents import NoSuchDocument
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox.events import AttachmentOpened
from sandbox.world.state.mailbox import Forwarded, NoSuchLetter
from sandbox.world.state.people import ROLES
from tests.world.worlds import fresh_world


@pytest.mark.parametrize("slug", [slug for slug, letter in letters().items() if letter.attachments])
@pytest.mark.parametrize("role", ROLES)
def test_everything_that_is_attached_can_be_shown_to_whomever_it_is_sent(slug: str, role: str) -> None:
    world = fresh_world()
    required = dict.fromkeys(letters()[slug].required, "12")
    letter = mailbox_letters.deliver(world, role, slug, required)  # type: ignore[arg-type]
    for document in attachments.of(letter):
        for locale in ("da", "en"):
            facts = attachments.facts(world, role, letter, document, locale)  # type: ignore[arg-type]
            assert render(document, facts).title


def test_an_attachment_says_what_its_letter_says() -> None:
    world = fresh_world()
    letter = mailbox_letters.deliver(
        world, "young", "boligstoette-afgoerelse", {"amount": "987", "rent": "3.210"}
    )
    (document,) = attachments.of(letter)
    sections = dict(render(document, attachments.facts(world, "young", letter, document)).sections)
    assert sections["Resultatet"] == [("Boligstøtte om måneden", "987 kr.")]
    assert sections["Grundlaget"][0] == ("Husleje uden el, vand og varme", "3.210 kr.")


def test_a_later_move_changes_no_attachment_that_was_sent_before_it() -> None:
    world = fresh_world()
    letter = mailbox_letters.deliver(world, "young", "bank-aarsoversigt")
    (document,) = attachments.of(letter)
    before = attachments.facts(world, "young", letter, document)["address"]
    world.citizen("young").address = Address(street="Solsortevej", number="4", postcode="0010", town="Øveby")
    assert attachments.facts(world, "young", letter, document)["address"] == before


def test_what_is_attached_to_a_forwarded_letter_is_about_the_one_it_was_to() -> None:
    world = fresh_world()
    letter = mailbox_letters.deliver(world, "young", "bank-aarsoversigt")
    (document,) = attachments.of(letter)
    before = attachments.facts(world, "young", letter, document)
    for by, to in (("young", "parent"), ("parent", "senior")):
        forwarded = Forwarded.model_validate({"by": by, "owner": "young", "came": letter.received})
        passed_on = mailbox_letters.deliver(world, to, letter.letter, letter.facts, forwarded=forwarded)  # type: ignore[arg-type]
        assert attachments.facts(world, to, passed_on, document) == before  # type: ignore[arg-type]


def test_opening_an_attachment_is_told() -> None:
    world = fresh_world()
    letter = mailbox_letters.deliver(world, "young", "bank-aarsoversigt")
    world.take_announced()
    assert attachments.opened(world, "young", letter.id, "bankoversigt", pdf=True).slug == "bankoversigt"
    assert world.take_announced() == [
        AttachmentOpened(citizen="young", letter="bank-aarsoversigt", document="bankoversigt", pdf=True)
    ]


def test_only_what_is_attached_to_that_letter_of_that_citizens_is_there() -> None:
    world = fresh_world()
    letter = mailbox_letters.deliver(world, "young", "bank-aarsoversigt")
    world.take_announced()
    with pytest.raises(NoSuchDocument):
        attachments.opened(world, "young", letter.id, "pasfoto")
    with pytest.raises(NoSuchLetter):
        attachments.opened(world, "senior", letter.id, "bankoversigt")
    assert world.take_announced() == []
