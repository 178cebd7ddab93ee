"""What a field offers: the options of its file, or those that the world knows. All lists are in `SOURCES`."""

from sandbox.content.services.fields import OptionSource
from sandbox.world.selfservice.fields import attachments, persons, places
from sandbox.world.selfservice.fields.base import DANISH, Asking, Language
from sandbox.world.selfservice.fields.choice import Choice, Source, Spec


def choices(spec: Spec, asking: Asking, language: Language = DANISH) -> list[Choice]:
    """What the field offers, in order."""
    if spec.options_from:
        return SOURCES[spec.options_from](spec, asking, language)
    translate = language.translate
    return [
        Choice(option.value, translate(option.label), translate(option.hint) if option.hint else "")
        for option in spec.options
    ]


SOURCES: dict[OptionSource, Source] = {
    "household": persons.household,
    "children": persons.own_children,
    "self-and-children": persons.self_and_children,
    "doctors": places.doctors,
    "all-doctors": places.all_doctors,
    "offices": places.offices,
    "times": places.times,
    "daycare": places.daycare,
    "schools": places.schools,
    "documents": attachments.documents,
}
