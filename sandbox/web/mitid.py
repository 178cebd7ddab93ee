"""What the MitID box, the app on the phone and the papers share: the rules as configured, and how things are called."""

from flask_babel import gettext as _

from sandbox.config import Config
from sandbox.web.login import CALLED
from sandbox.web.services import services
from sandbox.world.state.mitid import Kind, Request, Rules
from sandbox.world.state.session import Level


def rules() -> Rules:
    return rules_of(services().config)


def rules_of(config: Config) -> Rules:
    return Rules(
        pin_attempts=config.mitid_pin_attempts,
        password_attempts=config.mitid_password_attempts,
        pause_minutes=config.mitid_pause_minutes,
        pauses=config.mitid_pauses,
        timeout_minutes=config.mitid_timeout_minutes,
        one_time_digits=config.mitid_one_time_digits,
        exact_case=config.mitid_exact_case,
        session_minutes=config.session_minutes,
        session_warning_minutes=config.session_warning_minutes,
    )


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
