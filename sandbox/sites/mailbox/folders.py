"""Own folders: made, renamed, and deleted when nothing lies in them."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.mailbox.shell import blueprint, mailbox, shown, whose
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import act
from sandbox.web.site import show_as
from sandbox.world.mailbox import folders as mailbox_folders
from sandbox.world.mailbox.folders import LONGEST_NAME, MOST_FOLDERS, FolderNotEmpty, NameProblem
from sandbox.world.state.people import Role

LONGEST = 100
Page = str | tuple[str, int] | Response


@blueprint.get("/mapper")
def folders() -> str:
    return _page(whose(), {})


@blueprint.post("/mapper")
@handles_real_data
def make_folder() -> Page:
    role, name = whose(), text("name", LONGEST)
    if problem := refused("name"):
        return _page(role, {"name": problem}), 422
    made = act(lambda world: mailbox_folders.make_folder(world, role, name)).result
    if isinstance(made, str):
        return _page(role, {"name": _wrong(made)}, name), 422
    flash(_("Mappen %(folder)s er lavet.", folder=made.name), "success")
    return redirect(url_for("mailbox.folders"), 303)


@blueprint.get("/mapper/<folder_id>")
def one_folder(folder_id: str) -> str:
    role = whose()
    return _folder_page(role, folder_id, "", {})


@blueprint.post("/mapper/<folder_id>/omdoeb")
@handles_real_data
def rename_folder(folder_id: str) -> Page:
    role, name = whose(), text("new_name", LONGEST)
    mailbox(role).find_folder(folder_id)
    if problem := refused("new_name"):
        return _folder_page(role, folder_id, "", {"new_name": problem}), 422
    wrong = act(lambda world: mailbox_folders.rename_folder(world, role, folder_id, name)).result
    if wrong:
        return _folder_page(role, folder_id, name, {"new_name": _wrong(wrong)}), 422
    flash(_("Mappen hedder nu %(folder)s.", folder=mailbox(role).find_folder(folder_id).name), "success")
    return redirect(url_for("mailbox.folders"), 303)


@blueprint.post("/mapper/<folder_id>/slet")
def delete_folder(folder_id: str) -> Response:
    role = whose()
    name = mailbox(role).find_folder(folder_id).name
    try:
        act(lambda world: mailbox_folders.delete_folder(world, role, folder_id))
    except FolderNotEmpty:
        flash(_("Mappen %(folder)s er ikke tom. Flyt eller slet brevene først.", folder=name), "warning")
        return redirect(url_for("mailbox.one_folder", folder_id=folder_id), 303)
    flash(_("Mappen %(folder)s er slettet.", folder=name), "success")
    return redirect(url_for("mailbox.folders"), 303)


def _page(role: Role, errors: dict[str, str], name: str = "") -> str:
    show_as(url_for("mailbox.folders"))
    box = mailbox(role)
    rows = [(folder, len(box.lying_in(folder.id))) for folder in box.folders]
    full = len(rows) >= MOST_FOLDERS
    return shown(
        "mailbox/folders/folders.html", role, "folders", rows=rows, errors=errors, name=name, full=full
    )


def _folder_page(role: Role, folder_id: str, name: str, errors: dict[str, str]) -> str:
    show_as(url_for("mailbox.one_folder", folder_id=folder_id))
    box = mailbox(role)
    folder = box.find_folder(folder_id)
    return shown(
        "mailbox/folders/folder.html",
        role,
        "folders",
        folder=folder,
        lying=len(box.lying_in(folder_id)),
        errors=errors,
        name=name or folder.name,
    )


def _wrong(problem: NameProblem) -> str:
    texts: dict[NameProblem, str] = {
        "empty": _("Skriv, hvad mappen skal hedde"),
        "too-long": _("Navnet er for langt. Det må højst have %(most)s tegn", most=LONGEST_NAME),
        "taken": _("Der er allerede en mappe, der hedder det. Find på et andet navn"),
        "too-many": _("Du kan højst have %(most)s mapper. Slet en af dem først", most=MOST_FOLDERS),
    }
    return texts[problem]
