"""What an article sends its reader on to is there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.content.portal.actions import WAYS
from sandbox.content.portal.articles import articles
from sandbox.web.actions import views

Participant = Callable[..., FlaskClient]
FOUND = {200, 302, 303}
"""A page, or the way to it through the sign-in."""


@pytest.mark.parametrize("way", WAYS)
def test_every_way_that_an_article_leads_is_there(app: Flask, participant: Participant, way: str) -> None:
    deeds = [deed for article in articles().values() for deed in article.do if deed.way[0] == way]
    assert deeds
    with app.test_request_context():
        paths = {each.url for each in views(deeds)}
    client = participant()
    for path in sorted(paths):
        assert client.get(path).status_code in FOUND, path


def test_whoever_wants_to_write_finds_the_authority_with_one_press(signed_in: Any) -> None:
    client = signed_in()
    written = re.search(r'href="(/post.borger.dk/skriv[^"]*)"', client.get("/borger.dk/su").text)
    assert written
    assert 'value="uddannelsesstyrelsen"' in client.get(written[1].replace("&amp;", "&")).text
