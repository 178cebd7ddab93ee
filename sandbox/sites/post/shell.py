"""What every page of the mailbox shares: its blueprint, and whose mailbox it shows."""

from typing import Any

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.letters import letters, subject
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.web.site import Site, sign_in_required, site_blueprint
from sandbox.world import post
from sandbox.world.people import Role
from sandbox.world.post import BoxedLetter, NoSuchLetter

HOST = "post.borger.dk"
blueprint = site_blueprint(Site("post", _l("Digital Post"), HOST), __name__)


def whose() -> Role:
    """Whose mailbox is shown: whoever is signed in, or whom that one acts for.

    :raises SignInNeeded: when nobody is.
    """
    return sign_in_required(HOST)


def shown(template: str, role: Role, **more: Any) -> str:
    """A page of that citizen's mailbox."""
    world = current().world
    return render_template(
        f"post/{template}.html", owner=world.citizen(role), unread=world.post[role].unread, **more
    )


def facts_of(role: Role, boxed: BoxedLetter, *, subject_only: bool = False) -> dict[str, str]:
    return post.letter_facts(current().world, role, boxed, site_language(), _, subject_only=subject_only)


def heading(role: Role, boxed: BoxedLetter) -> tuple[str, str]:
    """Sender and subject, as lists show them."""
    facts = facts_of(role, boxed, subject_only=True)
    return facts["sender"], subject(letters()[boxed.letter], facts, _)


@blueprint.errorhandler(NoSuchLetter)
def no_letter(error: NoSuchLetter) -> tuple[str, int]:
    return render_template("post/no_letter.html"), 404
