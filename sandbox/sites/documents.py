"""Each citizen's documents as they lie on the training PC: what can be read, printed, and attached to something.

Pages of the sandbox's own, as the papers are.
"""

from flask import Blueprint, Response, abort, render_template
from flask_babel import gettext as _

from sandbox.content.mail.documents import KINDS, Shown, render, title
from sandbox.web.documents import document_pdf
from sandbox.web.language import guide_language
from sandbox.web.seat import current, noted
from sandbox.world.documents import own_documents
from sandbox.world.state.documents import OwnDocument
from sandbox.world.state.people import ROLES, Role, role_named

blueprint = Blueprint("documents", __name__, url_prefix="/documents")


@blueprint.get("/")
def index() -> str:
    return _page(current().world.signed_in or ROLES[0])


@blueprint.get("/<role>/")
def of(role: str) -> str:
    return _page(_role(role))


@blueprint.get("/<role>/<document_id>")
def document(role: str, document_id: str) -> str:
    """:raises NoSuchDocument: for a document that is not there; told as a page that is not there."""
    owner = _role(role)
    own_documents.find(current().world, owner, document_id)
    found = noted(lambda world: own_documents.opened(world, owner, document_id)).result
    return render_template(
        "documents/document.html",
        owner=current().world.citizen(owner),
        shelved=found,
        document=_shown(owner, found),
        pdf=f"{found.id}.pdf",
    )


@blueprint.get("/<role>/<document_id>.pdf")
def pdf(role: str, document_id: str) -> Response:
    """:raises NoSuchDocument: as `document`."""
    owner = _role(role)
    own_documents.find(current().world, owner, document_id)
    found = noted(lambda world: own_documents.opened(world, owner, document_id, pdf=True)).result
    return document_pdf(_shown(owner, found), found.added, guide_language())


def _page(role: Role) -> str:
    world = current().world
    rows = [(each, _title(role, each), _(KINDS[each.content.kind])) for each in own_documents.of(world, role)]
    people = [world.citizen(each) for each in ROLES]
    return render_template("documents/index.html", owner=world.citizen(role), people=people, rows=rows)


def _title(role: Role, shelved: OwnDocument) -> str:
    return title(shelved.content, own_documents.facts(current().world, role, shelved, guide_language(), _), _)


def _shown(role: Role, shelved: OwnDocument) -> Shown:
    return render(
        shelved.content, own_documents.facts(current().world, role, shelved, guide_language(), _), _
    )


def _role(text: str) -> Role:
    return role_named(text) or abort(404)
