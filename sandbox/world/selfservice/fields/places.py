"""Places and times that can be chosen: doctors, offices and their free times, day care, schools."""

from sandbox.content.municipality.address import Address
from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.institutions import Institution, institutions
from sandbox.content.municipality.settings import Practice, distance, find, municipality, practice
from sandbox.content.reading.text import N_, fill
from sandbox.content.services.fields import ChoiceField
from sandbox.content.writing.dates import long_moment
from sandbox.content.writing.numbers import grouped
from sandbox.world.municipality.free_times import free_times
from sandbox.world.selfservice.fields.base import Asking, Language
from sandbox.world.selfservice.fields.choice import Choice, Spec
from sandbox.world.selfservice.fields.persons import everyone

DOCTORS_SHOWN = 5
DAYCARE_SHOWN = 5
TIMES_SHOWN = 12

DOCTOR_NOW = N_("Din læge i dag. {km} km fra adressen")
DOCTOR = N_("{km} km fra adressen")
DOCTOR_OPEN = N_("{km} km fra adressen. Åben for nye patienter")
DOCTOR_FAMILY = N_("{km} km fra adressen. Lukket, men åben for dig, fordi en i din husstand har lægen")
DOCTOR_CLOSED = N_("{km} km fra adressen. Lukket for nye patienter")
PLACE_NOW = N_("{km} km fra adressen. Der er plads nu")
PLACE_LATER = N_("{km} km fra adressen. Plads om cirka {weeks} uger")
OWN_SCHOOL = N_("{km} km fra adressen. Jeres distriktsskole")
OTHER_SCHOOL = N_("{km} km fra adressen")


def doctors(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """The doctor of today first, then the nearest practices that take new patients."""
    now, home = asking.citizen.doctor, _home(spec, asking)
    takes_new = [each for each in municipality().practices if each.open and each.name != now]
    near = sorted(takes_new, key=lambda each: distance(home, each))[:DOCTORS_SHOWN]
    return [_doctor(practice(now), DOCTOR_NOW, home, language)] + [
        _doctor(each, DOCTOR, home, language) for each in near
    ]


def all_doctors(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
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
    km = grouped(distance(home, each), language.locale)
    return Choice(each.name, each.name, fill(language.translate(pattern), {"km": km}), closed)


def _home(spec: Spec, asking: Asking) -> Address:
    """Where the citizen is going to live where the field says which answer tells it, else where they live."""
    answer = asking.answers.get(spec.near) if isinstance(spec, ChoiceField) and spec.near else None
    found = find(answer) if isinstance(answer, str) else []
    return found[0] if found else asking.citizen.address


def km_to(spec: Spec, asking: Asking, chosen: str) -> float | None:
    """How far away what was chosen is, as its list said; None for what is not there any more."""
    places: list[Practice | Institution] = [*municipality().practices, *institutions()]
    place = next((each for each in places if each.name == chosen), None)
    return distance(_home(spec, asking), place) if place else None


def offices(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """The municipality's offices that offer the errand."""
    errand = appointment_types().get(spec.errand or "") if isinstance(spec, ChoiceField) else None
    return [Choice(each.slug, each.name, each.address) for each in errand.offices()] if errand else []


def times(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """The first free times of the office that was chosen; a time that somebody took meanwhile is no longer there."""
    if not isinstance(spec, ChoiceField):
        return []
    chosen = str(asking.answers.get(spec.office or "", ""))
    free = free_times(asking.world, spec.errand or "", chosen, asking.role)[:TIMES_SHOWN]
    return [Choice(at.isoformat(timespec="minutes"), long_moment(at, language.locale)) for at in free]


def daycare(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """Those nearest that take a child of that age; what was wished for first is left out of what is wished for next."""
    age, taken = _child_age(spec, asking), _left_out(spec, asking)
    suited = [
        each for each in _near("daycare", spec, asking) if age is None or each.ages[0] <= age <= each.ages[1]
    ]
    return [
        _institution(each, PLACE_LATER if each.free_in_weeks else PLACE_NOW, spec, asking, language)
        for each in [each for each in suited if each.name != taken][:DAYCARE_SHOWN]
    ]


def schools(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """The district's own first, then the others, nearest first."""
    postcode = _home(spec, asking).postcode
    near = _near("school", spec, asking)
    own = [each for each in near if postcode in each.districts]
    others = [each for each in near if each not in own]
    return [_institution(each, OWN_SCHOOL, spec, asking, language) for each in own] + [
        _institution(each, OTHER_SCHOOL, spec, asking, language) for each in others
    ]


def _near(kind: str, spec: Spec, asking: Asking) -> list[Institution]:
    home = _home(spec, asking)
    return sorted(
        (each for each in institutions() if each.kind == kind), key=lambda each: distance(home, each)
    )


def _institution(each: Institution, pattern: str, spec: Spec, asking: Asking, language: Language) -> Choice:
    km = grouped(distance(_home(spec, asking), each), language.locale)
    hint = fill(language.translate(pattern), {"km": km, "weeks": str(each.free_in_weeks)})
    return Choice(each.name, each.name, hint)


def _child_age(spec: Spec, asking: Asking) -> int | None:
    chosen = asking.answers.get(spec.child) if isinstance(spec, ChoiceField) and spec.child else None
    person = everyone(asking).get(str(chosen))
    return person.age(asking.now.date()) if person else None


def _left_out(spec: Spec, asking: Asking) -> str:
    return str(asking.answers.get(spec.but, "")) if isinstance(spec, ChoiceField) and spec.but else ""
