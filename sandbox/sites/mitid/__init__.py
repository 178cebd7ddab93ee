"""MitID: the login box, the pages about a citizen's own MitID, and the visit to Borgerservice."""

from sandbox.sites.mitid import box, desk, mine, steps

blueprint = box.blueprint

__all__ = ["blueprint", "desk", "mine", "steps"]
