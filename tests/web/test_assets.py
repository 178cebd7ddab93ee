import gzip

import pytest
from flask.testing import FlaskClient

from sandbox.web.assets import asset


def test_a_file_is_kept_for_good_under_its_version_and_not_under_another(client: FlaskClient) -> None:
    assert "immutable" in client.get(asset("css/oevebanen.css")).headers["Cache-Control"]
    assert client.get("/static/old/css/oevebanen.css").headers["Cache-Control"] == "no-cache"


def test_a_style_sheet_is_sent_packed_to_those_who_can_unpack_it(client: FlaskClient) -> None:
    plain = client.get(asset("css/oevebanen.css"))
    packed = client.get(asset("css/oevebanen.css"), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert plain.mimetype == "text/css"


@pytest.mark.parametrize("name", ["../sandbox/config.py", "..%2f..%2fREADME.md", "css/none.css", "css"])
def test_nothing_else_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/x/{name}").status_code == 404


def test_a_template_with_a_wrong_name_fails_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        asset("css/none.css")
