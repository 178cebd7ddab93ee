"""The municipality's own site: its host, its colours and most of its texts are a folder of content.

Their addresses begin with the host of the app's own municipality; see `sandbox/web/municipality.py`.
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
