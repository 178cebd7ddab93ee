import pytest

from sandbox.web.addresses import path_of


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("borger.dk", "/borger.dk/"),
        (" Borger.dk ", "/borger.dk/"),
        ("www.borger.dk", "/borger.dk/"),
        ("https://www.borger.dk/flytning", "/borger.dk/flytning"),
        ("http:borger.dk/flytning/", "/borger.dk/flytning"),
        ("post.borger.dk", "/post.borger.dk/"),
        ("borger.dk.", "/borger.dk/"),
        ("", "//"),
    ],
)
def test_an_address_is_understood_as_a_browser_would(typed: str, path: str) -> None:
    assert path_of(typed) == path
