"""The blueprint of all self-services, and what each of their views begins with."""

from typing import NoReturn

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.services.catalogue import services
from sandbox.content.services.model import Service, host_of
from sandbox.sites.selfservice import pages
from sandbox.sites.selfservice.hosts import Pages
from sandbox.web.forms import text
from sandbox.web.site import sign_in_required
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Submission

blueprint = Blueprint("selfservice", __name__)
addresses = Pages(blueprint, "selvbetjening")
calculations = Pages(blueprint, "beregn")
Page = tuple[str, int] | Response


def find(host: str, slug: str) -> Service:
    """The self-service that stands at an address; else the page is not there."""
    service = services().get(slug)
    return service if service and host_of(service) == host else not_found()


def gate(host: str, slug: str) -> tuple[Service, Role]:
    """The self-service, and whose data it is about."""
    service = find(host, slug)
    return service, sign_in_required(host)


def not_found() -> NoReturn:
    abort(404)


def draft_id() -> str:
    return text("draft", 40)


def to_receipt(service: Service, sent: Submission) -> Response:
    flash(_("Du har allerede sendt det her, og det kom godt frem. Her er din kvittering."))
    return redirect(pages.receipt_url(service, sent), 303)


def to_unfinished(service: Service, name: str) -> Response:
    flash(_("Du er ikke helt færdig endnu. Vi har sat dig dér, hvor du mangler at svare."))
    return redirect(pages.step_url(service, name), 303)
