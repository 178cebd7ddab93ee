"""Classes, joining with a code, seats and their reset, seat cards, the instructor's pages and `/healthz`."""

from flask import Flask

from sandbox.classroom import cards, classes, commands, health, live, login, ratelimit, seats, welcome

BLUEPRINTS = (
    welcome.blueprint,
    classes.blueprint,
    live.blueprint,
    seats.blueprint,
    cards.blueprint,
    health.blueprint,
)


def init_app(app: Flask) -> None:
    ratelimit.init_app(app)
    login.init_app(app)
    commands.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
