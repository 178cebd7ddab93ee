"""All events, by name, whether or not their modules have been imported."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import sandbox.world
from sandbox.world.state.events import EVENTS, Event


def all_events() -> Mapping[str, type[Event]]:
    """Every event of the world, and those of higher rooms that have been imported."""
    import_all()
    return EVENTS


@cache
def import_all() -> None:
    """Import every module of the world: an event is registered when its class is made."""
    for module in walk_packages(sandbox.world.__path__, "sandbox.world."):
        import_module(module.name)
