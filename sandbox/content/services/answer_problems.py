"""What can be wrong with an answer, by the type of its field, and what a message about it can say."""

from sandbox.content.services.fields import FieldType

CHOICE = frozenset({"missing", "not-an-option", "closed"})
LINE = frozenset({"missing", "too-long", "real-data"})
PROBLEMS: dict[FieldType, frozenset[str]] = {
    "text": LINE | {"wrong-form", "own-name"},
    "textarea": LINE,
    "radio": CHOICE,
    "yes_no": CHOICE,
    "checkbox": frozenset({"missing"}),
    "checkboxes": CHOICE | {"must-have"},
    "select": CHOICE,
    "date": frozenset({"missing", "not-a-date", "before-first-day", "after-last-day", "real-data"}),
    "address": LINE
    | {
        "unknown-street",
        "nearly-right",
        "no-number",
        "unknown-number",
        "unknown-address",
        "choose-one",
        "same-as-now",
    },
    "email": LINE | {"not-an-email"},
    "phone": LINE | {"not-a-phone"},
    "number": LINE | {"not-a-number", "too-small", "too-big"},
    "readonly": frozenset(),
}
REFUSED = "refused"
"""The problem of a field whose `refused_if` comes out as true; there is no general text for it."""
PROBLEM_FACTS: dict[str, frozenset[str]] = {
    "too-long": frozenset({"most"}),
    "before-first-day": frozenset({"first_day", "last_day"}),
    "after-last-day": frozenset({"first_day", "last_day", "opens"}),
    "unknown-number": frozenset({"street", "first", "last"}),
    "no-number": frozenset({"street"}),
    "too-small": frozenset({"least", "most"}),
    "too-big": frozenset({"least", "most"}),
}
"""What a message about that problem can say; `opens` is the first day on which the typed date can be accepted."""
