from dataclasses import fields

import pytest

from sandbox.config import Config
from sandbox.web.nemid_rules import rules_of
from sandbox.world.state.nemid import Rules


def test_without_settings_the_rules_are_the_worlds_own() -> None:
    assert rules_of(Config()) == Rules()


@pytest.mark.parametrize("rule", [each.name for each in fields(Rules)])
def test_every_rule_can_be_set(rule: str) -> None:
    setting = rule if rule.startswith("session") else f"nemid_{rule}"
    standard = getattr(Rules(), rule)
    changed = (not standard) if isinstance(standard, bool) else standard + 1
    assert getattr(rules_of(Config(**{setting: changed})), rule) == changed
