"""What a self-service's schema cannot see: names that must exist, in the file and in other content."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from sandbox.content.articles import articles
from sandbox.content.authorities import authorities
from sandbox.content.fees import fees, placeholder
from sandbox.content.letters import letters
from sandbox.content.limits import FEE_BOUND
from sandbox.content.problems import Location
from sandbox.content.service_effects import (
    SUBMISSION_FACTS,
    ChangeAddress,
    ChooseDoctor,
    OrderHealthCard,
    SendLetter,
)
from sandbox.content.service_fields import (
    PROBLEM_FACTS,
    PROBLEMS,
    CheckboxesField,
    ChoiceField,
    DateField,
    ServiceField,
    When,
)
from sandbox.content.services import RESERVED, Outcome, Service
from sandbox.content.text import located_texts, placeholders

Found = Iterator[tuple[Location, str]]
CITIZEN_FACTS = frozenset({"name", "first_name", "address", "municipality", "today"})
START_TEXTS = ("title", "intro", "have_ready")
RECEIPT_TEXTS = ("receipt", "next")


def problems(service: Service) -> Found:
    """Every problem with its place in the file, those nearest the top first."""
    names = [field.name for field in service.fields()]
    yield from _elsewhere(service)
    yield from _steps(service, names)
    yield from _texts(service, set(names))
    for place, effect in enumerate(service.effects):
        yield from _effect(service, effect, ("effects", place), names)
    fields = {field.name: field for field in service.fields()}
    for place, outcome in enumerate(service.next):
        if isinstance(outcome, Outcome):
            yield from _when(outcome.when, fields, ("next", place, "when"))
    yield from _examples(service, names)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    known = sorted(known)
    near = get_close_matches(name, known, n=1)
    hint = f"mente du “{near[0]}”?" if near else f"kendte er: {', '.join(known) or 'ingen'}"
    return f"{what} “{name}” findes ikke; {hint}"


def _elsewhere(service: Service) -> Found:
    if service.authority not in authorities():
        yield ("authority",), _unknown("myndigheden", service.authority, authorities())
    if service.article and service.article not in articles():
        yield ("article",), _unknown("artiklen", service.article, articles())
    for place, slug in enumerate(service.rules):
        if slug not in fees():
            yield ("rules", place), _unknown("reglen", slug, fees())


def _steps(service: Service, names: list[str]) -> Found:
    known: dict[str, ServiceField] = {}
    seen: set[str] = set()
    for place, step in enumerate(service.steps):
        at: Location = ("steps", place)
        if step.name in RESERVED or step.name in seen:
            yield (*at, "name"), f"“{step.name}” er optaget; giv trinnet et andet navn"
        seen.add(step.name)
        yield from _when(step.when, known, (*at, "when"))
        for number, field in enumerate(step.fields):
            inner = (*at, "fields", number)
            if names.count(field.name) > 1:
                yield (*inner, "name"), f"to felter hedder “{field.name}”"
            yield from _when(field.when, known, (*inner, "when"))
            yield from _field(field, inner)
            if isinstance(field, ChoiceField) and field.near:
                yield from _answers({"near": field.near}, list(known), inner)
        known |= {field.name: field for field in step.fields}


def _when(when: When, known: Mapping[str, ServiceField], at: Location) -> Found:
    for name, value in when.items():
        if name not in known:
            yield (*at, name), _unknown("svaret", name, known) + " (det skal stå i et tidligere trin)"
            continue
        possible = _values(known[name])
        for each in [value] if isinstance(value, str) else value:
            if possible and each not in possible:
                yield (*at, name), _unknown("værdien", each, possible)


def _values(field: ServiceField) -> set[str]:
    """The answers that a field can get; empty when they cannot be known from the file."""
    if field.type in ("yes_no", "checkbox"):
        return {"ja", "nej"}
    if isinstance(field, ChoiceField | CheckboxesField):
        return {option.value for option in field.options}
    return set()


def _field(field: ServiceField, at: Location) -> Found:
    known = PROBLEMS[field.type]
    for name in field.messages:
        if name not in known:
            yield (*at, "messages", name), _unknown("problemet", name, known)
    for place, wrong in enumerate(field.wrong):
        if wrong.problem not in known:
            yield (*at, "wrong", place, "problem"), _unknown("problemet", wrong.problem, known)
    if isinstance(field, ChoiceField | CheckboxesField) and bool(field.options) == bool(field.options_from):
        yield at, "her skal stå enten options eller options_from"
    if isinstance(field, DateField):
        for key in ("earliest", "latest"):
            match = FEE_BOUND.fullmatch(getattr(field, key) or "")
            if match and match[2] not in fees():
                yield (*at, key), _unknown("fristen", match[2], fees())


def _texts(service: Service, names: set[str]) -> Found:
    for location, text in located_texts(service):
        known = {"municipality"} | {placeholder(slug) for slug in fees()}
        if location[0] not in START_TEXTS:  # shown to somebody who is signed in
            known |= CITIZEN_FACTS | names
        if location[0] in RECEIPT_TEXTS:
            known |= {"case_number"}
        if "messages" in location:
            known |= PROBLEM_FACTS.get(str(location[-1]), frozenset())
        for name in sorted(placeholders(text) - known):
            yield location, _unknown("pladsholderen", name, known)


def _effect(service: Service, effect: object, at: Location, names: list[str]) -> Found:
    match effect:
        case ChangeAddress():
            used = {
                "address": effect.address,
                "day": effect.day,
                "movers": effect.movers,
                "host": effect.host,
            }
            yield from _answers(used, names, at)
        case OrderHealthCard():
            yield from _answers({"persons": effect.persons}, names, at)
        case ChooseDoctor():
            yield from _answers({"doctor": effect.doctor}, names, at)
        case SendLetter():
            yield from _letter(service, effect, at, names)
    fields = {field.name: field for field in service.fields()}
    yield from _when(getattr(effect, "when", {}), fields, (*at, "when"))


def _answers(used: Mapping[str, str | None], names: list[str], at: Location) -> Found:
    for key, name in used.items():
        if name is not None and name not in names:
            yield (*at, key), _unknown("svaret", name, names)


def _letter(service: Service, effect: SendLetter, at: Location, names: list[str]) -> Found:
    if effect.letter not in letters():
        yield (*at, "letter"), _unknown("brevet", effect.letter, letters())
        return
    letter = letters()[effect.letter]
    missing = letter.required - effect.facts.keys()
    if missing:
        yield (*at, "facts"), f"brevet mangler: {', '.join(sorted(missing))}"
    known = SUBMISSION_FACTS | set(names)
    for fact, text in effect.facts.items():
        if fact not in letter.facts:
            yield (*at, "facts", fact), _unknown("brevets fact", fact, letter.facts)
        for name in sorted(placeholders(text) - known):
            yield (*at, "facts", fact), _unknown("svaret", name, known)
    moves = any(isinstance(each, ChangeAddress) for each in service.effects)
    if (effect.moment == "registered" or effect.to == "host") and not moves:
        yield at, "det kræver, at effekten change-address står før"


def _examples(service: Service, names: list[str]) -> Found:
    for place, example in enumerate(service.examples):
        for name in example.answers:
            if name not in names:
                yield ("examples", place, "answers", name), _unknown("svaret", name, names)
