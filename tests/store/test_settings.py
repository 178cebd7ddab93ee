from sandbox.store import settings
from sandbox.web.services import Services


def test_what_was_not_set_is_none(services: Services) -> None:
    assert settings.get(services.database, "x") is None


def test_only_the_first_one_sets_what_is_set_first(services: Services) -> None:
    assert settings.put_first(services.database, "x", "1")
    assert not settings.put_first(services.database, "x", "2")
    assert settings.get(services.database, "x") == "1"


def test_a_setting_can_be_changed(services: Services) -> None:
    settings.put(services.database, "x", "1")
    settings.put(services.database, "x", "2")
    assert settings.get(services.database, "x") == "2"


def test_a_removed_setting_can_be_set_first_again(services: Services) -> None:
    settings.put(services.database, "x", "1")
    settings.remove(services.database, "x")
    assert settings.put_first(services.database, "x", "2")
