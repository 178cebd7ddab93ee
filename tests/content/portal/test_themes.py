from sandbox.content.portal.themes import themes


def test_the_front_page_has_seventeen_tiles_in_order() -> None:
    assert [theme.order for theme in themes().values()] == list(range(1, 18))
