import gzip

import pytest
from flask.testing import FlaskClient

from sandbox.web import assets
from sandbox.web.assets import FOLDER, JOINED, asset


def test_a_file_is_kept_for_good_under_its_version_and_not_under_another(client: FlaskClient) -> None:
    assert "immutable" in client.get(asset("css/oevebanen.css")).headers["Cache-Control"]
    assert client.get("/static/old/css/oevebanen.css").headers["Cache-Control"] == "no-cache"


def test_a_style_sheet_is_sent_packed_to_those_who_can_unpack_it(client: FlaskClient) -> None:
    plain = client.get(asset("css/oevebanen.css"))
    packed = client.get(asset("css/oevebanen.css"), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert plain.mimetype == "text/css"


@pytest.mark.parametrize("name", JOINED)
def test_a_joined_file_is_its_parts_in_order(client: FlaskClient, name: str) -> None:
    parts = [(FOLDER / part).read_text("utf-8") for part in JOINED[name]]
    served = client.get(asset(name)).text
    places = [served.index(part) for part in parts]
    assert places == sorted(places)
    assert len(served) == sum(map(len, parts)) + len(parts) - 1


@pytest.mark.parametrize("name", JOINED)
def test_a_joined_file_has_another_address_when_its_parts_change_places(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = asset(name)
    monkeypatch.setitem(JOINED, name, tuple(reversed(JOINED[name])))
    assets.version.cache_clear()
    after = asset(name)
    assets.version.cache_clear()
    assert after != before


def test_a_part_of_a_joined_file_has_no_address_of_its_own(client: FlaskClient) -> None:
    for part in (part for parts in JOINED.values() for part in parts):
        assert client.get(f"/static/x/{part}").status_code == 404
        with pytest.raises(FileNotFoundError):
            asset(part)


@pytest.mark.parametrize("name", ["../sandbox/config.py", "..%2f..%2fREADME.md", "css/none.css", "css"])
def test_nothing_else_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/x/{name}").status_code == 404


def test_a_template_with_a_wrong_name_fails_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        asset("css/none.css")
