"""Digital Post: the front page is the inbox, and a letter opens by its subject. A module for each subject."""

from sandbox.sites.post import (
    about,
    access,
    access_forms,
    access_old,
    attachments,
    choosing,
    deadlines,
    folders,
    forwarding,
    inbox,
    letter,
    log,
    message,
    settings,
    tidying,
    writing,
)
from sandbox.sites.post.shell import blueprint

__all__ = [
    "about",
    "access",
    "access_forms",
    "access_old",
    "attachments",
    "blueprint",
    "choosing",
    "deadlines",
    "folders",
    "forwarding",
    "inbox",
    "letter",
    "log",
    "message",
    "settings",
    "tidying",
    "writing",
]
