"""Choosing whom to write to: first what kind of authority, or a word of its name, and then which."""

from dataclasses import dataclass

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.mail.authorities import AuthorityKind, authorities, writable
from sandbox.content.municipality.settings import municipality
from sandbox.sites.mailbox.shell import DRAFTS, WRITE, blueprint, shown, whose_to_write
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.web.site import show_as
from sandbox.world.mailbox import search, writing
from sandbox.world.state.people import Role

LONGEST_QUERY = 60
Page = str | tuple[str, int] | Response


@blueprint.get("/skriv")
def choose() -> str:
    role = whose_to_write()
    return _choice_page(role, request.args.get("kladde", ""), "")


@blueprint.post("/skriv")
def begin() -> Page:
    role, chosen, draft_id = whose_to_write(), text("authority", 60), text("draft", 40)
    if chosen not in writable():
        return _choice_page(role, draft_id, _("Vælg, hvem du vil skrive til")), 422
    if draft_id:
        message = act(lambda world: writing.readdress(world, role, draft_id, chosen)).result
    else:
        message = act(lambda world: writing.begin(world, role, chosen)).result
    return redirect(url_for("mailbox.write", message_id=message.id), 303)


@dataclass(frozen=True)
class Group:
    """A kind of authority to choose among; `key` stands in the address."""

    kind: AuthorityKind
    key: str
    name: str
    about: str


def _groups() -> list[Group]:
    return [
        Group("kommune", "kommune", _("Kommunen"), _("For eksempel Borgerservice, biblioteket og skolen")),
        Group("statslig", "stat", _("Staten"), _("For eksempel skat, politi og Udbetaling Danmark")),
        Group("region", "region", _("Regionen"), _("For eksempel sygehuset og blodbanken")),
        Group("øvrig", "andre", _("Andre"), _("For eksempel FerieKonto og ATP")),
    ]


def _choice_page(role: Role, draft_id: str, error: str) -> str:
    """Those of a kind, or whose name has the words; nobody before one of the two is asked for."""
    groups = _groups()
    group = next((each for each in groups if each.key == request.values.get("slags")), None)
    words = request.values.get("q", "").strip()[:LONGEST_QUERY]
    named = {slug: each.called(municipality().name) for slug, each in writable().items()}
    found = [
        (slug, name)
        for slug, name in sorted(named.items(), key=lambda pair: search.by_alphabet(pair[1]))
        if (words and search.names(words, name)) or (group and writable()[slug].kind == group.kind)
    ]
    draft = writing.draft(current().world, role, draft_id) if draft_id else None
    show_as(url_for("mailbox.choose"))
    return shown(
        "mailbox/lists/choose.html",
        role,
        DRAFTS if draft else WRITE,
        group=group,
        groups=groups,
        words=words,
        found=found,
        elsewhere=_elsewhere(words) if words and not found else [],
        draft=draft,
        error=error,
    )


def _elsewhere(words: str) -> list[tuple[str, str, bool]]:
    """Those so called who cannot be written to: their names, how they are reached instead, and if private."""
    found = [
        (each.called(municipality().name), each)
        for each in authorities().values()
        if not each.replies and search.names(words, each.called(municipality().name))
    ]
    return [
        (
            name,
            f"{_(each.write_instead or '')} {_('Telefonnummeret er %(phone)s.', phone=each.phone)}",
            each.kind == "privat",
        )
        for name, each in sorted(found, key=lambda pair: search.by_alphabet(pair[0]))
    ]
