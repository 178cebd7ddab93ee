"""What checks of a self-service's names have in common."""

from collections.abc import Iterable, Iterator, Mapping

from sandbox.content.reading.errors import Location, unknown
from sandbox.content.services.fields import CheckboxesField, ChoiceField, ServiceField, When

Found = Iterator[tuple[Location, str]]


def when_problems(
    when: When, known: Mapping[str, ServiceField], at: Location, words: Iterable[str] = ()
) -> Found:
    """Conditions on what is not asked before, or on values that it cannot have; `words` are sums, which can be any."""
    for name, value in when.items():
        if name in words:
            continue
        if name not in known:
            yield (*at, name), unknown("svaret", name, known) + " (det skal stå i et tidligere trin)"
            continue
        possible = _values(known[name])
        for each in [value] if isinstance(value, str) else value:
            if possible and each not in possible:
                yield (*at, name), unknown("værdien", each, possible)


def answer_problems(used: Mapping[str, str | None], names: Iterable[str], at: Location) -> Found:
    """Names of answers that are not there."""
    for key, name in used.items():
        if name is not None and name not in names:
            yield (*at, key), unknown("svaret", name, names)


def _values(field: ServiceField) -> set[str]:
    """The answers that a field can get; empty when they cannot be known from the file."""
    if field.type in ("yes_no", "checkbox"):
        return {"ja", "nej"}
    if isinstance(field, ChoiceField | CheckboxesField):
        return {option.value for option in field.options}
    return set()
