"""Øvebanen: a guided practice sandbox for Danish public self-service. `create_app` makes the Flask app."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from sandbox.config import Config


def create_app(config: "Config | None" = None) -> "Flask":
    """See `sandbox.app`, imported late so that importing one room (a rule, a content file) does not import them all."""
    from sandbox import app, cli

    with cli.told_in_a_command():
        return app.create_app(config)
