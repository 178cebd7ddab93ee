"""A power of attorney as an exercise gives it: `power_of_attorney: {from: senior, to: parent, …}`."""

import re
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from sandbox.content.yamlfile import ContentModel
from sandbox.guide.comparison import filled
from sandbox.guide.facts import Fillable, facts
from sandbox.world import attorney
from sandbox.world.people import Role
from sandbox.world.world import World

DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
SPAN = re.compile(r"([+-]\d{1,3}) (day|week|month|year)s?")


class PowerState(ContentModel):
    """`until` counts from the day of the class, a month as 30 days: `+1 year`; with `-` it has run out."""

    from_: Annotated[Role, Field(alias="from")]
    to: Role
    service: Fillable
    until: Annotated[str, Field(pattern=rf"^{SPAN.pattern}$")] = "+1 year"

    def apply(self, world: World, citizen: Role) -> None:
        service = str(filled(self.service, facts(world, citizen)))
        attorney.give(world, self.from_, self.to, service, world.date + self._span())

    def _span(self) -> timedelta:
        match = SPAN.fullmatch(self.until)
        number, unit = match.groups() if match else ("0", "day")
        return timedelta(days=int(number) * DAYS[unit])
