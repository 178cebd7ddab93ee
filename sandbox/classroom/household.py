"""The three people of a seat, as pages describe them to participants."""

from flask_babel import gettext as _

from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World


def relation(role: Role) -> str:
    """Who it is in the family."""
    relations: dict[Role, str] = {
        "senior": _("den ældste i familien"),
        "parent": _("har små børn"),
        "young": _("den unge i familien"),
    }
    return relations[role]


def introduced(world: World) -> list[tuple[str, str, str]]:
    """Name, age and relation of each of the three."""
    people = [world.citizen(role) for role in ROLES]
    return [(each.name, _("%(age)s år", age=each.age(world.date)), relation(each.role)) for each in people]
