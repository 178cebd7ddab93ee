"""Compares the answers of a form with a `when` of a content file."""

from collections.abc import Mapping

from sandbox.world.state.selfservice import Answer


def holds(when: Mapping[str, str | list[str]], answers: Mapping[str, Answer]) -> bool:
    """Whether every answer named is the value given, or one of those given."""
    for name, wanted in when.items():
        given = answers.get(name)
        values = given if isinstance(given, list) else [given]
        if not set(values) & set([wanted] if isinstance(wanted, str) else wanted):
            return False
    return True
