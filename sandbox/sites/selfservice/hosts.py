"""The host of each self-service: the portal's or the municipality's."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint
from flask_babel import lazy_gettext as _l

from sandbox.content.municipality.settings import municipality
from sandbox.content.services.model import PORTAL, Service
from sandbox.web.municipality import HOST
from sandbox.web.seat import current
from sandbox.web.site import Site

View = TypeVar("View", bound=Callable[..., Any])


def site_of(service: Service) -> Site:
    """The site that the self-service looks to be a part of."""
    return site_at(service.host)


def site_at(host: str) -> Site:
    if host == "portal":
        return Site("portal", _l("Borger.dk-øvelsen"), PORTAL)
    return Site("municipality", municipality().name, municipality().host)


class Pages:
    """Views under `/<host>/<room>` of the portal and of the municipality; the host is their first argument."""

    def __init__(self, blueprint: Blueprint, room: str) -> None:
        self.blueprint = blueprint
        self.room = room
        blueprint.before_request(self.needs_seat)

    def get(self, rule: str) -> Callable[[View], View]:
        return self._page("GET", rule)

    def post(self, rule: str) -> Callable[[View], View]:
        return self._page("POST", rule)

    def _page(self, method: str, rule: str) -> Callable[[View], View]:
        def register(view: View) -> View:
            # The portal's host is written out: its articles' addresses would come before one with a converter.
            for host, defaults in ((PORTAL, {"host": PORTAL}), (HOST, {})):
                path = f"/{host}/{self.room}{rule}"
                self.blueprint.add_url_rule(path, view_func=view, methods=[method], defaults=defaults)
            return view

        return register

    @staticmethod
    def needs_seat() -> None:
        current()
