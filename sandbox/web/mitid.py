"""What the MitID box, the app on the phone and the papers call things."""

from flask_babel import gettext as _

from sandbox.web.login import CALLED
from sandbox.world.state.mitid import Kind, Request
from sandbox.world.state.session import Level


def kind_name(kind: Kind) -> str:
    names: dict[Kind, str] = {
        "app": _("MitID app"),
        "code-display": _("MitID kodeviser"),
        "code-reader": _("MitID kodeoplæser"),
        "chip": _("MitID chip"),
    }
    return names[kind]


def level_name(level: Level) -> str:
    names: dict[Level, str] = {"low": _("Lav"), "substantial": _("Betydelig"), "high": _("Høj")}
    return names[level]


def approval_text(request: Request) -> str:
    """What is approved: who receives it, and what is done."""
    to = str(CALLED.get(request.receiver, request.receiver))
    texts: dict[str, str] = {
        "log-on": _("Log på hos %(receiver)s", receiver=to),
        "pay": _("Godkend betaling hos %(receiver)s", receiver=to),
        "sign": _("Underskriv hos %(receiver)s", receiver=to),
        "add-device": _("Giv MitID til en ny telefon: %(receiver)s", receiver=to),
    }
    return texts[request.action]
