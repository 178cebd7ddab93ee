"""The browser's start page: the way to the sites for those who do not want to type an address yet."""

from flask import Blueprint, current_app, render_template
from flask_babel import lazy_gettext as _l

from sandbox.content.municipality.settings import municipality
from sandbox.web.seat import current
from sandbox.web.site import Site

blueprint = Blueprint("start", __name__, url_prefix="/start")
SITE = Site("start", _l("Startside"), "")

# Blueprint, address, what is found there, icon: a site that is not installed is left out, and the municipality's
# address is an installation's choice.
LINKS = (
    ("portal", "borger.dk", _l("Indgangen til det offentlige"), "home"),
    ("mailbox", "post.borger.dk", _l("Breve fra det offentlige"), "email"),
    ("municipality", "", _l("Din kommune"), "business"),
)


@blueprint.get("/")
def index() -> str:
    current()
    links = [
        (name, address or municipality().host, text, icon)
        for name, address, text, icon in LINKS
        if name in current_app.blueprints
    ]
    return render_template("start/index.html", site=SITE, imitated_address="", links=links)
