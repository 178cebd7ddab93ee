"""What there is to know about Digital Post: legal effect, being exempt, notices, help. Read without signing in."""

from flask import render_template

from sandbox.content.municipality.settings import municipality
from sandbox.sites.mailbox.shell import blueprint

PAGES = "<any(retsvirkning, fritagelse, besked, skrive, hjaelper):page>"


@blueprint.get("/om/")
def about_index() -> str:
    return render_template("mailbox/about/index.html")


@blueprint.get(f"/om/{PAGES}")
def about(page: str) -> str:
    return render_template(f"mailbox/about/{page}.html", phone=municipality().phone)
