"""The municipality's own site: its host, its colours and most of its texts are a folder of content.

Every page is registered when the app is made, because the host is a setting; see `site.py`.
"""

from sandbox.sites.municipality import booking, contact, front, my_times, reports, search, selfservices, waste
from sandbox.sites.municipality.site import blueprint

__all__ = [
    "blueprint",
    "booking",
    "contact",
    "front",
    "my_times",
    "reports",
    "search",
    "selfservices",
    "waste",
]
