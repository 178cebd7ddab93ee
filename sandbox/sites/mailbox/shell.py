"""What every page of the mailbox shares: its blueprint, whose mailbox it shows, the menu, and how letters are listed.

Who may do what is asked here only: `whose` for reading and tidying, `whose_to_write` for what a reader may not do.
"""

from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from sandbox.content.mail.letters import letters, subject
from sandbox.content.municipality.settings import municipality
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.web.site import Site, sign_in_required, site_blueprint
from sandbox.world.grants import legacy_access, mailbox_access
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.state.mailbox import (
    ARCHIVE,
    INBOX,
    BoxedLetter,
    Mailbox,
    NoSuchFolder,
    NoSuchLetter,
    NoSuchMessage,
)
from sandbox.world.state.people import Role

HOST = "post.borger.dk"
DRAFTS, SENT, DELETED, WRITE = "drafts", "sent", "deleted", "write"
blueprint = site_blueprint(Site("mailbox", _l("Digital Post"), HOST), __name__)

# The fixed folders: what they are called, their part of the address, and their picture.
FIXED: dict[str, tuple[Any, str, str]] = {
    INBOX: (_l("Indbakke"), "", "email"),
    DRAFTS: (_l("Kladder"), "kladder", "edit"),
    SENT: (_l("Sendt"), "sendt", "send"),
    ARCHIVE: (_l("Arkiv"), "arkiv", "bookmarks"),
    DELETED: (_l("Slettet"), "slettet", "delete"),
}
BY_ADDRESS = {address: folder for folder, (_title, address, _icon) in FIXED.items() if address}


@dataclass(frozen=True)
class Entry:
    """A line of the menu; `count` is what waits there, and `waits` says so to those who do not see it."""

    show: str
    title: str
    url: str
    icon: str
    count: int = 0
    waits: str = ""
    current: bool = False


class OnlyReading(Exception):
    """The mailbox is somebody else's, who has given leave to read in it and no more."""


def whose() -> Role:
    """Whose mailbox is shown: that of whoever is signed in, or the one they have switched to and may look into.

    :raises SignInNeeded: when nobody is.
    """
    role = sign_in_required(HOST)
    return mailbox_access.mailbox_shown(current().world) or role


def whose_to_write() -> Role:
    """Whose mailbox the participant may write from, settle and empty for good, not only read and tidy.

    :raises SignInNeeded: when nobody is signed in.
    :raises OnlyReading: when they may only read there.
    """
    role = whose()
    if not mailbox_access.may_write(current().world):
        raise OnlyReading
    return role


def mailbox(role: Role) -> Mailbox:
    """As it is to be seen by whoever looks into it."""
    world = current().world
    return mailbox_access.seen(world, world.post[role])


def shown(template: str, role: Role, here: str = "", **more: Any) -> str:
    """A page of that citizen's mailbox; `here` is the menu's entry that it belongs to."""
    world = current().world
    return render_template(
        template,
        owner=world.citizen(role),
        menu=menu(role, here),
        places=places(role, here),
        here=here,
        **more,
    )


def menu(role: Role, here: str) -> list[Entry]:
    """The folders, the fixed ones first, and the page on which own ones are made."""
    box = mailbox(role)
    unread = sum(not boxed.read for boxed in box.inbox)
    drafts = len(box.drafts)
    counts = {
        INBOX: (unread, ngettext("ulæst", "ulæste", unread)),
        DRAFTS: (drafts, ngettext("kladde", "kladder", drafts)),
    }
    fixed = [
        Entry(
            folder,
            str(title),
            folder_url(folder),
            icon,
            *(counts.get(folder, (0, ""))),
            current=folder == here,
        )
        for folder, (title, _address, icon) in FIXED.items()
    ]
    own = [
        Entry(
            f"own-{number}",
            each.name,
            folder_url(each.id),
            "folder",
            unread := sum(not boxed.read for boxed in box.lying_in(each.id)),
            ngettext("ulæst", "ulæste", unread),
            current=each.id == here,
        )
        for number, each in enumerate(box.folders, start=1)
    ]
    folders = Entry(
        "folders", _("Mine mapper"), url_for("mailbox.folders"), "folder-open", current=here == "folders"
    )
    return [*fixed, *own, folders, *_of_others(here)]


def _of_others(here: str) -> list[Entry]:
    """The folders with other people's names, as there were until 2022; in one's own mailbox only."""
    world = current().world
    if mailbox_access.in_use(world):
        return []
    return [
        Entry(
            f"of-{each.giver}",
            world.citizen(each.giver).name,
            url_for("mailbox.access_old_folder", access_id=each.id),
            "folder",
            current=each.id == here,
        )
        for each in legacy_access.folders_shown(world)
    ]


def places(role: Role, here: str) -> list[Entry]:
    """What else there is in the mailbox."""
    return [
        Entry(
            "deadlines", _("Dine frister"), url_for("mailbox.deadlines"), "time", current=here == "deadlines"
        ),
        *_access(role, here),
        Entry(
            "settings",
            _("Indstillinger"),
            url_for("mailbox.settings"),
            "settings",
            current=here == "settings",
        ),
        Entry("help", _("Hjælp"), url_for("mailbox.about_index"), "help", current=here == "help"),
    ]


def _access(role: Role, here: str) -> list[Entry]:
    """The ways to other people's mailboxes, and to who may look into one's own."""
    world = current().world
    found = []
    if mailbox_access.may_look(world):
        url = url_for("mailbox.switch_page")
        found.append(Entry("switch", _("Skift postkasse"), url, "groups", current=here == "switch"))
    if not mailbox_access.in_use(world):
        waiting = sum(access.waits_for(role) for access in world.mailbox_access)
        title, url = _("Læse- og skriveadgang"), url_for("mailbox.access")
        entry = Entry("access", title, url, "persons", waiting, _("venter på svar"), here == "access")
        found.append(entry)
    return found


def folder_url(folder: str, **query: Any) -> str:
    if folder == INBOX:
        return url_for("mailbox.index", **query)
    return url_for("mailbox.folder", key=FIXED[folder][1] if folder in FIXED else folder, **query)


def folder_name(role: Role, folder: str) -> str:
    """:raises NoSuchFolder: for an own folder that is not there."""
    return str(FIXED[folder][0]) if folder in FIXED else mailbox(role).find_folder(folder).name


def place_of(boxed: BoxedLetter) -> str:
    """The folder whose list shows the letter."""
    return DELETED if boxed.deleted else boxed.folder


def facts_of(role: Role, boxed: BoxedLetter, *, subject_only: bool = False) -> dict[str, str]:
    return mailbox_letters.letter_facts(
        current().world, role, boxed, site_language(), _, subject_only=subject_only
    )


def heading(role: Role, boxed: BoxedLetter) -> tuple[str, str]:
    """Sender and subject, as lists show them; most subjects say nothing of their own, which is quick."""
    letter = letters()[boxed.letter]
    if not letter.subject_placeholders:
        return boxed.sender.called(municipality().name), _(letter.subject)
    facts = facts_of(role, boxed, subject_only=True)
    return facts["sender"], subject(letter, facts, _)


@blueprint.errorhandler(NoSuchLetter)
@blueprint.errorhandler(NoSuchMessage)
@blueprint.errorhandler(NoSuchFolder)
def not_here(error: Exception) -> tuple[str, int]:
    return render_template("mailbox/letter/no_letter.html"), 404
