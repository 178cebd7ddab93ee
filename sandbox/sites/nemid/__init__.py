"""NemID: the login box, the choice of a password, and the pages about a citizen's own NemID."""

from sandbox.sites.nemid import activation, counter
from sandbox.sites.nemid.box import blueprint
from sandbox.sites.nemid.own import blueprint as own_blueprint

__all__ = ["activation", "blueprint", "counter", "own_blueprint"]
