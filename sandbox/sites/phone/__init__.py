"""The phone with text messages, the MitID app and the code app, beside the page or on a real phone."""

from sandbox.sites.phone import code_app, messages, mitid, real
from sandbox.sites.phone.shell import FRAGMENT, blueprint, news_of

__all__ = ["FRAGMENT", "blueprint", "code_app", "messages", "mitid", "news_of", "real"]
