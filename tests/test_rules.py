"""The installation's rules are those that every world goes by, however it was read."""

import ast
from typing import Any

import pytest
from pydantic import BaseModel

from sandbox.config import Config
from sandbox.guide.progress import commands
from sandbox.guide.scenario_catalogue import catalogue
from sandbox.rules import STANDARD, MitIdRules, NemIdRules, Rules, SessionRules
from sandbox.store.store import ChangeContext
from sandbox.web.services import Services
from sandbox.world import session
from sandbox.world.nemid import presets
from sandbox.world.state.world import World
from tests.conftest import OpenClass
from tests.rules.tree import SANDBOX, files, name, parsed
from tests.world.worlds import fresh_world, go_by

OTHER = Rules(
    nemid=NemIdRules(attempts=2, lock_hours=3),
    mitid=MitIdRules(pin_attempts=2),
    session=SessionRules(minutes=9, warning_minutes=2),
)


@pytest.fixture
def config(config: Config) -> Config:
    """An installation with rules of its own."""
    return config.model_copy(update=dict(OTHER))


def test_the_configuration_declares_the_rules_as_the_world_has_them() -> None:
    assert Config().rules == STANDARD == fresh_world().rules
    assert Config(nemid=OTHER.nemid, mitid=OTHER.mitid, session=OTHER.session).rules == OTHER


def test_a_seat_goes_by_the_installation_s_rules_when_seen_and_when_changed(
    services: Services, open_class: OpenClass
) -> None:
    seat = services.classes.seat_id(open_class().id, 1)
    assert services.store.seat(seat).world.rules == OTHER
    acted = services.store.act(seat, lambda world: world.rules)
    assert acted.result == acted.state.world.rules == OTHER


def test_a_world_that_an_exercise_puts_in_its_place_goes_by_them_too(
    services: Services, open_class: OpenClass, app: Any
) -> None:
    seat = services.classes.seat_id(open_class().id, 1)
    with app.app_context():
        scenario = next(iter(catalogue().scenarios.values()))

    def start(moment: ChangeContext) -> Rules:
        commands.start(scenario, services.classes.seeded_world(seat))(moment)
        return moment.world.rules

    assert services.store.act_on(seat, start).result == OTHER


def test_the_rules_are_no_part_of_the_document() -> None:
    world = fresh_world()
    document = world.to_json()
    go_by(world, nemid=OTHER.nemid)
    assert world.to_json() == document
    assert World.from_json(document, OTHER).rules == OTHER


def test_a_session_lasts_as_long_as_the_rules_say() -> None:
    world = fresh_world()
    go_by(world, session=OTHER.session)
    session.open_session(world, "senior", "nemid", "borger.dk")
    assert world.session
    assert (world.session.minutes, world.session.warning_minutes) == (9, 2)


def test_what_an_exercise_begins_with_keeps_to_the_rules() -> None:
    world = fresh_world()
    go_by(world, nemid=OTHER.nemid)
    presets.lock(world, "senior")
    until = world.nemid["senior"].locked_until
    assert until
    assert (until - world.clock).total_seconds() == 3 * 3600


def test_every_world_is_read_together_with_its_rules() -> None:
    """Repair: read it with `World.from_json`, which asks for the rules."""
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in files(SANDBOX, ".py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("model_validate")
        and isinstance(node.value, ast.Name)
        and node.value.id == "World"
    ]
    assert not wrong


def test_no_function_is_handed_rules_to_pass_them_on() -> None:
    """Repair: ask the world for its `rules`."""
    given = [
        f"{name(path)}: {function.name}"
        for path in files(SANDBOX, ".py")
        for function in ast.walk(parsed(path))
        if isinstance(function, ast.FunctionDef)
        for argument in [*function.args.args, *function.args.kwonlyargs]
        if argument.arg == "rules"
    ]
    makes_worlds = {"sandbox/world/state/world.py: from_json", "sandbox/store/store.py: __init__"}
    assert set(given) == makes_worlds | {"sandbox/world/state/mitid.py: miss"}


@pytest.mark.parametrize("rules", [NemIdRules, MitIdRules, SessionRules])
def test_every_rule_can_be_set_by_a_variable(rules: type[BaseModel]) -> None:
    group = rules.__name__.removesuffix("Rules").lower()
    for rule, field in rules.model_fields.items():
        standard = field.default
        changed = (not standard) if isinstance(standard, bool) else standard + 1
        config = Config.from_environ({f"{group}_{rule}".upper(): str(changed)}, secret_key="s" * 16)
        assert getattr(getattr(config.rules, group), rule) == changed
