"""A participant's usual moves with MitID."""

from sandbox.world.mitid import app as mitid_app
from sandbox.world.mitid import sign_in
from sandbox.world.state import mitid
from sandbox.world.state.people import Role
from sandbox.world.state.session import Level
from sandbox.world.state.world import World


def begin(
    world: World,
    role: Role = "parent",
    *,
    typed: str | None = None,
    level: Level = "substantial",
) -> sign_in.BeginOutcome:
    user_id = world.mitid[role].user_id if typed is None else typed
    return sign_in.begin(world, user_id, service="borger.dk", return_to="/borger.dk/", level=level)


def begin_with(world: World, kind: mitid.Kind, role: Role = "parent") -> None:
    assert begin(world, role) == "begun"
    sign_in.choose_authenticator(world, kind)


def own_pin(world: World, role: Role = "parent") -> str:
    app = world.mitid[role].app
    assert app
    return app.pin


def stage(world: World) -> str:
    return world.mitid_pending.stage if world.mitid_pending else ""


def press(world: World, role: Role = "parent") -> str:
    return mitid_app.press_device(world, role, "code-display")


def sign_in_by_app(world: World, role: Role = "parent", pin: str = "") -> None:
    assert begin(world, role) == "begun"
    sign_in.choose_authenticator(world, "app")
    if mitid_app.app_stage(world, role) == "locked":
        assert mitid_app.app_open(world, role, pin or own_pin(world, role)) == "open"
    mitid_app.app_scan(world, role)
    assert mitid_app.app_approve(world, role) == "signed-in"


def sign_in_by_code(world: World, role: Role = "senior") -> None:
    begin_with(world, "code-display", role)
    assert sign_in.enter_code(world, press(world, role)) == "password-asked"
    assert sign_in.enter_password(world, world.mitid[role].password) == "signed-in"
