"""The persons who can be chosen: by `self`, a role, or `child-1` for the eldest child."""

from sandbox.content.reading.text import N_, fill
from sandbox.world.selfservice.fields.base import Asking, Language
from sandbox.world.selfservice.fields.choice import Choice, Spec
from sandbox.world.state.people import Person, Role

GROWN_UP = 18
PEOPLE = frozenset({"household", "children", "self-and-children"})
"""The sources whose choices are persons of the household."""

SELF = N_("{name} (dig selv)")
CHILD = N_("{name}, {age} år")


def people(asking: Asking) -> dict[str, Person]:
    """Those who live with the citizen, by the value that stands for them: `self`, a role, `child-1`."""
    citizens = asking.world.household.citizens
    home = citizens[asking.role].address
    here = {"self", *(role for role, citizen in citizens.items() if citizen.address == home)}
    if "parent" in here:
        here |= _children(asking).keys()
    return {value: person for value, person in everyone(asking).items() if value in here}


def everyone(asking: Asking) -> dict[str, Person]:
    """The whole household, wherever they live."""
    others: dict[str, Person] = {
        role: each for role, each in asking.world.household.citizens.items() if role != asking.role
    }
    return {"self": asking.citizen, **others, **_children(asking)}


def roles_of(values: list[str], role: Role) -> list[Role]:
    """Which of the household's citizens are meant; children have no register entry of their own."""
    named: dict[str, Role] = {"self": role, "senior": "senior", "parent": "parent", "young": "young"}
    return [named[value] for value in values if value in named]


def _children(asking: Asking) -> dict[str, Person]:
    return {f"child-{place}": child for place, child in enumerate(asking.world.household.children, 1)}


def household(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    return [_person(value, person, asking, language) for value, person in people(asking).items()]


def own_children(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    own = _children(asking) if asking.role == "parent" else {}
    youngest, oldest = spec.ages or (0, GROWN_UP)
    today = asking.now.date()
    return [
        _person(value, child, asking, language)
        for value, child in own.items()
        if youngest <= child.age(today) <= oldest
    ]


def self_and_children(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    return [_person("self", asking.citizen, asking, language), *own_children(spec, asking, language)]


def _person(value: str, person: Person, asking: Asking, language: Language) -> Choice:
    age = person.age(asking.now.date())
    reader = asking.world.signed_in in (None, asking.role)  # and not somebody who acts for that person
    pattern = SELF if value == "self" and reader else CHILD if age < GROWN_UP else "{name}"
    return Choice(value, fill(language.translate(pattern), {"name": person.name, "age": str(age)}))
