"""The base class of every part of the world document, and of the errors for what no honest page sends."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a seat's world document: mutable, and strict about keys so that an old document never loads half."""

    model_config = ConfigDict(extra="forbid")


class Refused(Exception):
    """Something that no honest page sends, such as another seat's letter; each subject has its own subclass."""


class NotFound(Refused):
    """Something that does not exist, or not at this seat. Every `NoSuch…` is a subclass; the answer is status 404."""
