"""The portal: themes, articles, search, life situations, help, and what the authorities know about the citizen.

No page has the address of an article; `tests/sites/test_portal.py` checks it.
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
