"""Digital Fuldmagt, and whoever acts by a power."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Literal

from flask.testing import FlaskClient

from sandbox.world import session
from sandbox.world.grants import granting_power, power_of_attorney
from sandbox.world.grants.power_draft import save_covers, save_person, save_until
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.browser.kinds.kind import Kind, press
from tests.browser.seats import Seats

MOVE, OVERVIEW = "oeveby.dk/flytning", "borger.dk/mit-overblik"


def write(world: World, role: Role, kind: Literal["give", "ask"], other: Role) -> None:
    who, until = world.citizen(other), world.clock.date() + timedelta(days=200)
    save_person(world, role, kind, who.first_name, who.last_name, who.cpr)
    save_covers(world, role, kind, [MOVE, OVERVIEW])
    save_until(world, role, kind, str(until.day), str(until.month), str(until.year))


def seat(name: str, role: Role, *happens: Callable[[World], object]) -> Callable[[Seats, FlaskClient], Any]:
    """Somebody signed in at Digital Fuldmagt, after this has happened."""

    def arrange(seats: Seats, client: FlaskClient) -> None:
        for each in (
            *happens,
            lambda world: session.open_session(world, role, "nemid", "fuldmagt.borger.dk"),
        ):
            seats.change(name, each)

    return arrange


def give(world: World) -> None:
    write(world, "senior", "give", "parent")
    granting_power.sign(world, "senior", "give")


def ask(world: World) -> None:
    write(world, "parent", "ask", "senior")
    granting_power.sign(world, "parent", "ask")


def refuse(world: World) -> None:
    granting_power.answer(world, "senior", world.powers[-1].id, approved=False)


def approve(world: World) -> None:
    granting_power.answer(world, "senior", world.powers[-1].id, approved=True)


def much_has_been(world: World) -> None:
    """Some of every state there is, for the senior."""
    power_of_attorney.give(world, "senior", "young", "borger.dk", world.date - timedelta(days=3))
    given = power_of_attorney.give(world, "senior", "young", MOVE, world.date + timedelta(days=3))
    granting_power.withdraw(world, "senior", given.id)
    power_of_attorney.give(world, "young", "senior", OVERVIEW, world.date + timedelta(days=90))
    power_of_attorney.give(world, "parent", "senior", OVERVIEW, world.date + timedelta(days=90), "asked")
    give(world)
    ask(world)
    save_covers(world, "senior", "ask", [MOVE])


def lose(world: World) -> None:
    give(world)
    session.open_session(world, "parent", "nemid", "oeveby.dk")
    power_of_attorney.choose(world, "senior", "oeveby.dk", "flytning")
    granting_power.withdraw(world, "senior", world.powers[-1].id)


def act_elsewhere(world: World) -> None:
    """The parent acts for the senior on Mit Overblik, and goes on to what that power does not cover."""
    power_of_attorney.give(world, "senior", "parent", OVERVIEW, world.date + timedelta(days=9))
    session.open_session(world, "parent", "nemid", "borger.dk")
    power_of_attorney.choose(world, "senior", "borger.dk", "mit-overblik")


def the_power(name: str) -> dict[str, Any]:
    return {"power_id": lambda seats: seats.world(name).powers[-1].id}


SEATS: dict[str, Callable[[Seats, FlaskClient], Any]] = {
    "giving": seat("giving", "senior", lambda world: write(world, "senior", "give", "parent")),
    "asking": seat("asking", "parent", lambda world: write(world, "parent", "ask", "senior")),
    "giver": seat("giver", "senior", give),
    "power holder": seat("power holder", "parent", give),
    "asked for a power": seat("asked for a power", "senior", ask),
    "has asked": seat("has asked", "parent", ask),
    "has refused": seat("has refused", "senior", ask, refuse),
    "has approved": seat("has approved", "senior", ask, approve),
    "many powers": seat("many powers", "senior", much_has_been),
    "power lost": lambda seats, client: seats.change("power lost", lose),
    "beyond power": lambda seats, client: seats.change("beyond power", act_elsewhere),
}
GIVE, ASK = {"what": "giv"}, {"what": "anmod"}

KINDS = [
    Kind("powers, front", "grants.front", "fresh"),
    Kind("powers, front, signed in", "grants.front", "giver"),
    Kind("powers, overview, empty", "grants.mine", "giving"),
    Kind("powers, overview", "grants.mine", "many powers"),
    Kind("powers, who", "grants.step", "giving", {**GIVE, "step": "person"}),
    Kind(
        "powers, who, nothing typed",
        "grants.step",
        "has asked",
        {**GIVE, "step": "person"},
        status=422,
        then=press("[data-show=next]"),
    ),
    Kind("powers, what", "grants.step", "giving", {**GIVE, "step": "omraade"}),
    Kind("powers, until", "grants.step", "giving", {**GIVE, "step": "udloeb"}),
    Kind("powers, check", "grants.check", "giving", GIVE),
    Kind(
        "powers, check, not confirmed",
        "grants.check",
        "giving",
        GIVE,
        status=422,
        then=press("[data-show=sign]"),
    ),
    Kind("powers, ask, who", "grants.step", "asking", {**ASK, "step": "person"}),
    Kind("powers, ask, what", "grants.step", "asking", {**ASK, "step": "omraade"}),
    Kind("powers, ask, check", "grants.check", "asking", ASK),
    Kind("powers, given", "grants.receipt", "giver", the_power("giver")),
    Kind("powers, asked", "grants.receipt", "has asked", the_power("has asked")),
    Kind("powers, one given", "grants.power", "giver", the_power("giver")),
    Kind("powers, one got", "grants.power", "power holder", the_power("power holder")),
    Kind("powers, use", "grants.use", "power holder", the_power("power holder")),
    Kind("powers, withdraw", "grants.withdraw_page", "giver", the_power("giver")),
    Kind("powers, give back", "grants.withdraw_page", "power holder", the_power("power holder")),
    Kind("powers, take back the wish", "grants.withdraw_page", "has asked", the_power("has asked")),
    Kind("powers, request", "grants.request_page", "asked for a power", the_power("asked for a power")),
    Kind(
        "powers, request, not read",
        "grants.request_page",
        "asked for a power",
        the_power("asked for a power"),
        status=422,
        then=press("[data-show=approve]"),
    ),
    Kind("powers, approved", "grants.answered", "has approved", the_power("has approved")),
    Kind("powers, refused", "grants.answered", "has refused", the_power("has refused")),
    Kind("power that ended in the middle", "person.lapsed", "power lost"),
    Kind(
        "power that does not reach the page",
        "person.beyond",
        "beyond power",
        {"service": "borger.dk", "return_to": "/borger.dk/selvbetjening/eu-kort/"},
    ),
]
