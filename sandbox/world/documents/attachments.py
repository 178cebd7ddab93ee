"""What is attached to letters: documents that say what the letter says, to the citizen whom it is to."""

from sandbox.content.mail.documents import Document, documents
from sandbox.content.mail.letters import letters
from sandbox.content.reading.text import Translate
from sandbox.world.documents.own_documents import NoSuchDocument
from sandbox.world.documents.placeholders import facts_of
from sandbox.world.mailbox.events import AttachmentOpened
from sandbox.world.mailbox.letters import letter_facts
from sandbox.world.mailbox.listeners import announce
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


def of(boxed: BoxedLetter) -> list[Document]:
    return [documents()[slug] for slug in letters()[boxed.letter].attachments]


def find(boxed: BoxedLetter, slug: str) -> Document:
    """:raises NoSuchDocument: when it is not attached to that letter."""
    for each in of(boxed):
        if each.slug == slug:
            return each
    raise NoSuchDocument(slug)


def opened(
    world: World, role: Role, letter_id: str, slug: str, *, pdf: bool = False, enlarged: bool = False
) -> Document:
    """The document, which the citizen opens. Shown larger, it was opened before: the mailbox's log has it already.

    :raises NoSuchLetter: when the letter is not in this mailbox.
    :raises NoSuchDocument: when it is not attached to that letter.
    """
    boxed = world.post[role].find(letter_id)
    found = find(boxed, slug)
    event = AttachmentOpened(citizen=role, letter=boxed.letter, document=slug, pdf=pdf)
    announce(world, event, None if enlarged else boxed)
    return found


def facts(
    world: World,
    role: Role,
    boxed: BoxedLetter,
    document: Document,
    locale: str = "da",
    translate: Translate = str,
) -> dict[str, str]:
    """What the document's placeholders need, as it is to be shown. Where the letter says it, too, they say the same.

    Passed on to somebody else, it is still about the one whom the letter was to.
    """
    told = letter_facts(world, role, boxed, locale, translate)
    about = boxed.forwarded.owner if boxed.forwarded else role
    return facts_of(world, about, document, boxed.counted_from, {}, locale, translate) | told
