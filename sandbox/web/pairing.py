"""A real phone as one citizen's phone: which browser belongs to which seat, told by a signed token in a QR code.

There is no account and nothing to store: the token names the seat as it is in this generation, so that a reset, or
the end of the class, ends it. Such a browser is shown the phone alone; it sits at no seat.
"""

from dataclasses import astuple, dataclass
from typing import Self

from flask import current_app, session
from itsdangerous import BadSignature, URLSafeSerializer

from sandbox.store.store import SeatState
from sandbox.web.seat import PHONE, stand_up
from sandbox.world.state.people import Role, role_named


@dataclass(frozen=True)
class Pairing:
    """One citizen's phone at a seat, as long as the seat is in this generation."""

    seat_id: int
    generation: int
    role: Role

    @classmethod
    def at(cls, state: SeatState, role: Role) -> Self:
        return cls(state.id, state.generation, role)

    def token(self) -> str:
        return str(_signer().dumps(astuple(self)))


def read(token: str) -> Pairing | None:
    """What a token says, unless it is not of our making."""
    try:
        return _of(_signer().loads(token))
    except BadSignature:
        return None


def of_browser() -> Pairing | None:
    """What this browser was paired with, whether or not that still is."""
    return _of(session.get(PHONE))


def pair(pairing: Pairing) -> None:
    """Let this browser be the phone from now on, and nothing else."""
    stand_up()
    session[PHONE] = astuple(pairing)


def unpair() -> None:
    session.pop(PHONE, None)


def _of(kept: object) -> Pairing | None:
    match kept:
        case [int(seat_id), int(generation), str(name)]:
            role = role_named(name)
            return Pairing(seat_id, generation, role) if role else None
    return None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="phone")
