"""The welcome page: who the participant is today, and which exercises there are."""

from collections.abc import Sequence

from flask import render_template
from flask_babel import gettext as _

from sandbox.classroom.join import blueprint as blueprint
from sandbox.guide.chooser import Choice, choices
from sandbox.web.seat import current
from sandbox.world.people import ROLES, Role
from sandbox.world.world import World


@blueprint.get("/welcome")
def welcome() -> str:
    state = current()
    offered = choices(state)
    return render_template(
        "classroom/welcome.html",
        number=state.number,
        browsers=state.browsers,
        household=household(state.world),
        choices=offered,
        recommended=recommended(offered),
        levels=sorted({choice.level for choice in offered}),
    )


def household(world: World) -> list[tuple[str, str, str]]:
    """Name, age and who it is in the family, of each of the three."""
    relations: dict[Role, str] = {
        "senior": _("den ældste i familien"),
        "parent": _("har små børn"),
        "young": _("er ung"),
    }
    people = [world.citizen(role) for role in ROLES]
    return [(each.name, _("%(age)s år", age=each.age(world.date)), relations[each.role]) for each in people]


def recommended(offered: Sequence[Choice]) -> Choice | None:
    """The one under way, else the first that is not done yet; none when all are done."""
    under_way = next((each for each in offered if each.state == "under-way"), None)
    return under_way or next((each for each in offered if each.state == "new"), None)
