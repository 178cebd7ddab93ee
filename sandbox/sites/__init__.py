"""The imitated sites, a module or package each. They do not import each other. `SITES` lists their blueprints."""

from flask import Blueprint

from sandbox.sites import (
    attorney,
    broker,
    devices,
    false_sites,
    mitid,
    municipality,
    nemid,
    papers,
    person,
    phone,
    portal,
    post,
    selfservice,
    shelf,
    start,
)

SITES: tuple[Blueprint, ...] = (
    attorney.blueprint,
    broker.blueprint,
    devices.blueprint,
    false_sites.blueprint,
    mitid.blueprint,
    municipality.blueprint,
    nemid.blueprint,
    nemid.own_blueprint,
    papers.blueprint,
    person.blueprint,
    phone.blueprint,
    portal.blueprint,
    post.blueprint,
    selfservice.blueprint,
    shelf.blueprint,
    start.blueprint,
)
