"""A choice where the world knows what can be chosen, and where such lists come from."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.content.services.fields import CheckboxesField, ChoiceField
from sandbox.world.selfservice.fields.base import Asking, Language


@dataclass(frozen=True)
class Choice:
    """`closed` can be seen, but not taken."""

    value: str
    label: str
    hint: str = ""
    closed: bool = False


Spec = ChoiceField | CheckboxesField
Source = Callable[[Spec, Asking, Language], list[Choice]]
