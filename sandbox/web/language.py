"""Two languages at once: the guide's, which the participant chooses, and the imitated sites', which stay Danish."""

from gettext import NullTranslations

from flask import Blueprint, Flask, current_app, g, redirect, request, session, url_for
from flask_babel import Babel, get_locale, get_translations
from werkzeug.wrappers import Response

from sandbox.content.reading.errors import ContentError
from sandbox.web import translations
from sandbox.web.forms import text
from sandbox.web.services import KEY as SERVICES
from sandbox.web.site import imitated_address
from sandbox.web.urls import safe_local

DEFAULT = "da"
CATALOGUES, PROBLEMS = "oevebanen-catalogues", "oevebanen-translations"
LANGUAGES = {DEFAULT: "Dansk"} | translations.languages()

blueprint = Blueprint("language", __name__, url_prefix="/language")


def init_app(app: Flask) -> None:
    own = app.extensions[SERVICES].config.data_dir / "translations"
    folder, app.extensions[PROBLEMS] = translations.compile_stale(own)
    app.extensions[CATALOGUES] = {}
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(folder)
    Babel(app, default_locale=DEFAULT, locale_selector=page_language)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: _catalogue().gettext(text),
        ngettext=lambda one, many, number: _catalogue().ngettext(one, many, number),
        newstyle=True,
    )
    app.jinja_env.globals["languages"] = LANGUAGES
    app.register_blueprint(blueprint)


def _catalogue() -> NullTranslations:
    """The catalogue of the language in force. Flask-Babel's own look-up takes a fifth of a page's time."""
    locale = getattr(g, "babel_locale", None) or get_locale()
    language = locale.language if locale else DEFAULT
    known: dict[str, NullTranslations] = current_app.extensions[CATALOGUES]
    if language not in known:
        known[language] = get_translations()
    return known[language]


def problems() -> list[ContentError]:
    """What had to be left out of the translations, and is shown in Danish."""
    return list(current_app.extensions[PROBLEMS])


def guide_language() -> str:
    chosen = session.get("language")
    return chosen if chosen in LANGUAGES else DEFAULT


def site_language() -> str:
    chosen = session.get("site_language")
    return chosen if chosen in LANGUAGES else DEFAULT


def page_language() -> str:
    """The imitated sites are in the site language, whatever the guide's is: the Danish page is what must be learnt.

    So is the phone, which imitates, too.
    """
    imitated = imitated_address(request.path) or request.path.startswith("/phone/")
    return site_language() if imitated else guide_language()


@blueprint.post("/")
def choose() -> Response:
    """Choose the guide's language (`language`), or the imitated sites' (`site_language`)."""
    for key in ("language", "site_language"):
        if text(key) in LANGUAGES:
            session[key] = text(key)
    return redirect(safe_local(request.form.get("back"), url_for("join.index")), 303)
