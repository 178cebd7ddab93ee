"""All self-services: a definition in `content/services/` is shown, filled in, checked and sent by the same views."""

from sandbox.sites.selfservice import after, calculator, views
from sandbox.sites.selfservice.front import blueprint

__all__ = ["after", "blueprint", "calculator", "views"]
