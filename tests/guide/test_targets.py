import pytest

from sandbox.guide.targets import TEMPLATES, targets


@pytest.mark.parametrize("name", ["home", "letter-elregning", "user-id"])
def test_the_templates_own_targets_are_found(name: str) -> None:
    assert name in targets(TEMPLATES)


@pytest.mark.parametrize("name", ["letter-", "nowhere", "{{ show }}", 3])
def test_what_is_no_target_is_not(name: object) -> None:
    assert name not in targets(TEMPLATES)
