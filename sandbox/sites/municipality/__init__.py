"""The municipality's own site. Its host, its colours and most of what it says are a folder of content.

Every page is registered when the app is made, because the host is a choice of the installation; see `site.py`.
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
