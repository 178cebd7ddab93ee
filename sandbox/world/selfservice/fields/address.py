"""An address as people write it, looked up in the municipality's register; what is nearly right is suggested."""

from datetime import date
from difflib import get_close_matches

from sandbox.content.municipality.address_book import TYPED, AddressBook, Street, key
from sandbox.content.municipality.settings import address_book
from sandbox.content.services.fields import AddressField
from sandbox.world.forms import Form, Problem, clean, first
from sandbox.world.selfservice.fields.base import Asking, Checked, Line
from sandbox.world.state.selfservice import Answer

MOST_SUGGESTED = 16
LIKE = 0.72


class Address(Line):
    """Beside the text there may be a choice among suggestions, `<name>_choice`; it counts before the text."""

    def typed(self, spec: AddressField, form: Form) -> str:
        return clean(first(form, f"{spec.name}_choice")) or clean(first(form, spec.name))

    def check_typed(self, spec: AddressField, typed: str, form: Form, asking: Asking) -> Checked:
        found = address_book().find(typed)
        if len(found) != 1:
            return _not_found(spec, typed)
        if spec.other and found[0] == asking.citizen.address:
            return Problem(spec.name, "same-as-now")
        return found[0].text

    def form(self, spec: AddressField, answer: Answer) -> dict[str, list[str]]:
        return {spec.name: [str(answer)]}


def _not_found(spec: AddressField, typed: str) -> Problem:
    """The first thing in the address that keeps it from being one: the street, the number, the flat."""
    book, said = address_book(), TYPED.fullmatch(typed.casefold())
    street = book.streets.get(key(said["street"])) if said else None
    if said is None or street is None:
        like = _like(book, typed)
        return Problem(spec.name, "nearly-right" if like else "unknown-street", suggestions=like)
    number = said["number"]
    if not number:
        return Problem(spec.name, "no-number", {"street": street.name})
    homes = [address.text for address in book.at(street, number)]
    if not homes:
        lowest, highest = street.numbers
        facts: dict[str, str | int | date] = {"street": street.name, "first": lowest, "last": highest}
        return Problem(spec.name, "unknown-number", facts)
    reason = "choose-one" if street.floors and not said["floor"] else "unknown-address"
    return Problem(spec.name, reason, suggestions=tuple(homes[:MOST_SUGGESTED]))


def _like(book: AddressBook, typed: str) -> tuple[str, ...]:
    """Homes with that number on streets that are spelt much the same, or begin so."""
    said = TYPED.fullmatch(typed.casefold())
    if said is None or not said["number"]:
        return ()
    name = key(said["street"])
    begun = [known for known in book.streets if len(name) >= 3 and known.startswith(name)]
    near = begun or get_close_matches(name, book.streets, n=2, cutoff=LIKE)
    found = [text for known in near for text in _homes(book, book.streets[known], said["number"])]
    return tuple(found[:MOST_SUGGESTED])


def _homes(book: AddressBook, street: Street, number: str) -> list[str]:
    return [address.text for address in book.at(street, number)]
