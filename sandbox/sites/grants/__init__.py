"""Digital Fuldmagt: pages to give, request, answer, use and withdraw a power of attorney."""

from sandbox.sites.grants import answers, overview, steps
from sandbox.sites.grants.site import blueprint

__all__ = ["answers", "blueprint", "overview", "steps"]
