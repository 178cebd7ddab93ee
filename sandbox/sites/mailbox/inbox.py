"""The lists: the inbox, which is the front page, the other folders, and what a search finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import compress

from flask import request
from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import letters, render, render_appeal
from sandbox.content.municipality.settings import municipality
from sandbox.sites.mailbox.deadlines import deadline_of
from sandbox.sites.mailbox.shell import (
    BY_ADDRESS,
    DELETED,
    DRAFTS,
    SENT,
    blueprint,
    facts_of,
    folder_name,
    folder_url,
    heading,
    mailbox,
    place_of,
    shown,
    whose,
)
from sandbox.web.seat import current, noted
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox.search import Order, PostSearched, Row, Texts, ordered, senders
from sandbox.world.state.mailbox import INBOX, BoxedLetter, Message
from sandbox.world.state.people import Role

LONGEST_QUERY = 60
ORDERS: tuple[Order, ...] = ("newest", "oldest", "sender")
ONLY = ("unread", "flagged", "deadline")


@dataclass(frozen=True)
class Asked:
    """How the list is asked for, by the page's query."""

    words: str
    sender: str
    only: str
    order: Order

    @classmethod
    def of_request(cls) -> "Asked":
        words, sender, only, order = (
            request.args.get(name, "").strip()[:LONGEST_QUERY] for name in ("q", "afsender", "vis", "orden")
        )
        known: Order = next((each for each in ORDERS if each == order), "newest")
        return cls(words, sender, only if only in ONLY else "", known)

    @property
    def narrows(self) -> bool:
        return bool(self.sender or self.only)


@blueprint.get("/")
def index() -> str:
    return _listed(whose(), INBOX)


@blueprint.get("/mappe/<key>")
def folder(key: str) -> str:
    """A fixed folder by its Danish name, or an own one by its id."""
    role = whose()
    return _listed(role, BY_ADDRESS.get(key) or mailbox(role).find_folder(key).id)


def _listed(role: Role, place: str) -> str:
    asked = Asked.of_request()
    if asked.words:
        return _found(role, place, asked)
    rows = _rows(role, place)
    kept = [row for row in rows if _is_asked_for(row, asked)]
    return shown(
        "mailbox/lists/index.html",
        role,
        place,
        title=folder_name(role, place),
        place=place,
        rows=ordered(kept, asked.order),
        every=len(rows),
        senders=[(name, name) for name in senders(rows)],
        asked=asked,
        unread=sum(row.unread for row in rows),
        url=folder_url(place),
        name_of=no_name,
        deadline_of=partial(deadline_of, role),
    )


def _found(role: Role, place: str, asked: Asked) -> str:
    """What a search finds, wherever it lies; of what is deleted only how much there is."""
    box = mailbox(role)
    every = [*letter_rows(role, box.letters), *_message_rows(box.messages)]
    texts = Texts(_texts(role, every))
    hits = list(compress(every, texts.found(asked.words)))
    understood = "" if hits else texts.meant(asked.words)
    hits = hits or (list(compress(every, texts.found(understood))) if understood else [])
    rows = [row for row in hits if not _is_deleted(row)]
    noted(lambda world: world.announce(PostSearched(citizen=role, found=len(rows))))
    return shown(
        "mailbox/lists/found.html",
        role,
        place,
        rows=ordered(rows, "newest"),
        asked=asked,
        meant=understood if rows else "",
        deleted=len(hits) - len(rows),
        url=folder_url(place),
        name_of=lambda row: folder_name(role, _lies_in(row)),
        deadline_of=partial(deadline_of, role),
    )


def _rows(role: Role, place: str) -> list[Row]:
    box = mailbox(role)
    if place == DRAFTS:
        return list(_message_rows(box.drafts))
    if place == SENT:
        return list(_message_rows(box.sent))
    if place == DELETED:
        written = [message for message in box.messages if message.deleted]
        return [*letter_rows(role, box.deleted), *_message_rows(written)]
    return list(letter_rows(role, box.lying_in(place)))


def letter_rows(role: Role, lying: list[BoxedLetter]) -> Iterator[Row]:
    for boxed in lying:
        yield Row(*heading(role, boxed), boxed.received, letter=boxed)


def _message_rows(messages: list[Message]) -> Iterator[Row]:
    for message in messages:
        subject = message.subject or _("(uden emne)")
        yield Row(receiver_name(message), subject, message.sent or message.changed, message=message)


def receiver_name(message: Message) -> str:
    """Whom a message goes to, in words."""
    if message.person:
        return current().world.citizen(message.person).name
    authority = authorities().get(message.authority)
    return authority.called(municipality().name) if authority else message.email


def _is_asked_for(row: Row, asked: Asked) -> bool:
    if asked.sender and row.sender != asked.sender:
        return False
    if asked.only == "deadline":
        return bool(row.letter and mailbox_letters.deadline(row.letter))
    return {"unread": row.unread, "flagged": row.flagged}.get(asked.only, True)


def _texts(role: Role, rows: list[Row]) -> list[list[str]]:
    """All that a search looks at, by row. Copies of a letter that say the same are rendered once."""
    said: dict[tuple[object, ...], list[str]] = {}
    found = []
    for row in rows:
        texts = [row.sender, row.subject, *([row.message.text] if row.message else [])]
        if boxed := row.letter:
            alike = (boxed.letter, boxed.counted_from, *sorted(boxed.facts.items()))
            texts += said[alike] if alike in said else said.setdefault(alike, _said(role, boxed))
        found.append(texts)
    return found


def _said(role: Role, boxed: BoxedLetter) -> list[str]:
    content, facts = letters()[boxed.letter], facts_of(role, boxed)
    blocks = [*render(content, facts, _), *render_appeal(content, facts, _)]
    return [text for block in blocks for text in (block.text, *block.items)]


def _is_deleted(row: Row) -> bool:
    return bool((row.letter and row.letter.deleted) or (row.message and row.message.deleted))


def _lies_in(row: Row) -> str:
    if row.letter:
        return place_of(row.letter)
    return SENT if row.message and row.message.sent else DRAFTS


def no_name(row: Row) -> str:
    """In a folder's own list no row says in which folder it lies."""
    return ""
