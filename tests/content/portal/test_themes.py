from pathlib import Path

import pytest

from sandbox.content.portal.articles import articles_of
from sandbox.content.portal.themes import Theme, themes

ICONS = Path(__file__).parents[3] / "static" / "vendor"

every_theme = pytest.mark.parametrize("theme", themes().values(), ids=themes().keys())


def test_the_front_page_has_seventeen_tiles_in_order() -> None:
    assert [theme.order for theme in themes().values()] == list(range(1, 18))


@every_theme
def test_its_icon_is_one_of_the_design_systems(theme: Theme) -> None:
    assert list(ICONS.glob(f"dkfds-*/img/svg-icons/{theme.icon}.svg"))


@every_theme
def test_it_leads_somewhere(theme: Theme) -> None:
    assert articles_of(theme.slug)
