"""What a self-service's schema cannot see of what a submission leads to: sums, payment, consents, stages, effects."""

from collections.abc import Collection

from sandbox.content.mail.letters import letters
from sandbox.content.mail.records import records
from sandbox.content.reading.errors import Location, unknown
from sandbox.content.reading.text import placeholders
from sandbox.content.rules.formula import names as counted_with
from sandbox.content.rules.rates import placeholder, rates
from sandbox.content.services.case import NOW, WITHDRAWN
from sandbox.content.services.checks_names import Found, answer_problems, when_problems
from sandbox.content.services.effects import (
    SUBMISSION_FACTS,
    BookAppointment,
    ChangeAddress,
    ChangeFinances,
    ChangeName,
    ChooseDoctor,
    EffectBase,
    NoteRecord,
    OrderHealthCard,
    PostPaper,
    SendLetter,
)
from sandbox.content.services.fields import DISTANT, TextField
from sandbox.content.services.model import Outcome, Service

COUNTED = frozenset(
    {"age", "children", "income", "monthly_income", "wealth", "rent", "holiday_day"}
    | {"today", "born", "moved_in"}
    | {"account", "first_name", "last_name", "parking_zone", "plate"}
)
"""What sums can count with besides answers and figures (`sandbox/world/selfservice/calculations.py` has the values)."""
ANSWERS_OF = {
    ChangeAddress: ("address", "day", "movers"),
    ChangeName: ("first_name", "middle_name", "last_name"),
    SendLetter: ("persons",),
    OrderHealthCard: ("persons",),
    PostPaper: ("persons",),
    ChooseDoctor: ("doctor",),
    ChangeFinances: ("account", "income"),
    BookAppointment: ("office", "at"),
}


def outcome_problems(service: Service) -> Found:
    """Every problem with its place in the file."""
    yield from _sums(service)
    yield from _case(service)
    for place, effect in enumerate(service.effects):
        yield from _effect(service, effect, ("effects", place))
    for place, outcome in enumerate(service.next):
        if isinstance(outcome, Outcome):
            yield from _conditions(service, outcome.when, ("next", place, "when"))


def _answers(service: Service) -> list[str]:
    return [field.name for field in service.fields()]


def _conditions(service: Service, when: dict[str, str | list[str]], at: Location) -> Found:
    fields = {field.name: field for field in service.fields()}
    yield from when_problems(when, fields, at, service.calculations)


def _sums(service: Service) -> Found:
    known = {*_answers(service), *COUNTED, *map(placeholder, rates())}
    chosen = [field.name for field in service.fields() if getattr(field, "options_from", None)]
    known |= {f"{name}_{what}" for name in chosen for what in ("age", "born", "weeks")}
    known |= {f"{each.name}_km" for each in service.fields() if getattr(each, "options_from", "") in DISTANT}
    known |= {f"sent_{each.name}" for each in service.fields() if each.type == "number"}
    for name, formula in service.calculations.items():
        if name in _answers(service):
            yield ("calculations", name), f"et svar hedder også “{name}”"
        for used in sorted(counted_with(formula) - known):
            yield ("calculations", name), unknown("tallet", used, known)
        known.add(name)
    if service.payment:
        for used in sorted(counted_with(service.payment.amount) - known):
            yield ("payment", "amount"), unknown("tallet", used, known)
        yield from _conditions(service, service.payment.when, ("payment", "when"))


def _case(service: Service) -> Found:
    consents, stages = [each.name for each in service.consents], [each.stage for each in service.case]
    for place, request in enumerate(service.consents):
        at: Location = ("consents", place)
        if request.moment not in (NOW, *stages):
            yield (*at, "moment"), unknown("tidspunktet", request.moment, [NOW, *stages])
        used = {"of": request.of, "living_at": request.living_at}
        yield from answer_problems(used, _answers(service), at)
        yield from _conditions(service, request.when, (*at, "when"))
        named = next((field for field in service.fields() if field.name == request.of), None)
        if isinstance(named, TextField) and not named.another:
            yield (
                (*at, "of"),
                f"feltet “{named.name}” skal have another: true, så ingen kan sige ja på egne vegne",
            )
    for place, stage in enumerate(service.case):
        at = ("case", place)
        if not place and (stage.after or stage.on or stage.waits_for or stage.if_refused or stage.when):
            yield at, "det første stadie nås, når der sendes; her kan kun stå stage, title og text"
        if stages.count(stage.stage) > 1 or stage.stage in (NOW, WITHDRAWN):
            yield (*at, "stage"), f"“{stage.stage}” er optaget; giv stadiet et andet navn"
        yield from answer_problems({"on": stage.on}, _answers(service), at)
        for key in ("waits_for", "if_refused"):
            name = getattr(stage, key)
            if name and name not in consents:
                yield (*at, key), unknown("samtykket", name, consents)
        yield from _conditions(service, stage.when, (*at, "when"))
    if service.withdrawal and service.withdrawal.before not in stages[1:]:
        yield ("withdrawal", "before"), unknown("stadiet", service.withdrawal.before, stages[1:])


def _effect(service: Service, effect: EffectBase, at: Location) -> Found:
    moments = [NOW, WITHDRAWN, *(each.stage for each in service.case)]
    if effect.moment not in moments:
        yield (*at, "moment"), unknown("tidspunktet", effect.moment, moments)
    used = {key: getattr(effect, key) for key in ANSWERS_OF.get(type(effect), ())}
    yield from answer_problems(used, _answers(service), at)
    match effect:
        case SendLetter():
            yield from _letter(service, effect, at)
        case NoteRecord():
            yield from _record(service, effect, at)
        case PostPaper():
            yield from _facts(service, effect.facts, at)
    yield from _conditions(service, effect.when, (*at, "when"))


def _letter(service: Service, effect: SendLetter, at: Location) -> Found:
    consents = [each.name for each in service.consents]
    if effect.to != "citizen" and effect.to not in consents:
        yield (*at, "to"), unknown("modtageren", effect.to, ["citizen", *consents])
    letter = letters().get(effect.letter)
    if letter is None:
        return
    if missing := letter.required - effect.facts.keys():
        yield (*at, "facts"), f"brevet mangler: {', '.join(sorted(missing))}"
    for fact in effect.facts.keys() - letter.facts.keys():
        yield (*at, "facts", fact), unknown("brevets fact", fact, letter.facts)
    yield from _facts(service, effect.facts, at, {"person"} if effect.persons else ())


def _record(service: Service, effect: NoteRecord, at: Location) -> Found:
    kind = records().get(effect.record)
    if kind is None:
        return
    if missing := kind.required - effect.facts.keys():
        yield (*at, "facts"), f"oplysningen mangler: {', '.join(sorted(missing))}"
    for fact in effect.facts.keys() - kind.facts.keys():
        yield (*at, "facts", fact), unknown("fact", fact, kind.facts)
    yield from _facts(service, effect.facts, at)


def _facts(service: Service, facts: dict[str, str], at: Location, more: Collection[str] = ()) -> Found:
    """Placeholders of facts: answers, sums, the submission's own, of each consent its name and deadline, and `more`."""
    known = SUBMISSION_FACTS | set(_answers(service)) | service.calculations.keys() | set(more)
    for request in service.consents:
        known |= {f"{request.name}_deadline", f"{request.name}_name"}
    for fact, text in facts.items():
        for name in sorted(placeholders(text) - known):
            yield (*at, "facts", fact), unknown("svaret", name, known)
