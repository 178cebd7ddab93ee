"""What every page of the mailbox shares: its blueprint, whose mailbox it shows, the menu, and how letters are listed.

Who may do what is asked here only: `whose` for reading and tidying, `whose_to_write` for what a reader may not do.
"""

from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.letters import letters, subject
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.web.site import Site, sign_in_required, site_blueprint
from sandbox.world import post
from sandbox.world.people import Role
from sandbox.world.post_box import (
    ARCHIVE,
    INBOX,
    BoxedLetter,
    Mailbox,
    NoSuchFolder,
    NoSuchLetter,
    NoSuchMessage,
)

HOST = "post.borger.dk"
DRAFTS, SENT, DELETED = "drafts", "sent", "deleted"
blueprint = site_blueprint(Site("post", _l("Digital Post"), HOST), __name__)

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


def whose() -> Role:
    """Whose mailbox is shown: whoever is signed in, or whom that one acts for.

    :raises SignInNeeded: when nobody is.
    """
    return sign_in_required(HOST)


def whose_to_write() -> Role:
    """Whose mailbox the participant may write from, settle and empty for good, not only read and tidy.

    :raises SignInNeeded: when nobody is signed in.
    """
    return whose()


def mailbox(role: Role) -> Mailbox:
    return current().world.post[role]


def shown(template: str, role: Role, here: str = "", **more: Any) -> str:
    """A page of that citizen's mailbox; `here` is the menu's entry that it belongs to."""
    world = current().world
    return render_template(
        f"post/{template}.html",
        owner=world.citizen(role),
        menu=menu(role, here),
        places=places(role, here),
        here=here,
        **more,
    )


def menu(role: Role, here: str) -> list[Entry]:
    """The folders, the fixed ones first."""
    box = mailbox(role)
    unread = sum(not boxed.read for boxed in box.inbox)
    counts = {INBOX: (unread, _("ulæste")), DRAFTS: (len(box.drafts), _("kladder"))}
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
            sum(not boxed.read for boxed in box.lying_in(each.id)),
            _("ulæste"),
            current=each.id == here,
        )
        for number, each in enumerate(box.folders, start=1)
    ]
    return fixed + own


def places(role: Role, here: str) -> list[Entry]:
    """What else there is in the mailbox."""
    return [
        Entry("deadlines", _("Dine frister"), url_for("post.deadlines"), "time", current=here == "deadlines"),
        Entry(
            "settings", _("Indstillinger"), url_for("post.settings"), "settings", current=here == "settings"
        ),
        Entry("help", _("Hjælp"), url_for("post.about_index"), "help", current=here == "help"),
    ]


def folder_url(folder: str, **query: Any) -> str:
    if folder == INBOX:
        return url_for("post.index", **query)
    return url_for("post.folder", key=FIXED[folder][1] if folder in FIXED else folder, **query)


def folder_name(role: Role, folder: str) -> str:
    """:raises NoSuchFolder: for an own folder that is not there."""
    return str(FIXED[folder][0]) if folder in FIXED else mailbox(role).find_folder(folder).name


def place_of(boxed: BoxedLetter) -> str:
    """The folder whose list shows the letter."""
    return DELETED if boxed.deleted else boxed.folder


def facts_of(role: Role, boxed: BoxedLetter, *, subject_only: bool = False) -> dict[str, str]:
    return post.letter_facts(current().world, role, boxed, site_language(), _, subject_only=subject_only)


def heading(role: Role, boxed: BoxedLetter) -> tuple[str, str]:
    """Sender and subject, as lists show them."""
    facts = facts_of(role, boxed, subject_only=True)
    return facts["sender"], subject(letters()[boxed.letter], facts, _)


@blueprint.errorhandler(NoSuchLetter)
@blueprint.errorhandler(NoSuchMessage)
@blueprint.errorhandler(NoSuchFolder)
def not_here(error: Exception) -> tuple[str, int]:
    return render_template("post/no_letter.html"), 404
