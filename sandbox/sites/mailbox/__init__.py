"""Digital Post: the inbox, letters, folders, writing, access and settings, a module each."""

from sandbox.sites.mailbox import (
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
from sandbox.sites.mailbox.shell import blueprint

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
