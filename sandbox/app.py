"""The factory. It is the table of contents: what it registers is what there is."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from sandbox import classroom, cli, guide
from sandbox.config import Config
from sandbox.content import consistency
from sandbox.content.chosen_municipality import using
from sandbox.serving.limits import LARGEST_BODY
from sandbox.sites import SITES
from sandbox.web import (
    addresses,
    assets,
    compress,
    errors,
    frame,
    guard,
    headers,
    language,
    logs,
    municipality,
    patterns,
    services,
    urls,
)


def create_app(config: Config | None = None) -> Flask:
    """:raises ConfigError: when a setting cannot be used.
    :raises UnusableDatabase: when the database is damaged or a newer version's; it is left untouched.
    :raises ContentError: when a file of the municipality without which no page can be shown is broken.
    """
    if config is None:
        cli.refuse_variable_files()
        config = Config.from_environ()
    app = Flask(__name__, template_folder="../templates", static_folder=None)
    app.config.from_mapping(
        SECRET_KEY=config.secret_key,
        SESSION_COOKIE_NAME="oevebanen",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_env.undefined = StrictUndefined
    if config.trusted_proxies:
        proxies = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    logs.init_app()
    with using(config.municipality):
        _register(app, config)
    return app


def _register(app: Flask, config: Config) -> None:
    municipality.init_app(app, config.municipality)
    consistency.require()
    consistency.settle()
    services.init_app(app, config)
    urls.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    language.init_app(app)
    assets.init_app(app)
    frame.init_app(app)
    guard.init_app(app)  # before the CSRF check, whose page shows again what was typed
    CSRFProtect(app)
    addresses.init_app(app)
    patterns.init_app(app)
    for blueprint in SITES:
        app.register_blueprint(blueprint)
    guide.init_app(app)
    classroom.init_app(app)
    compress.init_app(app)
    cli.init_app(app)
