"""The false sites: pages that want what nobody should give. What is typed there is never read, only that it was."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from sandbox.content.reading.text import translated
from sandbox.content.web.false_sites import FalseSite, false_sites
from sandbox.content.web.fraud_helplines import fraud_helplines
from sandbox.web.addresses import is_browsing
from sandbox.web.forms import NEVER_SHOWN
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.language import guide_language
from sandbox.web.seat import act, current, noted, seated
from sandbox.web.site import Site, show_as
from sandbox.world import browser
from sandbox.world.state.world import World

blueprint = Blueprint("false_sites", __name__)
HOST = f"/<any({', '.join(repr(host) for host in false_sites())}):host>"


@blueprint.before_app_request
def _note_leaving() -> None:
    """Any other page of the browser's is away from the false one; the guide and the papers lie beside it."""
    if request.method != "GET" or not is_browsing(request.path) or request.blueprint == blueprint.name:
        return
    state = seated()
    if state and state.world.false_site:
        noted(browser.leave_false_site)


@blueprint.get(f"{HOST}/")
def page(host: str) -> str:
    if current().world.false_site != host:
        noted(lambda world: browser.come_to_false_site(world, host))
    shown = false_sites()[host]
    return render_template(
        "false_sites/page.html", site=site_of(shown), shown=shown, body=translated(shown.text, _)
    )


@blueprint.post(f"{HOST}/")
@handles_real_data
def send(host: str) -> Response | tuple[str, int]:
    current()
    names = [asked.name for asked in false_sites()[host].fields]
    given = [name for name in names if is_filled(NEVER_SHOWN + name)]
    if not given:
        return redirect(url_for("false_sites.page", host=host), 303)
    act(lambda world: _give_away(world, host, given))
    if any(refused(NEVER_SHOWN + name) for name in names):
        return found_out(host), 422
    return redirect(url_for("false_sites.unmasked", host=host), 303)


@blueprint.get(f"{HOST}/oevelse")
def unmasked(host: str) -> str:
    current()
    return found_out(host)


def found_out(host: str) -> str:
    """What the sandbox itself says, in the participant's language, where a false site would have gone on."""
    shown = false_sites()[host]
    with force_locale(guide_language()):
        show_as(url_for("false_sites.unmasked", host=host))
        return render_template(
            "false_sites/unmasked.html",
            site=Site("start", _l("Øvebanen"), host, protected=False),
            shown=shown,
            helplines=fraud_helplines().values(),
            real=dict.fromkeys(told for each in shown.fields if (told := refused(NEVER_SHOWN + each.name))),
        )


def is_filled(field: str) -> bool:
    """Whether anything was typed; what could be real has been emptied before it came here."""
    return bool(request.form.get(field, "").strip() or refused(field))


def site_of(shown: FalseSite) -> Site:
    return Site(f"false-{shown.slug}", _(shown.brand), shown.host, protected=False)


def _give_away(world: World, host: str, given: list[str]) -> None:
    world.announce(browser.GaveDataAway(host=host, fields=given))
