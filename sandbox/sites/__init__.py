"""The imitated sites, a module or package each. They do not import each other. `SITES` lists their blueprints."""

from flask import Blueprint

from sandbox.sites import (
    devices,
    documents,
    false_sites,
    grants,
    mailbox,
    mitid,
    municipality,
    nemid,
    papers,
    person,
    phone,
    portal,
    selfservice,
    session,
    start,
)

SITES: tuple[Blueprint, ...] = (
    devices.blueprint,
    documents.blueprint,
    false_sites.blueprint,
    grants.blueprint,
    mailbox.blueprint,
    mitid.blueprint,
    municipality.blueprint,
    nemid.blueprint,
    nemid.own_blueprint,
    papers.blueprint,
    person.blueprint,
    phone.blueprint,
    portal.blueprint,
    selfservice.blueprint,
    session.blueprint,
    start.blueprint,
)
