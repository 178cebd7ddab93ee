import pytest

from sandbox.guide.scenario.highlight_targets import all_targets


@pytest.mark.parametrize("name", ["home", "letter-elregning", "user-id", "new-address", "first-at"])
def test_what_the_pages_name_is_a_target(name: str) -> None:
    assert name in all_targets()


@pytest.mark.parametrize("name", ["letter-", "nowhere", "first-nowhere", "{{ show }}", 3])
def test_what_is_no_target_is_not(name: object) -> None:
    assert name not in all_targets()
