"""The events of MitID; `session` has the events that every sign-in announces."""

from datetime import datetime
from typing import Literal

from sandbox.world.state.events import Event
from sandbox.world.state.mitid import Action, By, CodeKind, Kind, Reason, Secret


class MitidAppOpened(Event):
    """The PIN was right."""


class MitidScanned(Event):
    """The app has seen the code on the screen, by camera or typed, and shows what is to be approved."""

    by: Literal["qr", "one-time-code"]


class CodeMade(Event):
    """The button of a code display or code reader was pressed."""

    kind: CodeKind


class MitidAsked(Event):
    """Something is to be approved in the app that its owner did not begin."""

    receiver: str
    action: Action


class MitidApproved(Event):
    """The owner approved in the app; with `own` false it was something that somebody else had begun."""

    receiver: str
    action: Action
    own: bool


class MitidRefused(Event):
    """The owner refused in the app."""

    receiver: str
    action: Action
    own: bool


class MitidBegun(Event):
    """The user-id was right; the authenticator that is proposed first, or was chosen, is waited for."""

    kind: Kind
    service: str


class MitidPasswordAsked(Event):
    """The code or the chip was right; the password is asked for."""


class MitidTimedOut(Event):
    """A sign-in was not completed in time, on the world's clock."""


class MitidTemporaryPinSent(Event):
    """A temporary PIN was ordered; `by` is the way that it comes."""

    by: By


class MitidActivated(Event):
    """The app has its own PIN, and can be signed in with."""


class MitidPasswordChanged(Event):
    """The citizen chose another password."""


class MitidSuspended(Event):
    """The citizen blocked all of the own MitID for a while; only Borgerservice opens it."""


class MitidBooked(Event):
    """A time at Borgerservice was booked."""

    reason: Reason
    at: datetime


class MitidHelped(Event):
    """Borgerservice did what it was asked: opened the MitID, or gave a temporary PIN, a password or a code display."""

    reason: Reason


class MitidPaused(Event):
    """Too many wrong tries: what was tried works again at `until`, on the world's clock."""

    what: Secret
    until: datetime


class MitidBlocked(Event):
    """Too many wrong tries again: a new PIN, password or device is needed."""

    what: Secret
