"""Digital Post."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask.testing import FlaskClient
from playwright.sync_api import Page

from sandbox.world import session
from sandbox.world.mailbox import folders, forwarding, letters, messages, writing
from sandbox.world.mailbox.forwarding import Receiver
from sandbox.world.mailbox.writing import Typed
from sandbox.world.state.mailbox import Mailbox
from sandbox.world.state.world import World
from tests.browser.kinds.kind import Kind, fill, press

SEAT = "with a busy mailbox"
SETTLED = "with a tidy mailbox"
WORDS = "Jeg vil gerne vide, hvornår jeg kan få svar. Min nabo siger, at det tager tre uger."


def fill_box(world: World) -> None:
    """A mailbox with something of everything: own folders, drafts, sent messages, a flag, something deleted."""
    session.open_session(world, "senior", "nemid", "post.borger.dk")
    box = world.post["senior"]
    folder = folders.make_folder(world, "senior", "Sundhed")
    folders.make_folder(world, "senior", "Bolig")
    assert not isinstance(folder, str)
    read = [boxed for boxed in box.letters if boxed.read]
    folders.move(world, "senior", read[0].id, folder.id)
    folders.move(world, "senior", read[1].id, "archive")
    folders.delete(world, "senior", read[2].id)
    folders.flag(world, "senior", box.inbox[0].id, flagged=True)
    letters.deliver(world, "senior", "elregning")
    shelved = [each.id for each in world.shelf["senior"]][:2]
    for number in range(3):
        draft = writing.begin(world, "senior", "borgerservice")
        writing.keep(world, "senior", draft.id, Typed("flytning", f"Spørgsmål {number + 1}", WORDS))
        writing.attach(world, "senior", draft.id, shelved)
    writing.send(world, "senior", box.drafts[0].id)
    messages.delete(world, "senior", box.drafts[0].id)
    to = Receiver(person="parent")
    forwarding.forward(world, "senior", box.inbox[1].id, to, "Videresendt: Et brev", "Kig lige på det.")
    forwarding.forward(
        world, "parent", world.post["parent"].inbox[0].id, Receiver(person="senior"), "", "Hej"
    )


def arrange(seats: Any, client: FlaskClient) -> None:
    seats.change(SEAT, fill_box)


def settle(seats: Any, client: FlaskClient) -> None:
    """Signed in, and nothing in the mailbox."""

    def empty(world: World) -> None:
        session.open_session(world, "senior", "nemid", "post.borger.dk")
        world.post["senior"] = Mailbox()

    seats.change(SETTLED, empty)


SEATS = {SEAT: arrange, SETTLED: settle}


def of_box(find: Callable[[Mailbox], str]) -> Callable[[Any], str]:
    """What only that mailbox has: the id of a letter, a message or a folder."""
    return lambda seats: find(seats.world(SEAT).post["senior"])


def letter(box: Mailbox, slug: str) -> str:
    return next(boxed.id for boxed in box.letters if boxed.letter == slug)


FIRST = of_box(lambda box: box.inbox[1].id)
ANSWERABLE = of_box(partial(letter, slug="forebyggende-hjemmebesoeg"))
BILL = of_box(partial(letter, slug="elregning"))
PASSED_ON = of_box(lambda box: next(boxed.id for boxed in box.letters if boxed.forwarded))
GONE = of_box(lambda box: box.deleted[0].id)
DRAFT = of_box(lambda box: box.drafts[0].id)
SENT = of_box(lambda box: next(message.id for message in box.sent if message.attachments))
THROWN_AWAY = of_box(lambda box: next(message.id for message in box.messages if message.deleted))
FOLDER = of_box(lambda box: next(each.id for each in box.folders if box.lying_in(each.id)))
EMPTY_FOLDER = of_box(lambda box: next(each.id for each in box.folders if not box.lying_in(each.id)))


def enclosed(seats: Any) -> str:
    message = next(each for each in seats.world(SEAT).post["senior"].sent if each.attachments)
    return str(message.attachments[0])


def send_empty(page: Page) -> None:
    page.locator("main [name=subject]").fill("")
    page.locator("[data-show=send]").click()


KINDS = [
    Kind("inbox", "mailbox.index", "inside", guide=True),
    Kind("letter", "mailbox.letter", "inside", {"letter_id": "<letter>"}, guide=True),
    Kind(
        "letter that is not there",
        "mailbox.letter",
        "inside",
        {"letter_id": "000000000"},
        status=404,
        guide=True,
    ),
    Kind("inbox, busy", "mailbox.index", SEAT),
    Kind("inbox, empty", "mailbox.index", SETTLED),
    Kind("inbox, narrowed", "mailbox.index", SEAT, {"vis": "flagged", "orden": "oldest"}),
    Kind("inbox, nothing fits", "mailbox.index", SEAT, {"vis": "flagged", "afsender": "Politiet"}),
    Kind("search", "mailbox.index", SEAT, {"q": "sygehus"}),
    Kind("search, nothing found", "mailbox.index", SEAT, {"q": "zebra"}),
    Kind("drafts", "mailbox.folder", SEAT, {"key": "kladder"}),
    Kind("sent", "mailbox.folder", SEAT, {"key": "sendt"}),
    Kind("archive", "mailbox.folder", SEAT, {"key": "arkiv"}),
    Kind("deleted", "mailbox.folder", SEAT, {"key": "slettet"}),
    Kind("archive, empty", "mailbox.folder", SETTLED, {"key": "arkiv"}),
    Kind("own folder", "mailbox.folder", SEAT, {"key": FOLDER}),
    Kind("letter with a deadline", "mailbox.letter", SEAT, {"letter_id": BILL}),
    Kind("letter that can be answered", "mailbox.letter", SEAT, {"letter_id": ANSWERABLE}),
    Kind("letter, largest", "mailbox.letter", SEAT, {"letter_id": BILL, "zoom": 4}),
    Kind("letter, alone", "mailbox.letter", SEAT, {"letter_id": BILL, "visning": "fuld", "zoom": 2}),
    Kind("letter passed on", "mailbox.letter", SEAT, {"letter_id": PASSED_ON}),
    Kind("letter, deleted", "mailbox.letter", SEAT, {"letter_id": GONE}),
    Kind("letter, destroy it", "mailbox.destroy_page", SEAT, {"letter_id": GONE}),
    Kind(
        "attachment",
        "mailbox.attachment",
        "inside",
        {"letter_id": "<letter>", "slug": "kort-sygehus"},
        guide=True,
    ),
    Kind(
        "attachment, alone and larger",
        "mailbox.attachment",
        "inside",
        {"letter_id": "<letter>", "slug": "kort-sygehus", "visning": "fuld", "zoom": 3},
    ),
    Kind("pass a letter on", "mailbox.forward_page", SEAT, {"letter_id": FIRST}),
    Kind(
        "pass a letter on, to nobody",
        "mailbox.forward_page",
        SEAT,
        {"letter_id": FIRST},
        status=422,
        then=press("[data-show=send-on]"),
    ),
    Kind("write, to whom", "mailbox.choose", SEAT),
    Kind("write, to whom in the municipality", "mailbox.choose", SEAT, {"slags": "kommune"}),
    Kind("write, search for nobody", "mailbox.choose", SEAT, {"q": "zebra"}),
    Kind(
        "write, to nobody",
        "mailbox.choose",
        SEAT,
        {"slags": "stat"},
        status=422,
        then=press("[data-show=next]"),
    ),
    Kind("write, readdress", "mailbox.choose", SEAT, {"slags": "region", "kladde": DRAFT}),
    Kind("write", "mailbox.write", SEAT, {"message_id": DRAFT}),
    Kind("write, nothing written", "mailbox.write", SEAT, {"message_id": DRAFT}, status=422, then=send_empty),
    Kind("write, attach", "mailbox.choose_attachments", SEAT, {"message_id": DRAFT}),
    Kind("message", "mailbox.message", SEAT, {"message_id": SENT}),
    Kind("message, deleted", "mailbox.message", SEAT, {"message_id": THROWN_AWAY}),
    Kind("message, destroy it", "mailbox.destroy_message_page", SEAT, {"message_id": THROWN_AWAY}),
    Kind("message, attachment", "mailbox.enclosed", SEAT, {"message_id": SENT, "document_id": enclosed}),
    Kind("deadlines", "mailbox.deadlines", SEAT),
    Kind("deadlines, none", "mailbox.deadlines", SETTLED),
    Kind("own folders", "mailbox.folders", SEAT),
    Kind("own folders, wrong name", "mailbox.folders", SEAT, status=422, then=fill(name="Arkiv")),
    Kind("own folder, edit", "mailbox.one_folder", SEAT, {"folder_id": FOLDER}),
    Kind("own folder, edit an empty one", "mailbox.one_folder", SEAT, {"folder_id": EMPTY_FOLDER}),
    Kind("post settings", "mailbox.settings", SEAT),
    Kind("notices", "mailbox.notices", SEAT),
    Kind("notices, wrong number", "mailbox.notices", SEAT, status=422, then=fill(phone="123")),
    Kind("post log", "mailbox.log", SEAT),
    Kind("post log, empty", "mailbox.log", SETTLED),
    Kind("about post", "mailbox.about_index", "fresh"),
    *(
        Kind(f"about post, {page}", "mailbox.about", "fresh", {"page": page})
        for page in ("retsvirkning", "fritagelse", "besked", "skrive", "hjaelper")
    ),
]

NOT_PAGES = {
    "mailbox.letter_pdf": "a letter as a PDF file",
    "mailbox.attachment_pdf": "an attachment as a PDF file",
    "mailbox.enclosed_pdf": "what went with a message, as a PDF file",
}
