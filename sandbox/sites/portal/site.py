"""What all of the portal's pages share: the blueprint, the top bar, and how a text of a content file is shown."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.text import Block, filled, placeholders, translated
from sandbox.content.rules.rates import rate_facts
from sandbox.web.language import site_language
from sandbox.web.seat import current, seated
from sandbox.web.site import Site, site_blueprint
from sandbox.world.grants import mailbox_access
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import Role

HOST = "borger.dk"
blueprint = site_blueprint(Site("portal", _l("Borger.dk-øvelsen"), HOST), __name__)


def body(text: str, of: str = "") -> list[Block]:
    """A content file's text, translated, with the fees and the name of the municipality, or of another, filled in."""
    wanted = placeholders(text)
    if not wanted:  # most texts, and an article has a dozen
        return translated(text, _)
    fees = rate_facts(current().world.clock.year, _, site_language(), wanted, of)
    return filled(translated(text, _), fees | {"municipality": municipality(of).name})


def readable() -> tuple[Role | None, list[BoxedLetter]]:
    """Whose mailbox Digital Post would show in this browser, and the letters in it that are not thrown away."""
    world = current().world
    owner = mailbox_access.mailbox_shown(world)
    letters = mailbox_access.seen(world, world.post[owner]).letters if owner else []
    return owner, [boxed for boxed in letters if not boxed.deleted]


@blueprint.context_processor
def _top_bar() -> dict[str, Any]:
    """`unread` are the letters that nobody has opened, of whoever's Digital Post this browser would show."""
    if seated() is None:
        return {"unread": 0}
    _owner, letters = readable()
    return {"unread": sum(not boxed.read for boxed in letters)}
