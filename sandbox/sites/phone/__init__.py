"""The phone: text messages and the MitID app; beside the page, or on a real phone."""

from sandbox.sites.phone import messages, mitid, real
from sandbox.sites.phone.shell import FRAGMENT, blueprint, news_of

__all__ = ["FRAGMENT", "blueprint", "messages", "mitid", "news_of", "real"]
