import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.web.urls import safe_local


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
