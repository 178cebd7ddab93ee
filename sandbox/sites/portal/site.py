"""What all of the portal's pages share: the blueprint, the top bar, and how a text of a content file is shown."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.fees import fee_facts
from sandbox.content.municipality import municipality
from sandbox.content.text import Block, filled, placeholders, translated
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.web.site import Site, site_blueprint
from sandbox.world import post_access

HOST = "borger.dk"
blueprint = site_blueprint(Site("portal", _l("Borger.dk-øvelsen"), HOST), __name__)


def body(text: str) -> list[Block]:
    """A content file's text, translated, with the fees and the municipality's name filled in."""
    fees = fee_facts(current().world.clock.year, _, site_language(), placeholders(text))
    return filled(translated(text, _), fees | {"municipality": municipality().name})


@blueprint.context_processor
def _top_bar() -> dict[str, Any]:
    """`unread` are the letters that nobody has opened, of whoever's Digital Post this browser would show."""
    world = current().world
    owner = post_access.mailbox_shown(world)
    return {"unread": post_access.seen(world, world.post[owner]).unread if owner else 0}
