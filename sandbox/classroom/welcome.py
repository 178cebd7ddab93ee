"""The welcome page: who the participant is today, and which exercises there are."""

from collections.abc import Sequence

from flask import render_template

from sandbox.classroom import join
from sandbox.classroom.household import introduced
from sandbox.guide.panel.chooser import Choice, choices
from sandbox.web.seat import current

blueprint = join.blueprint  # joining ends here


@blueprint.get("/welcome")
def welcome() -> str:
    state = current()
    offered = choices(state)
    return render_template(
        "classroom/welcome.html",
        number=state.number,
        browsers=state.browsers,
        household=introduced(state.world),
        choices=offered,
        recommended=recommended(offered),
        levels=sorted({choice.level for choice in offered}),
    )


def recommended(offered: Sequence[Choice]) -> Choice | None:
    """The one under way, else the first that is not done yet; none when all are done."""
    under_way = next((each for each in offered if each.state == "under-way"), None)
    return under_way or next((each for each in offered if each.state == "new"), None)
