"""The shelf: each citizen's own documents, which can be read, and attached to messages and self-services.

What a document says is a content file (`content/documents/`); the world keeps whose it is and since when.
"""

from datetime import datetime, time, timedelta

from sandbox.content.mail.documents import documents
from sandbox.content.reading.text import Translate
from sandbox.world.documents.placeholders import facts_of
from sandbox.world.mailbox.letters import citizen_facts
from sandbox.world.state.base import NotFound
from sandbox.world.state.documents import OwnDocument
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

NOON = time(12)


class DocumentOpened(Event):
    """The citizen opened a document of the shelf; `document` is the slug of its content file."""

    document: str
    pdf: bool = False


class NoSuchDocument(NotFound):
    """No document with that id lies on this citizen's shelf, for instance because it is another seat's."""


def of(world: World, role: Role) -> list[OwnDocument]:
    """The citizen's documents, the newest first."""
    return sorted(world.shelf[role], key=lambda each: (each.added, each.id), reverse=True)


def find(world: World, role: Role, document_id: str) -> OwnDocument:
    """:raises NoSuchDocument: when it is not on this citizen's shelf."""
    for each in world.shelf[role]:
        if each.id == document_id:
            return each
    raise NoSuchDocument(document_id)


def add(world: World, role: Role, slug: str, facts: dict[str, str] | None = None) -> OwnDocument:
    """Lay a document on the citizen's shelf now.

    :raises KeyError: when no content file has that slug.
    """
    made = _made(world, role, world.new_id(), slug, world.clock, facts or {})
    world.shelf[role].append(made)
    return made


def opened(world: World, role: Role, document_id: str, *, pdf: bool = False) -> OwnDocument:
    """The document, which the citizen opens.

    :raises NoSuchDocument: when it is not on this citizen's shelf.
    """
    found = find(world, role, document_id)
    world.announce(DocumentOpened(citizen=role, document=found.document, pdf=pdf))
    return found


def facts(
    world: World, role: Role, shelved: OwnDocument, locale: str = "da", translate: Translate = str
) -> dict[str, str]:
    """What the document's placeholders need, as it is to be shown."""
    return facts_of(world, role, shelved.content, shelved.added, shelved.facts, locale, translate)


def seed(world: World) -> None:
    """What has been lying there since before the class began."""
    for slug, document in sorted(documents().items()):
        for each in document.seed:
            shelf = world.shelf[each.to]
            before = sum(other.document == slug for other in shelf)
            added = datetime.combine(world.date - timedelta(days=each.days_ago), NOON)
            made_id = f"{slug}-{before + 1}" if before else slug
            shelf.append(_made(world, each.to, made_id, slug, added, dict(each.facts)))


def _made(
    world: World, role: Role, made_id: str, slug: str, added: datetime, own: dict[str, str]
) -> OwnDocument:
    """What it says about the citizen is written down now: it does not change when they move or take another name."""
    used = documents()[slug].placeholders
    now = citizen_facts(world, role) | {"moved_in": world.citizen(role).moved_in.isoformat()}
    known = {name: fact for name, fact in now.items() if name in used}
    return OwnDocument(id=made_id, document=slug, added=added, facts=known | own)
