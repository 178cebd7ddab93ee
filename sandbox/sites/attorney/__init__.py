"""Digital Fuldmagt: powers of attorney are given, asked for, answered, used and withdrawn here."""

from sandbox.sites.attorney import answers, overview, steps
from sandbox.sites.attorney.site import blueprint

__all__ = ["answers", "blueprint", "overview", "steps"]
