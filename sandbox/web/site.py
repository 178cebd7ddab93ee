"""What makes a blueprint an imitated site: its host, a seat in front of it, somebody signed in where needed."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, g, request

from sandbox.content.portal.power_areas import part_at, reachable
from sandbox.web.seat import current
from sandbox.world.grants.power_of_attorney import acting_for, out_of_reach
from sandbox.world.session import NotSignedIn
from sandbox.world.state.base import Refused
from sandbox.world.state.people import Role


@dataclass(frozen=True)
class Site:
    """An imitated site as its pages show it; `name` may be lazily translated.

    `protected` is whether the browser shows a lock beside the address.
    """

    slug: str
    name: Any
    host: str
    protected: bool = True

    @property
    def css_class(self) -> str:
        return f"site-{self.slug}"


def site_blueprint(site: Site, import_name: str) -> Blueprint:
    """A blueprint under the site's host, whose pages need a seat and have `site` in their context."""
    blueprint = Blueprint(site.slug, import_name, url_prefix=f"/{site.host}")
    blueprint.before_request(_needs_seat)
    blueprint.context_processor(lambda: {"site": site})
    return blueprint


class SignInNeeded(NotSignedIn):
    """Carries the service that asks, and where to come back to."""

    def __init__(self, service: str, return_to: str) -> None:
        super().__init__(service)
        self.service, self.return_to = service, return_to


class BeyondPower(Refused):
    """Somebody acts for another, and is about to do something where the power does not reach."""

    def __init__(self, service: str, return_to: str) -> None:
        super().__init__(service)
        self.service, self.return_to = service, return_to


def sign_in_required(service: str, return_to: str | None = None) -> Role:
    """Whose data the page is to show: whoever is signed in, or whom that one acts for there.

    :raises SignInNeeded: when nobody is; the participant is then sent to the broker, and back here afterwards.
    :raises BeyondPower: as `acting_role`.
    """
    role = acting_role(service, return_to)
    if role is None:
        raise SignInNeeded(service, return_to or request.path)
    return role


def shown_role(service: str) -> Role | None:
    """Whose data the page is to show, if it is to show anybody's: as `sign_in_required`, but it may be nobody."""
    return acting_for(current().world, service, part_at(request.path))


def acting_role(service: str, return_to: str | None = None) -> Role | None:
    """As `shown_role`, where something is done for that person.

    :raises BeyondPower: rather than letting it be done for oneself unawares, where the power in use does not reach.
    """
    if is_beyond_power(service, request.path):
        raise BeyondPower(service, return_to or request.path)
    return shown_role(service)


def is_beyond_power(service: str, path: str) -> Role | None:
    """Whom the signed-in person acts for, where their power does not reach that page."""
    return out_of_reach(current().world, service, part_at(path)) if reachable(service) else None


def shown_path() -> str:
    """The path of the page that is shown: an answer to a form can be the page that the form was on (`show_as`)."""
    return str(g.get("shown_path", request.path))


def show_as(path: str) -> None:
    """Let the answer to this form be the page at `path`, in the address bar and for the guide."""
    g.shown_path = path


def imitated_address(path: str) -> str | None:
    """The address that the page pretends to have, without scheme; None for the sandbox's own pages."""
    host = path.lstrip("/").split("/")[0]
    return path.strip("/") if "." in host else None


def _needs_seat() -> None:
    current()
