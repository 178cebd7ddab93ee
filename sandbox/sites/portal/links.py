"""Where the portal's content leads: the addresses of its articles, of self-services, and whom to call."""

from flask import url_for

from sandbox.content.portal.articles import Article
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import host_of


def article(shown: Article) -> str:
    return url_for("portal.article", slug=shown.slug)


def service(slug: str) -> str:
    """:raises KeyError: when there is no self-service of that name to practise."""
    return url_for("selfservice.start", host=host_of(services()[slug]), slug=slug)
