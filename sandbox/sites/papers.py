"""The household's papers as they would lie on the table: what to sign in with, and the key cards.

A page of the sandbox's own, not an imitated site. A script may ask for a card alone, to lay it beside a page.
"""

from flask import Blueprint, abort, render_template, request

from sandbox.web.seat import current
from sandbox.world import nemid
from sandbox.world.keycard import ROWS
from sandbox.world.nemid import KeyCard
from sandbox.world.people import ROLES

blueprint = Blueprint("papers", __name__, url_prefix="/papers")
FRAGMENT = "X-Fragment"

Pair = tuple[str, str]


@blueprint.get("/")
def index() -> str:
    world = current().world
    sheets = [(world.citizen(role), world.nemid[role]) for role in ROLES]
    return render_template("papers/index.html", sheets=sheets, today=world.date)


@blueprint.get("/keycard/<role>")
def keycard(role: str) -> str:
    world = current().world
    owner = next((each for each in ROLES if each == role), None)
    if owner is None:
        abort(404)
    card = world.nemid[owner].card
    template = "card" if request.headers.get(FRAGMENT) else "keycard"
    return render_template(
        f"papers/{template}.html",
        citizen=world.citizen(owner),
        card=card,
        columns=columns(card),
        used=nemid.used_keys(world, owner),
        left=nemid.keys_left(world, owner),
    )


def columns(card: KeyCard) -> list[tuple[Pair, ...]]:
    """The pairs of key number and key as they are printed: column after column."""
    pairs = card.pairs()
    return [pairs[first : first + ROWS] for first in range(0, len(pairs), ROWS)]
