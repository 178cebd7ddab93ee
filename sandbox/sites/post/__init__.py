"""Digital Post: the front page is the inbox, and a letter opens by its subject."""

from sandbox.sites.post import attachments, inbox, letter
from sandbox.sites.post.shell import blueprint

__all__ = ["attachments", "blueprint", "inbox", "letter"]
