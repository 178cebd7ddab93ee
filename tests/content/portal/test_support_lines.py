from sandbox.content.portal.support_lines import support_lines


def test_the_portals_own_comes_first() -> None:
    assert next(iter(support_lines())) == "portal"


def test_no_two_have_a_number() -> None:
    numbers = [line.phone for line in support_lines().values()]
    assert len(set(numbers)) == len(numbers)
