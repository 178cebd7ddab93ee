"""What can be chosen where the world knows the choices: people and doctors. All lists are in `SOURCES`."""

from collections.abc import Callable
from dataclasses import dataclass

from babel.numbers import format_decimal

from sandbox.content.address import Address
from sandbox.content.dates import long_moment
from sandbox.content.errands import errands
from sandbox.content.municipality import Practice, distance, find, municipality, practice
from sandbox.content.service_fields import CheckboxesField, ChoiceField, OptionSource
from sandbox.content.text import fill
from sandbox.world.appointment_times import free_times
from sandbox.world.fields.base import DANISH, Asking, Language
from sandbox.world.people import Person, Role

DOCTORS_SHOWN = 5
TIMES_SHOWN = 12
GROWN_UP = 18
PEOPLE = frozenset({"household", "children", "self-and-children"})
"""The sources whose choices are persons of the household."""


def N_(text: str) -> str:  # noqa: N802 the name by which Babel finds msgids that are translated later
    return text


SELF = N_("{name} (dig selv)")
CHILD = N_("{name}, {age} år")
DOCTOR_NOW = N_("Din læge i dag. {km} km fra adressen")
DOCTOR = N_("{km} km fra adressen")
DOCTOR_OPEN = N_("{km} km fra adressen. Åben for nye patienter")
DOCTOR_FAMILY = N_("{km} km fra adressen. Lukket, men åben for dig, fordi en i din husstand har lægen")
DOCTOR_CLOSED = N_("{km} km fra adressen. Lukket for nye patienter")


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    hint: str = ""
    closed: bool = False


Spec = ChoiceField | CheckboxesField
Source = Callable[[Spec, Asking, Language], list[Choice]]


def choices(spec: Spec, asking: Asking, language: Language = DANISH) -> list[Choice]:
    """What the field offers, in order."""
    if spec.options_from:
        return SOURCES[spec.options_from](spec, asking, language)
    translate = language.translate
    return [
        Choice(option.value, translate(option.label), translate(option.hint) if option.hint else "")
        for option in spec.options
    ]


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


def _household(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    return [_person(value, person, asking, language) for value, person in people(asking).items()]


def _own_children(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    own = _children(asking) if asking.role == "parent" else {}
    youngest, oldest = spec.ages or (0, GROWN_UP)
    today = asking.now.date()
    return [
        _person(value, child, asking, language)
        for value, child in own.items()
        if youngest <= child.age(today) <= oldest
    ]


def _self_and_children(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    return [_person("self", asking.citizen, asking, language), *_own_children(spec, asking, language)]


def _person(value: str, person: Person, asking: Asking, language: Language) -> Choice:
    age = person.age(asking.now.date())
    reader = asking.world.signed_in in (None, asking.role)  # and not somebody who acts for that person
    pattern = SELF if value == "self" and reader else CHILD if age < GROWN_UP else "{name}"
    return Choice(value, fill(language.translate(pattern), {"name": person.name, "age": str(age)}))


def _doctors(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """The doctor of today first, then the nearest practices that take new patients."""
    now, home = asking.citizen.doctor, _home(spec, asking)
    takes_new = [each for each in municipality().practices if each.open and each.name != now]
    near = sorted(takes_new, key=lambda each: distance(home, each))[:DOCTORS_SHOWN]
    return [_doctor(practice(now), DOCTOR_NOW, home, language)] + [
        _doctor(each, DOCTOR, home, language) for each in near
    ]


def _all_doctors(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """Every practice but the one of today, nearest first. A closed one takes those whose family has that doctor."""
    home, citizens = _home(spec, asking), asking.world.household.citizens
    here = citizens[asking.role].address
    family = {each.doctor for role, each in citizens.items() if role != asking.role and each.address == here}
    others = [each for each in municipality().practices if each.name != asking.citizen.doctor]
    return [
        _doctor(
            each,
            DOCTOR_OPEN if each.open else DOCTOR_FAMILY if each.name in family else DOCTOR_CLOSED,
            home,
            language,
            closed=not each.open and each.name not in family,
        )
        for each in sorted(others, key=lambda each: distance(home, each))
    ]


def _doctor(
    each: Practice, pattern: str, home: Address, language: Language, *, closed: bool = False
) -> Choice:
    km = format_decimal(distance(home, each), locale=language.locale)
    return Choice(each.name, each.name, fill(language.translate(pattern), {"km": km}), closed)


def _home(spec: Spec, asking: Asking) -> Address:
    """Where the citizen is going to live where the field says which answer tells it, else where they live."""
    answer = asking.answers.get(spec.near) if isinstance(spec, ChoiceField) and spec.near else None
    found = find(answer) if isinstance(answer, str) else []
    return found[0] if found else asking.citizen.address


def _offices(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """The municipality's offices that offer the errand."""
    errand = errands().get(spec.errand or "") if isinstance(spec, ChoiceField) else None
    return [Choice(each.slug, each.name, each.address) for each in errand.offices()] if errand else []


def _times(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """The first free times of the office that was chosen; a time that somebody took meanwhile is no longer there."""
    if not isinstance(spec, ChoiceField):
        return []
    chosen = str(asking.answers.get(spec.office or "", ""))
    free = free_times(asking.world, spec.errand or "", chosen, asking.role)[:TIMES_SHOWN]
    return [Choice(at.isoformat(timespec="minutes"), long_moment(at, language.locale)) for at in free]


SOURCES: dict[OptionSource, Source] = {
    "household": _household,
    "children": _own_children,
    "self-and-children": _self_and_children,
    "doctors": _doctors,
    "all-doctors": _all_doctors,
    "offices": _offices,
    "times": _times,
}
