"""The views of all self-services. They show, check and send any definition in `content/services/`."""

from sandbox.sites.selfservice import after, calculator, views
from sandbox.sites.selfservice.front import blueprint

__all__ = ["after", "blueprint", "calculator", "views"]
