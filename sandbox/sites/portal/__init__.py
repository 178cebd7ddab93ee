"""The portal: themes and articles, search, life situations, help, and what the authorities know about oneself.

A page beside the articles has an address that no article can have; `tests/sites/test_portal.py` sees to it.
"""

from sandbox.sites.portal import (
    articles,
    front,
    guides,
    helping,
    min_side,
    municipality,
    overview,
    search,
)
from sandbox.sites.portal.site import blueprint

__all__ = [
    "articles",
    "blueprint",
    "front",
    "guides",
    "helping",
    "min_side",
    "municipality",
    "overview",
    "search",
]
