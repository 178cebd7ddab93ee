"""Digital Post: the front page is the inbox, and a letter opens by its subject."""

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.letters import letters, render, render_appeal, subject
from sandbox.web.language import site_language
from sandbox.web.seat import current, noted
from sandbox.web.site import Site, sign_in_required, site_blueprint
from sandbox.world import post
from sandbox.world.people import Role
from sandbox.world.post import BoxedLetter, NoSuchLetter

HOST = "post.borger.dk"
blueprint = site_blueprint(Site("post", _l("Digital Post"), HOST), __name__)


@blueprint.get("/")
def index() -> str:
    role = sign_in_required(HOST)
    world = current().world
    rows = [(boxed, *_heading(role, boxed)) for boxed in world.post[role].letters]
    return render_template(
        "post/index.html", owner=world.citizen(role), rows=rows, unread=world.post[role].unread
    )


@blueprint.get("/letter/<letter_id>")
def letter(letter_id: str) -> str:
    role = sign_in_required(HOST)
    current().world.post[role].find(letter_id)
    boxed = noted(lambda world: post.open_letter(world, role, letter_id)).result
    content, facts = letters()[boxed.letter], _facts(role, boxed)
    return render_template(
        "post/letter.html",
        owner=current().world.citizen(role),
        boxed=boxed,
        sender=facts["sender"],
        subject=subject(content, facts, _),
        body=render(content, facts, _),
        appeal=render_appeal(content, facts, _),
    )


@blueprint.errorhandler(NoSuchLetter)
def no_letter(error: NoSuchLetter) -> tuple[str, int]:
    return render_template("post/no_letter.html"), 404


def _facts(role: Role, boxed: BoxedLetter, *, subject_only: bool = False) -> dict[str, str]:
    return post.letter_facts(current().world, role, boxed, site_language(), _, subject_only=subject_only)


def _heading(role: Role, boxed: BoxedLetter) -> tuple[str, str]:
    """Sender and subject, as the inbox shows them."""
    facts = _facts(role, boxed, subject_only=True)
    return facts["sender"], subject(letters()[boxed.letter], facts, _)
