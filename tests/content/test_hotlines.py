from sandbox.content.hotlines import hotlines


def test_the_portals_own_comes_first() -> None:
    assert next(iter(hotlines())) == "portal"


def test_no_two_have_a_number() -> None:
    numbers = [line.phone for line in hotlines().values()]
    assert len(set(numbers)) == len(numbers)
