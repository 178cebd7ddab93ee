"""All self-services: a definition in `content/services/` is shown, filled in, checked and sent by the same views."""

from sandbox.sites.selfservice.views import blueprint

__all__ = ["blueprint"]
