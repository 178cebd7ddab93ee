"""The log of activity: what was done in the mailbox, by whom, and what it told of."""

from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import letters
from sandbox.content.municipality.settings import municipality
from sandbox.sites.mailbox.inbox import receiver_name
from sandbox.sites.mailbox.shell import FIXED, blueprint, heading, mailbox, shown, whose_to_write
from sandbox.web.seat import current
from sandbox.world.mailbox.log import BY_NOBODY
from sandbox.world.state.mailbox import LogLine
from sandbox.world.state.people import ROLES, Role


@blueprint.get("/log")
def log() -> str:
    role = whose_to_write()
    lines = [(line, in_words(role, line), _by(role, line)) for line in reversed(mailbox(role).log)]
    return shown("mailbox/settings/log.html", role, "settings", lines=lines)


def in_words(role: Role, line: LogLine) -> str:
    """What happened; letters by their subject where they are still there, else by who sent them."""
    about = {"letter": _letter(role, line), "to": _receiver(role, line), "name": _name(role, line)}
    texts: dict[str, str] = {
        "letter-came": _("Der kom et brev: %(letter)s", **about),
        "letter-opened": _("Brevet blev åbnet: %(letter)s", **about),
        "letter-moved": _("Et brev blev flyttet til %(name)s: %(letter)s", **about),
        "letter-deleted": _("Et brev blev slettet: %(letter)s", **about),
        "letter-restored": _("Et brev blev hentet tilbage: %(letter)s", **about),
        "letter-destroyed": _("Et brev blev slettet helt: %(letter)s", **about),
        "letter-forwarded": _("Et brev blev sendt videre til %(to)s: %(letter)s", **about),
        "attachment-opened": _("Et bilag blev åbnet: %(letter)s", **about),
        "message-sent": _("En besked blev sendt til %(to)s", **about),
        "message-deleted": _("En besked eller en kladde blev slettet"),
        "message-restored": _("En besked eller en kladde blev hentet tilbage"),
        "message-destroyed": _("En besked eller en kladde blev slettet helt"),
        "draft-kept": _("En kladde til %(to)s blev gemt", **about),
        "folder-made": _("Mappen %(name)s blev lavet", **about),
        "folder-renamed": _("En mappe fik navnet %(name)s", **about),
        "folder-deleted": _("Mappen %(name)s blev slettet", **about),
        "notices-chosen": _("Valgene om besked og NemSMS blev ændret"),
        "told-by-sms": _("Du fik en sms om ny post: %(letter)s", **about),
        "told-by-email": _("Du fik en e-mail om ny post: %(letter)s", **about),
        "reminded": _("Du fik en NemSMS om din tid: %(letter)s", **about),
        "access-given": _("Der blev givet adgang til posten: %(name)s", **about),
        "access-ended": _("Adgangen til posten blev afbrudt: %(name)s", **about),
        "access-expired": _("Adgangen til posten udløb: %(name)s", **about),
    }
    return texts[line.what]


def _letter(role: Role, line: LogLine) -> str:
    box = mailbox(role)
    sent = next((each for each in box.messages if each.id == line.about), None)
    boxed = next((each for each in box.letters if each.id == (sent.forwards if sent else line.about)), None)
    if boxed:
        return heading(role, boxed)[1]
    gone = next(
        (each for each in box.log if (each.what, each.about) == ("letter-destroyed", line.about)), line
    )
    known = letters().get(line.letter)
    sender = authorities().get(gone.place or (known.sender if known else ""))
    return sender.called(municipality().name) if sender else ""


def _receiver(role: Role, line: LogLine) -> str:
    message = next((each for each in mailbox(role).messages if each.id == line.about), None)
    return receiver_name(message) if message else _("en modtager")


def _name(role: Role, line: LogLine) -> str:
    """Whose access it is; of a folder, as it was called then, or now where a letter was moved to it."""
    if line.place in ROLES:
        return current().world.citizen(line.place).name
    if line.place in FIXED and line.what == "letter-moved":
        return str(FIXED[line.place][0])
    own = next((folder.name for folder in mailbox(role).folders if folder.id == line.place), "")
    return own or (_("en mappe") if line.what == "letter-moved" else line.place)


def _by(role: Role, line: LogLine) -> str:
    """Who did it, where anybody did."""
    world = current().world
    if line.what in BY_NOBODY:
        return ""
    who = line.by or role
    return _("dig") if who == world.signed_in else world.citizen(who).name
