"""Reading what was typed."""

from flask import request

LONGEST = 2_000
LARGEST = 2**31 - 1  # what every database takes for a whole number

# Never shown again, never kept, whatever page they were typed on.
SECRET_FIELDS = frozenset(
    {
        "password",
        "password_again",
        "old_password",
        "key",
        "pin",
        "pin_again",
        "temporary_pin",
        "one_time_code",
        "mitid_code",
    }
)
NEVER_SHOWN = "secret_"  # begins the name of a field that is as secret, whatever it is called
OWN_FIELDS = frozenset({"csrf_token"})


def text(field: str, most: int = LONGEST) -> str:
    """A field of the form, without the spaces around it and cut at `most` characters; empty when it is missing."""
    return request.form.get(field, "").strip()[:most]


def number(field: str) -> int | None:
    """A field of the form that holds a whole number; None when it is missing, or none that anything could have."""
    found = request.form.get(field, type=int)
    return found if found is not None and abs(found) <= LARGEST else None


def typed_again() -> list[tuple[str, str]]:
    """What was typed, as pairs that a form may carry once more; without secrets."""
    return [
        (field, value)
        for field, value in request.form.items(multi=True)
        if field not in SECRET_FIELDS | OWN_FIELDS and not field.startswith(NEVER_SHOWN)
    ]
