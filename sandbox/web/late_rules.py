"""Views whose addresses are made when the app is, because the municipality's host is an installation's choice."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

View = TypeVar("View", bound=Callable[..., Any])


class LateRules:
    """Keeps views with their rules; `register`, which a subclass has, gives each its address."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.views: list[tuple[str, str, Callable[..., Any]]] = []
        blueprint.record(self.register)

    def get(self, rule: str) -> Callable[[View], View]:
        return self._page("GET", rule)

    def post(self, rule: str) -> Callable[[View], View]:
        return self._page("POST", rule)

    def register(self, state: BlueprintSetupState) -> None:
        raise NotImplementedError

    def _page(self, method: str, rule: str) -> Callable[[View], View]:
        def keep(view: View) -> View:
            self.views.append((method, rule, view))
            return view

        return keep
