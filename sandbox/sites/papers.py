"""The household's papers as they would lie on the table: what to sign in with, key cards, and what came by post.

Pages of the sandbox's own, not an imitated site. A script may ask for a paper alone, to lay it beside a page.
"""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from sandbox.web.seat import act, current
from sandbox.world import paper_mail, timeline
from sandbox.world.nemid import code_viewer, key_cards
from sandbox.world.state.documents import Paper
from sandbox.world.state.nemid import ROWS, KeyCard, NemId
from sandbox.world.state.people import ROLES, Role, role_named
from sandbox.world.state.world import World

blueprint = Blueprint("papers", __name__, url_prefix="/papers")
FRAGMENT = "X-Fragment"

Pair = tuple[str, str]


@blueprint.get("/")
def index() -> str:
    world = current().world
    sheets = [(world.citizen(role), world.nemid[role]) for role in ROLES]
    return render_template(
        "papers/index.html",
        sheets=sheets,
        today=world.date,
        post=[(paper, world.citizen(paper.to)) for paper in paper_mail.here(world)],
        coming=on_the_way(world),
        fragment=FRAGMENT in request.headers,
    )


@blueprint.get("/keycard/<role>")
def keycard(role: str) -> str:
    owner = _role(role)
    return _card_page(owner, current().world.nemid[owner].card)


@blueprint.get("/betalingskort/<role>")
def bank_card(role: str) -> str:
    """The invented card to pay with."""
    owner, world = _role(role), current().world
    template = "bank_card_sheet" if request.headers.get(FRAGMENT) else "bank_card"
    return render_template(
        f"papers/{template}.html", citizen=world.citizen(owner), card=world.finances[owner].card
    )


@blueprint.get("/post/<paper_id>")
def paper(paper_id: str) -> str:
    """:raises NoSuchPaper: for a paper that has not come; told as a page that is not there."""
    world = current().world
    found = paper_mail.find(world, paper_id)
    own = world.nemid[found.to]
    if found.kind == "key-card":
        return _card_page(found.to, _card(own, found))
    template = "sheet" if request.headers.get(FRAGMENT) else "paper"
    return render_template(f"papers/{template}.html", paper=found, citizen=world.citizen(found.to), nemid=own)


@blueprint.get("/noegleviser/<role>")
def viewer(role: str) -> str:
    """The code viewer as it lies on the table."""
    owner, world = _role(role), current().world
    device = world.nemid[owner].viewer or abort(404)
    template = "device" if request.headers.get(FRAGMENT) else "viewer"
    return render_template(
        f"papers/{template}.html",
        citizen=world.citizen(owner),
        viewer=device,
        window=code_viewer.window(world, owner),
        asked=bool(world.pending and world.pending.citizen == owner and world.pending.step == "viewer"),
    )


@blueprint.post("/noegleviser/<role>")
def press(role: str) -> Response:
    owner = _role(role)
    act(lambda world: code_viewer.press(world, owner))
    return redirect(url_for("papers.viewer", role=owner), 303)


@blueprint.post("/vent")
def wait() -> Response:
    """Let time pass until the next paper has come."""
    act(_wait_for_the_postman)
    return redirect(url_for("papers.index"), 303)


def on_the_way(world: World) -> Paper | None:
    """The paper that comes next."""
    return min((each for each in world.papers if not each.here), key=lambda each: each.comes, default=None)


def columns(card: KeyCard) -> list[tuple[Pair, ...]]:
    """The pairs of key number and key as they are printed: column after column."""
    pairs = card.pairs()
    return [pairs[first : first + ROWS] for first in range(0, len(pairs), ROWS)]


def _wait_for_the_postman(world: World) -> None:
    if coming := on_the_way(world):
        timeline.move_clock_to(world, coming.comes)


def _card(own: NemId, paper: Paper) -> KeyCard:
    """The card of that number, in use or not."""
    number = paper.facts["number"]
    found = [card for card in key_cards.cards(own) if card.number == number]
    return found[0] if found else KeyCard(number=number, secret=own.card.secret)


def _card_page(owner: Role, card: KeyCard) -> str:
    world = current().world
    in_use = card.number == world.nemid[owner].card.number
    template = "card" if request.headers.get(FRAGMENT) else "keycard"
    used = key_cards.used_keys(world, owner) if in_use else set()
    return render_template(
        f"papers/{template}.html",
        citizen=world.citizen(owner),
        card=card,
        columns=columns(card),
        used=used,
        left=key_cards.keys_left(world, owner) if in_use else None,
    )


def _role(text: str) -> Role:
    return role_named(text) or abort(404)
