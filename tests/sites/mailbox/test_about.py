import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.content.lint.lix import lix
from tests.sites.mailboxes import POST, main_of

Participant = Callable[..., FlaskClient]
EASY = 30


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("retsvirkning", "Et brev gælder fra den dag, det kan læses i din Digital Post."),
        ("fritagelse", "Gå ned i Borgerservice."),
        ("besked", "Får du nyt nummer, skal du selv rette det."),
        ("skrive", "Så skriver du bare en ny besked."),
        ("hjaelper", "Du skal ikke låne din kode ud."),
    ],
)
def test_a_page_about_post_is_read_without_signing_in_and_is_easy(
    participant: Participant, page: str, says: str
) -> None:
    client = participant()
    assert f'href="{POST}/om/{page}"' in client.get(f"{POST}/om/").text
    text = main_of(client.get(f"{POST}/om/{page}").text)
    assert says in text
    assert lix(text) <= EASY


def test_there_is_no_other_page_about_post(participant: Participant) -> None:
    assert participant().get(f"{POST}/om/findes-ikke").status_code == 404


def test_where_one_is_exempted_leads_to_a_time_there(participant: Participant) -> None:
    client = participant()
    page = client.get(f"{POST}/om/fritagelse").text
    link = re.search(r'href="([^"]+)" data-show="booking"', page)
    assert link
    assert client.get(link[1]).status_code == 200
