"""What every page of the phone shares: whose phone it is, what is new on it, and where it is shown.

It is a page beside the guide, laid beside a page by a script (`X-Fragment`), or all that a real phone shows.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, session, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.http import quote_etag
from werkzeug.wrappers import Response as AnyResponse

from sandbox.web import network, pairing
from sandbox.web.frame import part
from sandbox.web.language import guide_language, site_language
from sandbox.web.pairing import Pairing
from sandbox.web.seat import NoSeat, SeatWasReset, current, lend
from sandbox.web.urls import safe_local
from sandbox.world import phone
from sandbox.world.mitid import app
from sandbox.world.nemid import code_app
from sandbox.world.state.people import ROLES, Role

blueprint = Blueprint("phone", __name__, url_prefix="/phone")
WHOSE = f"/<any({', '.join(ROLES)}):role>"
FRAGMENT = "X-Fragment"
BACK = "beside_phone"  # the page that the phone was taken from, where it lies in place of it


@dataclass(frozen=True)
class Notice:
    """Something new on the phone, and where it is."""

    text: str
    url: str


@blueprint.before_request
def _belongs_to_a_seat() -> AnyResponse | tuple[str, int] | None:
    if request.endpoint == "phone.pair":
        return None
    paired = pairing.of_browser()
    if paired is None:
        current()
        if "back" in request.args:
            session[BACK] = safe_local(request.args["back"], "/start")
        return None
    try:
        lend(paired.seat_id, paired.generation)
    except (NoSeat, SeatWasReset):
        pairing.unpair()
        return unknown_phone()
    own = (request.view_args or {}).get("role") == paired.role
    return None if own else redirect(url_for("phone.home", role=paired.role), 303)


@blueprint.get("/")
def index() -> AnyResponse:
    """That of whoever is signing in, or signed in: they are the likeliest to look for it."""
    world = current().world
    waiting = world.mitid_pending or world.pending
    role = waiting.citizen if waiting else world.signed_in or ROLES[0]
    return redirect(url_for("phone.home", role=role), 303)


@blueprint.get(f"{WHOSE}/")
def home(role: Role) -> str:
    world = current().world
    return shown(
        "phone/home.html",
        role,
        _("Telefonens forside"),
        unread=sum(not each.read for each in world.phone[role].texts),
        unread_mails=sum(not each.read for each in world.phone[role].emails),
        mitid=world.mitid[role].app,
        code_app=world.nemid[role].app,
        qr=_real_phone_code(role),
    )


@blueprint.get(f"{WHOSE}/news")
def news(role: Role) -> Response:
    """What has come since, for a page that stands open; status 304 while nothing has."""
    with force_locale(guide_language() if "guide" in request.args else site_language()):
        fragment, tag = news_of(role, request.args.get("but", ""))
    unchanged = tag in request.headers.get("If-None-Match", "")
    response = Response(status=304) if unchanged else make_response(str(fragment))
    response.headers["ETag"] = tag
    return response


def shown(screen: str, role: Role, title: str, **more: Any) -> str:
    """A screen of that citizen's phone.

    :param more: for the screen; `at` names the app whose own notice it makes superfluous, `lang` its language where
        that is not the imitated one.
    """
    on_page, on_real = not request.headers.get(FRAGMENT), is_real()
    news, tag = news_of(role, more.get("at", ""))
    context = {"lang": site_language(), "at": "", "qr": "", **more}
    layout = "fragment" if not on_page else "real" if on_real else "page"
    return render_template(
        f"phone/{layout}.html",
        screen=screen,
        title=title,
        role=role,
        owner=current().world.citizen(role),
        phones=_phones(role),
        level=1 if on_page else 3,
        on_real=on_real,
        news=news,
        tag=tag,
        beside=session.get(BACK, "/start"),
        **context,
    )


def _phones(role: Role) -> list[tuple[str, str, bool]]:
    """The three of the household, to switch between: name, address, whether it is this one."""
    citizens = current().world.household.citizens.values()
    return [(each.first_name, url_for("phone.home", role=each.role), each.role == role) for each in citizens]


def is_real() -> bool:
    """Whether the browser is a real phone's, which has nothing else of the desk."""
    return pairing.of_browser() is not None


def unknown_phone(status: int = 410) -> tuple[str, int]:
    """For a code that was made before a reset or, with 404, is not ours."""
    return render_template("phone/unknown.html", lang=site_language()), status


def notices(role: Role, but: str = "") -> list[Notice]:
    """What waits on the phone, the most urgent first; not what the app named `but` shows already."""
    world = current().world
    found = []
    if but != "mitid" and world.mitid[role].app and app.asked(world, role):
        found.append(Notice(_("MitID: Noget venter på dit svar"), url_for("phone.mitid", role=role)))
    if but != "code-app" and code_app.request(world, role):
        found.append(Notice(_("Nøgleapp: Noget venter på dit svar"), url_for("phone.code_app", role=role)))
    unread = next((each for each in world.phone[role].messages if not each.read), None)
    if unread:
        sender = phone.sender(world, role, unread, _)
        if unread.is_email:
            text = _("Ny e-mail fra %(sender)s", sender=sender)
        else:
            text = _("Ny besked fra %(sender)s", sender=sender)
        found.append(Notice(text, url_for("phone.message", role=role, message_id=unread.id)))
    return found


def news_of(role: Role, but: str = "") -> tuple[Markup, str]:
    """What waits on the phone as a fragment of a page, and its tag."""
    fragment = part("phone/news.html", notices=notices(role, but))
    return fragment, quote_etag(sha256(fragment.encode()).hexdigest()[:16])


def _real_phone_code(role: Role) -> str:
    """A QR code by which a real phone becomes this one; nothing where no other machine can reach the server."""
    if is_real() or request.headers.get(FRAGMENT) or not network.reaches_others():
        return ""
    path = url_for("phone.pair", token=Pairing.at(current(), role).token())
    return network.qr_code(
        network.public_address() + path, _("QR-kode, der åbner telefonen på en rigtig telefon")
    )
