"""A power of attorney as an exercise gives it: `power_of_attorney: {from: senior, to: parent, …}`."""

import re
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sandbox.content.portal.power_areas import POST, coverable
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.guide.conditions.comparison import filled
from sandbox.guide.placeholders import Fillable, facts
from sandbox.world.grants import power_of_attorney
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
SPAN = re.compile(r"([+-]\d{1,3}) (day|week|month|year)s?")
Until = Annotated[str, Field(pattern=rf"^{SPAN.pattern}$")]


def span(until: str) -> timedelta:
    """How long after the day of the class; a month is 30 days."""
    match = SPAN.fullmatch(until)
    number, unit = match.groups() if match else ("0", "day")
    return timedelta(days=int(number) * DAYS[unit])


class PowerState(ContentModel):
    """Without `scope` it covers all of the site, with it only those parts: `scope: [flytning]`.

    `until` counts from the day of the class, a month as 30 days: `+1 year`; with `-` it has run out. With
    `is: asked` the one it goes to has only asked for it.
    """

    from_: Annotated[Role, Field(alias="from")]
    to: Role
    service: Fillable
    scope: list[str] = Field(default_factory=list)
    until: Until = "+1 year"
    is_: Annotated[Literal["asked", "given"], Field(alias="is")] = "given"

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        if self.from_ == self.to:
            raise ValueError("en fuldmagt går fra en til en anden")
        if self.service == POST:
            raise ValueError("adgang til Digital Post gives med post_access")
        known = {place.partition("/")[2] for place in coverable()} - {""}
        if unknown := sorted(set(self.scope) - known):
            raise ValueError(
                f"ukendt under scope: {', '.join(unknown)}; kendte er: {', '.join(sorted(known))}"
            )
        return self

    def apply(self, world: World, citizen: Role) -> None:
        service = str(filled(self.service, facts(world, citizen)))
        covers = [f"{service}/{part}" for part in self.scope] or service
        power_of_attorney.give(world, self.from_, self.to, covers, world.date + span(self.until), self.is_)
