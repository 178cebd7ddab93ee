import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from sandbox.web.urls import page_before, safe_local


@pytest.mark.parametrize("path", ["/borger.dk/", "/post.borger.dk/brev/x?y=1", "/"])
def test_own_paths_are_kept(path: str) -> None:
    assert safe_local(path, "/start") == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        None,
        "//evil.test/",
        "https://evil.test",
        "/\\evil.test",
        "evil.test",
        "/a\nb",
        "javascript:x",
        "///x",
    ],
)
def test_everything_else_leads_to_the_default(path: str | None) -> None:
    assert safe_local(path, "/start") == "/start"


@given(st.text())
def test_nobody_is_ever_sent_elsewhere(path: str) -> None:
    safe = safe_local(path, "/start")
    assert safe.startswith("/")
    assert not safe.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    ("referrer", "before"),
    [
        (None, "/start"),
        ("", "/start"),
        ("http://localhost", "/start"),
        ("http://localhost/", "/"),
        ("http://localhost/borger.dk/?a=1", "/borger.dk/?a=1"),
        ("http://localhost//evil.test/", "/start"),
        ("http://localhost.evil.test/", "/start"),
        ("https://localhost/borger.dk/", "/start"),
        ("http://evil.test/http://localhost/", "/start"),
        ("http://localhost/borger.dk/soeg?q=20+30+40+50&a=1", "/borger.dk/soeg?q=&a=1"),
    ],
)
def test_the_page_before_is_one_of_ours_or_the_start(app: Flask, referrer: str | None, before: str) -> None:
    with app.test_request_context(
        "/borger.dk/", headers={"Referer": referrer} if referrer is not None else {}
    ):
        assert page_before() == before
