from sandbox.content.portal.themes import themes


def test_the_tiles_are_numbered_in_their_order() -> None:
    assert [theme.order for theme in themes().values()] == list(range(1, len(themes()) + 1))
