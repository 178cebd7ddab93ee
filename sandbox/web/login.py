"""The login page. The broker shows it, and an authenticator's box shows it again when something was wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from flask import abort, current_app, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.routing import Map

from sandbox.content.municipality.settings import municipality
from sandbox.web.seat import current
from sandbox.web.site import Site, show_as
from sandbox.web.urls import safe_local
from sandbox.world.nemid.key_cards import keys_left

Tab = Literal["nemid", "mitid", "local"]
NEMLOG_IN = Site("session", _l("NemLog-in"), "nemlog-in.dk")
HOME = "borger.dk"
CALLED: dict[str, Any] = {
    "post.borger.dk": _l("Digital Post"),
    "fuldmagt.borger.dk": _l("Digital Fuldmagt"),
}


@dataclass(frozen=True)
class Destination:
    """The site that somebody logs in to, and the page there where they go on afterwards."""

    service: str
    return_to: str

    @property
    def name(self) -> str:
        """What people call the service; most are called by their host."""
        return str(CALLED.get(self.service, self.service))

    @property
    def login_url(self) -> str:
        return url_for("session.login", service=self.service, return_to=self.return_to)


def destination(values: Mapping[str, str]) -> Destination:
    """Where a login leads, from a page's query or form (`service`, `return_to`).

    Without a service it is the one of the login under way, or the portal. Only pages of imitated sites are
    returned to; anything else becomes the service's front page. Answers 404 for a service that does not exist.
    """
    pending = current().world.pending or current().world.mitid_pending
    service = values.get("service") or (pending.service if pending else HOME)
    hosts = imitated_hosts() - {NEMLOG_IN.host}
    if service not in hosts:
        abort(404)
    front = f"/{service}/"
    return_to = safe_local(values.get("return_to"), front)
    return Destination(service, return_to if return_to.split("/")[1] in hosts else front)


def imitated_hosts() -> frozenset[str]:
    """The hosts of all imitated sites; a file such as /favicon.ico is none, and nor are the false ones' hosts."""
    return _hosts_in(current_app.url_map) | {municipality().host}


@lru_cache(maxsize=4)
def _hosts_in(addresses: Map) -> frozenset[str]:
    # Three hundred addresses are too many to look through for every page.
    rules = (rule.rule.split("/") for rule in addresses.iter_rules())
    return frozenset(
        parts[1] for parts in rules if len(parts) > 2 and "." in parts[1] and "<" not in parts[1]
    )


def tabs() -> tuple[Tab, ...]:
    """What the page offers, the one that is shown first in front.

    An exercise says what it practises; without one it is as the class is set. Local login is always there.
    """
    asked, given = current().world.sign_in, current().session.sign_in
    if asked == "mitid":
        return "mitid", "nemid", "local"
    if given == "both" or asked:
        return "nemid", "mitid", "local"
    return ("mitid", "local") if given == "mitid" else ("nemid", "local")


def other_tab(to: Destination, tab: Tab) -> str:
    """The page's other tabs, which hold no box: MitID has a site of its own."""
    titles = {"mitid": _("Log på med MitID"), "local": _("Lokal login")}
    return render_template(
        f"session/{tab}.html",
        to=to,
        title=titles[tab],
        site=NEMLOG_IN,
        tabs=tabs(),
        tab=tab,
        ended=current().world.session_ended,
    )


def login_page(
    to: Destination,
    *,
    user_id: str = "",
    errors: Sequence[tuple[str, str]] = (),
    problem: Sequence[str] = (),
) -> str:
    """The page as the seat's world has it: signed in already, the box's first step, or its second.

    :param errors: field and message, for what is wrong in a single field.
    :param problem: paragraphs about the sign-in as a whole, which name no field.
    """
    show_as(url_for("session.login"))
    world = current().world
    pending = world.pending if world.pending and world.pending.service == to.service else None
    title = _("Log på med NemID")
    return render_template(
        "session/login.html",
        to=to,
        title=_("Fejl: %(title)s", title=title) if errors or problem else title,
        site=NEMLOG_IN,
        tabs=tabs(),
        tab="nemid",
        pending=pending,
        card=world.nemid[pending.citizen].card if pending else None,
        left=keys_left(world, pending.citizen) if pending else 0,
        ended=world.session_ended,
        user_id=user_id,
        errors=list(errors),
        problem=list(problem),
    )
