from collections.abc import Callable

from flask.testing import FlaskClient


def test_the_start_page_leads_to_the_sites_that_there_are(participant: Callable[..., FlaskClient]) -> None:
    client = participant()
    page = client.get("/start/").text
    for host in ("borger.dk", "post.borger.dk", "oeveby.dk"):
        assert f'href="/{host}/"' in page
        assert client.get(f"/{host}/").status_code in {200, 303}


def test_the_address_field_is_empty_there(participant: Callable[..., FlaskClient]) -> None:
    page = participant().get("/start/").text
    assert 'name="address" type="text" inputmode="url" value=""' in page
