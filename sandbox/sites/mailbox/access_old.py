"""Adgange, as it was until 2022: others are given access with a code word, and find a folder with the owner's name."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, get_args

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.mail.letters import letters
from sandbox.sites.mailbox.deadlines import deadline_of
from sandbox.sites.mailbox.inbox import letter_rows, no_name
from sandbox.sites.mailbox.letter import said
from sandbox.sites.mailbox.shell import FIXED, HOST, blueprint, mailbox, shown
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.relatives import errors_of
from sandbox.web.seat import act, current, noted
from sandbox.web.site import show_as, sign_in_required
from sandbox.world.forms import Problem
from sandbox.world.grants import legacy_access
from sandbox.world.grants.legacy_access import SHORTEST_CODE
from sandbox.world.grants.recipient import last_day, other_person
from sandbox.world.selfservice.fields.date import as_day
from sandbox.world.state.grants import NotWaiting, OldAccess, OldLevel
from sandbox.world.state.mailbox import ARCHIVE, INBOX
from sandbox.world.state.people import Citizen, Role

Page = str | tuple[str, int] | Response
OLD = "/indstillinger/adgange"
CODE = "secret_code_word"  # never shown again, never kept as it was typed
LEVELS: tuple[OldLevel, ...] = get_args(OldLevel)
TYPED = ("first_name", "last_name", "cpr", "level", *(f"from_{part}" for part in ("day", "month", "year")))
UNTIL = tuple(f"until_{part}" for part in ("day", "month", "year"))
LONGEST = 60


@blueprint.app_template_global()
def old_access_level(level: OldLevel) -> str:
    texts: dict[OldLevel, str] = {
        "read": _("Læsning"),
        "edit": _("Redigering"),
        "administer": _("Administration"),
    }
    return texts[level]


@blueprint.get(OLD, endpoint="access_old")
def old() -> str:
    return _overview(sign_in_required(HOST), {})


@blueprint.get(f"{OLD}/giv", endpoint="access_old_form")
def form() -> str:
    return _form(sign_in_required(HOST), {}, [])


@blueprint.post(f"{OLD}/giv", endpoint="access_old_give")
@handles_real_data
def give() -> Page:
    role = sign_in_required(HOST)
    typed: dict[str, Any] = {name: text(name, LONGEST) for name in (*TYPED, *UNTIL)}
    typed["folders"] = request.form.getlist("folders")
    made = _read(role, typed)
    if isinstance(made, list):
        return _form(role, typed, made), 422
    other, level, folders, period = made
    act(lambda world: legacy_access.give(world, role, other, level, folders, text(CODE, LONGEST), period))
    name = current().world.citizen(other).name
    flash(_("%(name)s kan nu acceptere adgangen. Fortæl selv kodeordet.", name=name), "success")
    return redirect(url_for("mailbox.access_old"), 303)


@blueprint.post(f"{OLD}/<access_id>/accepter", endpoint="access_old_accept")
@handles_real_data
def accept(access_id: str) -> Page:
    role = sign_in_required(HOST)
    if wrong := refused(CODE):
        return _overview(role, {access_id: wrong}), 422
    try:
        accepted = act(lambda world: legacy_access.accept(world, role, access_id, text(CODE, LONGEST))).result
    except NotWaiting:
        return redirect(url_for("mailbox.access_old"), 303)
    if not accepted:
        return _overview(
            role, {access_id: _("Kodeordet passer ikke. Spørg den, der har givet adgangen.")}
        ), 422
    flash(_("Adgangen er accepteret. Mappen ligger i menuen."), "success")
    return redirect(url_for("mailbox.access_old"), 303)


@blueprint.post(f"{OLD}/<access_id>/slet", endpoint="access_old_end")
def end(access_id: str) -> Response:
    role = sign_in_required(HOST)
    if not legacy_access.find(current().world, role, access_id).is_over:
        act(lambda world: legacy_access.withdraw(world, role, access_id))
        flash(_("Adgangen er slettet."), "success")
    return redirect(url_for("mailbox.access_old"), 303)


@blueprint.get("/adgang/mappe/<access_id>", endpoint="access_old_folder")
def folder(access_id: str) -> str:
    role = sign_in_required(HOST)
    world = current().world
    access = legacy_access.shown(world, access_id)
    return shown(
        "mailbox/access/old_folder.html",
        role,
        access.id,
        access=access,
        giver=_name(access.giver),
        rows=letter_rows(access.giver, legacy_access.letters_in(world, access)),
        name_of=no_name,
        deadline_of=partial(deadline_of, access.giver),
        url_of=lambda boxed: url_for("mailbox.access_old_letter", access_id=access.id, letter_id=boxed.id),
    )


@blueprint.get("/adgang/mappe/<access_id>/brev/<letter_id>", endpoint="access_old_letter")
def letter(access_id: str, letter_id: str) -> str:
    role = sign_in_required(HOST)
    access = legacy_access.shown(current().world, access_id)
    legacy_access.letter_in(current().world, access, letter_id)
    boxed = noted(lambda world: legacy_access.open_letter(world, access_id, letter_id)).result
    return shown(
        "mailbox/access/old_letter.html",
        role,
        access.id,
        access=access,
        giver=_name(access.giver),
        boxed=boxed,
        view={"size": 1},
        enclosed=len(letters()[boxed.letter].attachments),
        **{**said(access.giver, boxed), "attached": []},
    )


@blueprint.post("/adgang/mappe/<access_id>/brev/<letter_id>/slet", endpoint="access_old_delete")
def delete(access_id: str, letter_id: str) -> Response:
    sign_in_required(HOST)
    act(lambda world: legacy_access.delete_letter(world, access_id, letter_id))
    flash(_("Brevet ligger nu under Slettet hos den anden."), "success")
    return redirect(url_for("mailbox.access_old_folder", access_id=access_id), 303)


def _name(role: Role) -> str:
    return current().world.citizen(role).name


Made = tuple[Role, OldLevel, list[str], tuple[date, date]]


def _read(role: Role, typed: Mapping[str, Any]) -> Made | list[Problem]:
    """What the form says, or all that is wrong with it."""
    today = current().world.clock.date()
    names = ("first_name", "last_name", "cpr")
    hidden = [name for name in names if refused(name)]
    other = other_person(current().world, role, {name: typed[name] for name in names}, hidden)
    since = as_day(*(typed[f"from_{part}"] for part in ("day", "month", "year")))
    until = last_day(max(since or today, today), *(typed[name] for name in UNTIL))
    level = next((each for each in LEVELS if each == typed["level"]), None)
    folders = [key for key, _name_of in _folders(role) if key in typed["folders"]]
    problems = other if isinstance(other, list) else []
    if len(text(CODE, LONGEST)) < SHORTEST_CODE:
        problems.append(Problem(CODE, "too-short"))
    if since is None:
        problems.append(Problem("from", "not-a-date"))
    problems += [until] if isinstance(until, Problem) else []
    problems += [] if level else [Problem("level", "missing")]
    problems += [] if folders else [Problem("folders", "missing")]
    if (
        problems
        or not isinstance(other, Citizen)
        or since is None
        or level is None
        or isinstance(until, Problem)
    ):
        return problems
    return other.role, level, folders, (since, until)


def _folders(role: Role) -> list[tuple[str, str]]:
    own = [(folder.id, folder.name) for folder in mailbox(role).folders]
    return [(key, str(FIXED[key][0])) for key in (INBOX, ARCHIVE)] + own


def _form(role: Role, typed: Mapping[str, Any], problems: list[Problem]) -> str:
    show_as(url_for("mailbox.access_old_form"))
    messages = {
        (CODE, "too-short"): _("Find på et kodeord med mindst %(least)s tegn.", least=SHORTEST_CODE),
        ("from", "not-a-date"): _("Den dato findes ikke. Skriv den med tal: dag, måned og år."),
        ("level", "missing"): _("Vælg Læsning, Redigering eller Administration."),
        ("folders", "missing"): _("Vælg mindst én mappe."),
    }
    today = current().world.clock.date()
    start = {f"from_{part}": getattr(today, part) for part in ("day", "month", "year")}
    return shown(
        "mailbox/access/old_form.html",
        role,
        "settings",
        typed={**start, **typed},
        folders=_folders(role),
        errors=errors_of(problems, messages),
        code=CODE,
    )


def _overview(role: Role, errors: Mapping[str, str]) -> str:
    """What is given and got; `errors` are what is wrong with a code word, by the access it was typed for."""
    show_as(url_for("mailbox.access_old"))
    mine = [each for each in legacy_access.of(current().world, role) if not each.is_over]
    return shown(
        "mailbox/access/old.html",
        role,
        "settings",
        given=[(each, _name(each.holder), _named(each)) for each in mine if each.giver == role],
        got=[(each, _name(each.giver), _named(each)) for each in mine if each.holder == role],
        errors=errors,
        code=CODE,
    )


def _named(access: OldAccess) -> str:
    """The folders' names; one that is gone has none."""
    own = {folder.id: folder.name for folder in current().world.post[access.giver].folders}
    names = own | {key: str(title) for key, (title, _address, _icon) in FIXED.items()}
    return ", ".join(names[key] for key in access.folders if key in names)
