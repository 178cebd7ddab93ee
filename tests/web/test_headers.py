import pytest
from flask.testing import FlaskClient

from sandbox import create_app
from sandbox.config import Config
from sandbox.web.headers import is_neighbour
from sandbox.web.services import KEY


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "192.168.1.20", "10.3.2.1", "172.16.0.9", "169.254.1.1",
                                     "fe80::1%eth0", "fd00::7", "::ffff:192.168.1.5"])  # fmt: skip
def test_this_machine_and_the_local_network_may_ask(client: FlaskClient, address: str) -> None:
    assert is_neighbour(address)
    assert client.get("/patterns", environ_overrides={"REMOTE_ADDR": address}).status_code == 200


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "130.225.1.1", "2a00:1450::1", "::ffff:8.8.8.8", "", None, "x"]
)
def test_others_are_told_kindly_that_it_is_closed(client: FlaskClient, address: str | None) -> None:
    assert not is_neighbour(address)
    answer = client.get("/patterns", environ_overrides={"REMOTE_ADDR": address or ""})
    assert answer.status_code == 403
    assert "kursets eget netværk" in answer.text


def test_a_forged_forwarding_header_opens_nothing(client: FlaskClient) -> None:
    answer = client.get(
        "/patterns", headers={"X-Forwarded-For": "127.0.0.1"}, environ_overrides={"REMOTE_ADDR": "8.8.8.8"}
    )
    assert answer.status_code == 403


def test_every_answer_is_protected_unstored_and_unindexed(client: FlaskClient) -> None:
    for path in ("/patterns", "/no-such-page", "/static/x/css/oevebanen.css"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "noindex" in headers["X-Robots-Tag"]
    assert client.get("/patterns").headers["Cache-Control"] == "no-store"


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(csrf_app: object, client: FlaskClient) -> None:
    cookie = client.post("/language/", data={"language": "en"}).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


FORWARDED = {
    "Forwarded": "for=192.0.2.1",
    "X-Forwarded-For": "192.0.2.1",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "kursus.example",
    "X-Forwarded-Port": "443",
    "X-Real-IP": "192.0.2.1",
    "X-Client-IP": "192.0.2.1",
    "CF-Connecting-IP": "192.0.2.1",
    "True-Client-IP": "192.0.2.1",
    "Via": "1.1 proxy",
}


@pytest.mark.parametrize("path", ["/", "/instructor/first", "/healthz", "/findes-ikke"])
@pytest.mark.parametrize("name", FORWARDED)
def test_a_proxy_that_is_not_trusted_is_told_what_to_set(client: FlaskClient, name: str, path: str) -> None:
    answer = client.get(path, headers={name: FORWARDED[name]})
    assert answer.status_code == 403
    assert answer.text.count("TRUSTED_PROXIES") == 2
    for part in ("Der er en proxy foran", "There is a proxy in front", "ØVELSE"):
        assert part in answer.text


def test_a_form_through_such_a_proxy_is_refused_too(client: FlaskClient) -> None:
    assert client.post("/join", data={"code": "1234"}, headers={"Via": "1.1 proxy"}).status_code == 403


def test_a_proxy_that_is_trusted_passes_requests_on(config: Config) -> None:
    app = create_app(config.model_copy(update={"trusted_proxies": 1}))
    headers = {"X-Forwarded-For": "192.168.1.20", "X-Forwarded-Proto": "https", "Via": "1.1 proxy"}
    answer = app.test_client().get("/patterns", headers=headers)
    outside = app.test_client().get("/patterns", headers={"X-Forwarded-For": "8.8.8.8"})
    app.extensions[KEY].database.close()
    assert (answer.status_code, outside.status_code) == (200, 403)
