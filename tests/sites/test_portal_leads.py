"""What an article sends its reader on to is there."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.content.articles import articles

Participant = Callable[..., FlaskClient]
FOUND = {200, 302, 303}
"""A page, or the way to it through the sign-in."""


@pytest.mark.parametrize(
    "path", sorted({article.link.path for article in articles().values() if article.link})
)
def test_the_page_that_an_article_links_to_is_there(participant: Participant, path: str) -> None:
    assert participant().get(path).status_code in FOUND
