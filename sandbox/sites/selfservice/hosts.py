"""Self-services stand under the host of whoever offers them: the portal's or the municipality's."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint
from flask.blueprints import BlueprintSetupState
from flask_babel import lazy_gettext as _l

from sandbox.content.municipality import municipality
from sandbox.content.services import PORTAL, Service
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
    """Views that are registered once for each host, under `/<host>/<room>`; the host is their first argument.

    The municipality's host is an installation's choice, so the addresses are made when the app is.
    """

    def __init__(self, blueprint: Blueprint, room: str) -> None:
        self.room = room
        self.views: list[tuple[str, str, Callable[..., Any]]] = []
        blueprint.before_request(self.needs_seat)
        blueprint.record(self.register)

    def get(self, rule: str) -> Callable[[View], View]:
        return self._page("GET", rule)

    def post(self, rule: str) -> Callable[[View], View]:
        return self._page("POST", rule)

    def _page(self, method: str, rule: str) -> Callable[[View], View]:
        def keep(view: View) -> View:
            self.views.append((method, rule, view))
            return view

        return keep

    def register(self, state: BlueprintSetupState) -> None:
        for host in (PORTAL, municipality().host):
            for method, rule, view in self.views:
                path = f"/{host}/{self.room}{rule}"
                state.add_url_rule(path, view.__name__, view, methods=[method], defaults={"host": host})

    @staticmethod
    def needs_seat() -> None:
        current()
