import re
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from sandbox.content.portal.themes import themes
from sandbox.content.search.portal_documents import searchable
from sandbox.sites.portal.search import MOST

Participant = Callable[..., FlaskClient]
Happened = Callable[[str], list[dict[str, Any]]]


def test_the_front_pages_field_leads_to_what_was_looked_for(participant: Participant) -> None:
    client = participant()
    assert 'action="/borger.dk/soeg"' in client.get("/borger.dk/").text
    html = client.get("/borger.dk/soeg?q=rotter").text
    assert 'data-show="result-article-rotter"' in html
    assert html.index("/borger.dk/rotter") < html.index("</ol>", html.index("result-list"))


def test_what_was_meant_is_asked(participant: Participant) -> None:
    html = participant().get("/borger.dk/soeg?q=flytinng").text
    assert "Mente du “flytning”?" in html


def test_nothing_found_is_nobodys_fault_and_no_dead_end(participant: Participant) -> None:
    html = participant().get("/borger.dk/soeg?q=qwertyuiop").text
    assert "Vi fandt ikke noget om “qwertyuiop”" in html
    assert "Det er ikke din skyld" in html
    assert html.count('href="/borger.dk/tema/') == len(themes())
    assert "09 70 18 18" in html
    assert 'href="/borger.dk/livssituationer/flytte"' in html


def test_an_empty_search_asks_again(participant: Participant) -> None:
    html = participant().get("/borger.dk/soeg?q=+++").text
    assert "Vi fandt ikke noget" not in html
    assert 'href="/borger.dk/soeg?q=pas"' in html


def test_what_could_be_real_is_refused_at_the_field_and_not_shown_again(participant: Participant) -> None:
    response = participant().get("/borger.dk/soeg?q=070761-4285")
    assert response.status_code == 422
    assert "Det ligner et rigtigt CPR-nummer" in response.text
    assert 'href="#q"' in response.text
    assert "070761" not in response.text


def test_a_broad_search_says_how_much_there_is_and_shows_all_of_it_to_who_asks(
    participant: Participant,
) -> None:
    client = participant()
    found = len(searchable().search("hjælp").documents)
    assert found > MOST
    html = client.get("/borger.dk/soeg?q=hjælp").text
    assert f"Vi fandt {found} sider. Her er de {MOST} bedste." in html
    assert html.count('data-show="result-') == MOST
    html = client.get("/borger.dk/soeg?q=hjælp&alle=1").text
    assert f"Vi fandt {found} sider. De bedste står først." in html
    assert html.count('data-show="result-') == found


def test_what_is_typed_is_shown_as_text(participant: Participant) -> None:
    html = participant().get("/borger.dk/soeg?q=<script>alert(1)</script>").text
    assert "<script>alert" not in html


def test_the_field_offers_titles_and_what_many_search_for(participant: Participant) -> None:
    html = participant().get("/borger.dk/soeg").text
    assert '<datalist id="search-suggestions">' in html
    assert '<option value="folkepension">' in html
    assert '<option value="Nyt sundhedskort">' in html


def test_every_result_leads_to_a_page(participant: Participant) -> None:
    client = participant()
    for typed in ("flytning", "mit overblik", "livssituationer", "bolig og flytning"):
        html = client.get("/borger.dk/soeg", query_string={"q": typed}).text
        results = html.partition("result-list")[2].partition("</ol>")[0]
        for path in re.findall(r'href="([^"]+)"', results):
            assert client.get(path).status_code in (200, 303), path


def test_a_search_is_told_of_without_what_was_typed(participant: Participant, happened: Happened) -> None:
    client = participant()
    client.get("/borger.dk/soeg?q=flytinng")
    client.get("/borger.dk/soeg?q=qwertyuiop")
    client.get("/borger.dk/soeg")
    found, nothing = happened("portal-searched")
    assert (found["first"], found["corrected"]) == ("flytning", True)
    assert nothing == {"citizen": None, "found": 0, "first": None, "corrected": False}
