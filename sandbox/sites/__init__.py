"""The imitated sites, one module each; none imports another. A new one is added to `SITES`."""

from flask import Blueprint

from sandbox.sites import broker, nemid, papers, post, start

SITES: tuple[Blueprint, ...] = (
    broker.blueprint,
    nemid.blueprint,
    papers.blueprint,
    post.blueprint,
    start.blueprint,
)
