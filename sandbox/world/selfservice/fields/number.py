"""The field type `number`: a whole number or an amount."""

import re
from decimal import Decimal

from sandbox.content.services.fields import NumberField
from sandbox.content.writing.numbers import grouped
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice.fields.base import DANISH, Asking, Checked, Language, Line
from sandbox.world.state.selfservice import Answer

SHAPE = re.compile(r"-?(\d{1,12}|\d{1,3}(\.\d{3}){1,3})", re.ASCII)  # 12000 or, the Danish way, 12.000


class Number(Line):
    def check_typed(self, spec: NumberField, typed: str, form: Form, asking: Asking) -> Checked:
        bare = re.sub(r"\s|,-$|,00$|kr\.?$", "", typed, flags=re.IGNORECASE)
        if not SHAPE.fullmatch(bare):
            return Problem(spec.name, "not-a-number")
        number, most = int(bare.replace(".", "")), _most(spec, asking)
        limits = {"least": spec.least, "most": most}
        if number < spec.least:
            return Problem(spec.name, "too-small", limits)
        if number > most:
            return Problem(spec.name, "too-big", limits)
        return str(number)

    def shown(self, spec: NumberField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        number = grouped(int(str(answer)), language.locale)
        return f"{number} {language.translate(spec.unit)}" if spec.unit else number

    def fact(self, spec: NumberField, answer: Answer, asking: Asking) -> str:
        """Without the unit, which a letter says in its own words."""
        return grouped(int(str(answer)), "da")


def _most(spec: NumberField, asking: Asking) -> int:
    """What a calculation comes to is rounded down; one that cannot be counted yet allows nothing."""
    if isinstance(spec.most, int):
        return spec.most
    counted = asking.calculated.get(spec.most)
    return int(counted) if isinstance(counted, Decimal) else 0
