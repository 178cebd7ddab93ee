"""Gives each app its own municipality, for the content that it reads and for the host in addresses."""

import re

from flask import Flask
from flask.signals import appcontext_popped, appcontext_pushed
from werkzeug.routing import BaseConverter, Map, ValidationError

from sandbox.content import chosen_municipality
from sandbox.content.municipality.settings import municipality

HOST = "<municipality:host>"


class MunicipalityHost(BaseConverter):
    """The host of the municipality that was chosen when the address was registered, and no other."""

    def __init__(self, map: Map) -> None:  # noqa: A002 the base class's name for it
        super().__init__(map)
        self.host = municipality().host
        self.regex = re.escape(self.host)

    def to_url(self, value: str) -> str:
        if value != self.host:
            raise ValidationError(value)
        return value


def init_app(app: Flask, slug: str) -> None:
    """Before any address with the municipality's host is registered, and within `using(slug)`, as registering is.

    :raises ContentError: when its settings cannot be read.
    """
    municipality()
    app.url_map.converters["municipality"] = MunicipalityHost

    def enter(_app: Flask, **_: object) -> None:
        chosen_municipality.enter(slug)

    def leave(_app: Flask, **_: object) -> None:
        chosen_municipality.leave()

    appcontext_pushed.connect(enter, app, weak=False)
    appcontext_popped.connect(leave, app, weak=False)
