"""What is refused on the phone: its form leads back to the screen, whose address says what was wrong.

So Back and a reload show it again, wherever the phone is. Nothing that was typed goes along, only its length.
"""

from typing import cast, get_args

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.web.forms import text
from sandbox.web.guard import explanation, kind_found
from sandbox.world import real_data
from sandbox.world.digits import without_spaces
from sandbox.world.state.people import Role

LONGEST = 20


def typed(field: str) -> str:
    return text(field, LONGEST)


def refusal(screen: str, role: Role, form: str, outcome: str, code: str) -> Response:
    """:param screen: the endpoint that shows the form. :param code: only its length goes into the address."""
    problem, count = f"{form}.{outcome}", len(without_spaces(code))
    return redirect(url_for(screen, role=role, problem=problem, typed=count), 303)


def real_data_in(*fields: str) -> str:
    """The kind of real data that was typed in one of these fields, and taken out; empty when there was none."""
    return next((kind for field in fields if (kind := kind_found(field))), "")


def problem_of(form: str, texts: dict[str, str]) -> str:
    """What to say at a form: `texts` has it by outcome. Empty when the address names no problem of this form."""
    asked, _dot, outcome = request.args.get("problem", "").partition(".")
    if asked != form:
        return ""
    if outcome in get_args(real_data.Kind):
        return explanation(cast(real_data.Kind, outcome))
    return texts.get(outcome, "")


def of_digits(rule: str) -> dict[str, str]:
    """What to say of what is no whole code; `rule` says how many digits it has."""
    count = request.args.get("typed", 0, int)
    return {
        "empty": rule,
        "not-digits": _("%(rule)s Skriv kun tal.", rule=rule),
        "incomplete": _("%(rule)s Du har skrevet %(count)s.", rule=rule, count=count),
    }
