"""The browser's start page: the way to the sites for those who do not want to type an address yet."""

from flask import Blueprint, render_template
from flask_babel import lazy_gettext as _l

from sandbox.content.municipality.settings import municipality
from sandbox.web.seat import current
from sandbox.web.site import Site

blueprint = Blueprint("start", __name__, url_prefix="/start")
SITE = Site("start", _l("Startside"), "")

# Address, description, icon. The municipality's address is empty: each installation chooses its municipality.
LINKS = (
    ("borger.dk", _l("Indgangen til det offentlige"), "home"),
    ("post.borger.dk", _l("Breve fra det offentlige"), "email"),
    ("", _l("Din kommune"), "business"),
)


@blueprint.get("/")
def index() -> str:
    current()
    links = [(address or municipality().host, text, icon) for address, text, icon in LINKS]
    return render_template("start/index.html", site=SITE, imitated_address="", links=links)
