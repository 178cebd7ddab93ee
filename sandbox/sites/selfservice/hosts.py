"""The host of each self-service: the portal's or the municipality's."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState
from flask_babel import lazy_gettext as _l

from sandbox.content.municipality.settings import municipality
from sandbox.content.services.model import PORTAL, Service
from sandbox.web.late_rules import LateRules
from sandbox.web.seat import current
from sandbox.web.site import Site


def site_of(service: Service) -> Site:
    """The site that the self-service looks to be a part of."""
    return site_at(service.host)


def site_at(host: str) -> Site:
    if host == "portal":
        return Site("portal", _l("Borger.dk-øvelsen"), PORTAL)
    return Site("municipality", municipality().name, municipality().host)


class Pages(LateRules):
    """Views that are registered once for each host, under `/<host>/<room>`; the host is their first argument."""

    def __init__(self, blueprint: Blueprint, room: str) -> None:
        super().__init__(blueprint)
        self.room = room
        blueprint.before_request(self.needs_seat)

    def register(self, state: BlueprintSetupState) -> None:
        for host in (PORTAL, municipality().host):
            for method, rule, view in self.views:
                path = f"/{host}/{self.room}{rule}"
                state.add_url_rule(path, view.__name__, view, methods=[method], defaults={"host": host})

    @staticmethod
    def needs_seat() -> None:
        current()
