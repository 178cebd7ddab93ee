"""The MitID that each of a household has from the start: a function of seed and seat, as the printed cards are."""

from sandbox.content.names import password_words
from sandbox.world.seeded_random import below, number, pick
from sandbox.world.state.mitid import PIN_DIGITS, App, CodeDevice, Kind, MitId
from sandbox.world.state.people import Role

HAS: dict[Role, tuple[Kind, ...]] = {
    "senior": ("code-display",),
    "parent": ("app", "code-display"),
    "young": ("app",),
}
LONG_ENOUGH = 8  # characters of a password


def account(seed: int, seat: int, role: Role, user_id: str) -> MitId:
    """The citizen's MitID, activated."""
    own = MitId(user_id=user_id)
    for kind in HAS[role]:
        give(own, kind, seed, seat, role)
    return own


def give(own: MitId, kind: Kind, seed: int, seat: int, role: Role, turn: int = 0) -> None:
    """Let the citizen have an authenticator, ready for use; another `turn` gives another PIN and serial number.

    Only the app does without a password.
    """
    if kind == "app":
        own.app = App(pin=pin(seed, seat, role, turn))
    elif kind == "code-display":
        own.display = device(seed, seat, role, kind, turn)
    elif kind == "code-reader":
        own.reader = device(seed, seat, role, kind, turn)
    else:
        own.chip = True
    if kind != "app" and not own.password:
        own.password = password(seed, seat, role, turn)


def pin(seed: int, seat: int, role: Role, turn: int = 0) -> str:
    """Six digits, no two neighbours the same, so that it is a PIN the app would have taken."""
    digits = [below(10, seed, seat, role, "mitid-pin", turn)]
    for place in range(1, PIN_DIGITS):
        step = 2 + below(7, seed, seat, role, "mitid-pin", turn, place)
        digits.append((digits[-1] + step) % 10)
    return "".join(map(str, digits))


def password(seed: int, seat: int, role: Role, turn: int = 0) -> str:
    """Two words and two digits, easy to type from paper; the first letter is a capital one."""
    words = password_words()
    first = pick(words, seed, seat, role, "mitid-password", turn)
    others = [word for word in words if word != first and len(first + word) >= LONG_ENOUGH]
    second = pick(others, seed, seat, role, "mitid-password-2", turn)
    return f"{first.capitalize()}-{second}-{10 + below(90, seed, seat, role, 'mitid-digits', turn)}"


def device(seed: int, seat: int, role: Role, kind: Kind, turn: int = 0) -> CodeDevice:
    """The serial number is printed on the back: two letters' worth of kind, and seven digits."""
    digits = number(seed, seat, role, kind, turn) % 10**7
    return CodeDevice(
        serial=f"{'KV' if kind == 'code-display' else 'KO'}{digits:07}", secret=f"{seed}:{seat}:{role}"
    )
