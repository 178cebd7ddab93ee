"""A field as its partial needs it: what stands in it, what can be chosen, and what was wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from markupsafe import Markup

from sandbox.content.reading.text import fill
from sandbox.content.services.fields import CheckboxesField, CheckboxField, ChoiceField, ServiceField
from sandbox.sites.selfservice import texts
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking, fact_of
from sandbox.world.selfservice.fields.options import choices
from sandbox.world.state.selfservice import Answer

Options = list[tuple[str, str | Markup]]


@dataclass(frozen=True)
class FieldView:
    """A field as its partial `selfservice/fields/<type>.html` shows it; `typed` are its inputs' values by name."""

    type: str
    name: str
    label: str
    hint: str
    error: str
    typed: Form
    options: Options
    width: str = ""
    suggestions: Sequence[str] = field(default=())

    @property
    def value(self) -> str:
        return next(iter(self.typed.get(self.name, ())), "")

    @property
    def values(self) -> Sequence[str]:
        return self.typed.get(self.name, ())

    @property
    def suggestion_options(self) -> Options:
        return [(each, each) for each in self.suggestions] + [("", _("Nej, jeg skriver adressen igen"))]

    def part(self, name: str) -> str:
        return next(iter(self.typed.get(f"{self.name}_{name}", ())), "")

    @property
    def show(self) -> str:
        """The name by which a hint lights it."""
        return self.name.replace("_", "-")


def view(
    spec: ServiceField,
    form: Form | None,
    asking: Asking,
    facts: Mapping[str, str],
    problems: Sequence[Problem],
) -> FieldView:
    problem = next((each for each in problems if each.field == spec.name), None)
    label = texts.line(spec.label, facts)
    return FieldView(
        type=spec.type,
        name=spec.name,
        label=label if spec.required else _("%(label)s (du kan springe over)", label=label),
        hint=texts.line(spec.hint, facts),
        error=texts.message(spec, problem, facts) if problem else "",
        typed=_typed(spec, form, asking),
        options=_options(spec, asking, facts),
        width=getattr(spec, "width", ""),
        suggestions=problem.suggestions if problem else (),
    )


def _typed(spec: ServiceField, form: Form | None, asking: Asking) -> Form:
    """What stands in the field: what was typed just now, what was answered before, or what is known already."""
    if spec.type == "readonly":
        shown = HANDLERS[spec.type].shown(spec, fact_of(asking, spec.value), asking, texts.language())
        return {spec.name: [shown]}
    if form is not None:
        return form
    answer = asking.answers.get(spec.name, _known(spec, asking))
    return HANDLERS[spec.type].form(spec, answer) if answer else {}


def _known(spec: ServiceField, asking: Asking) -> Answer | None:
    if isinstance(spec, CheckboxesField) and spec.must_have and spec.options_from != "documents":
        return [spec.must_have]
    return fact_of(asking, spec.prefill) if spec.prefill else None


def _options(spec: ServiceField, asking: Asking, facts: Mapping[str, str]) -> Options:
    if isinstance(spec, CheckboxField):
        return [("ja", texts.line(spec.text, facts))]
    if spec.type == "yes_no":
        return [("ja", _("Ja")), ("nej", _("Nej"))]
    if not isinstance(spec, ChoiceField | CheckboxesField):
        return []
    offered = [
        (each.value, each.label, fill(each.hint, facts) if spec.options else each.hint)
        for each in choices(spec, asking, texts.language())
    ]
    if spec.type == "select":
        return [(value, f"{label} – {hint}" if hint else label) for value, label, hint in offered]
    return [(value, _with_hint(label, hint)) for value, label, hint in offered]


def _with_hint(label: str, hint: str) -> str | Markup:
    return Markup('{} <span class="choice-hint">{}</span>').format(label, hint) if hint else label
