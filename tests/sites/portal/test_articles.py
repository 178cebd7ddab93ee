import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.portal import articles as content
from sandbox.content.portal.articles import articles
from sandbox.content.reading.yaml_file import load
from sandbox.content.rules.rates import rates
from tests.sites.walking import sign_in

Participant = Callable[..., FlaskClient]


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


def test_no_link_in_an_article_leads_nowhere(participant: Participant) -> None:
    client, seen = participant(), set()
    for slug in articles():
        seen |= set(re.findall(r'href="(/[^"#]*)"', main_of(client.get(f"/borger.dk/{slug}").text)))
    for path in sorted(seen):
        assert client.get(path.replace("&amp;", "&")).status_code in (200, 303), path


def test_an_article_says_who_wrote_it_and_when_it_was_last_looked_at(participant: Participant) -> None:
    html = participant().get("/borger.dk/flytning").text
    assert "Skrevet af Portalens redaktion. Sidst rettet den " in html


@pytest.mark.parametrize("answer", ["ja", "nej"])
def test_a_reader_says_whether_it_was_clear(participant: Participant, happened: Any, answer: str) -> None:
    client = participant()
    response = client.post("/borger.dk/pas/vurdering", data={"clear": answer})
    assert response.headers["Location"] == "/borger.dk/pas"
    assert "Tak for dit svar" in client.get("/borger.dk/pas").text
    assert happened("article-rated") == [{"citizen": None, "article": "pas", "clear": answer == "ja"}]


@pytest.mark.parametrize(
    ("slug", "answer", "status"), [("pas", "", 400), ("pas", "x", 400), ("nej", "ja", 404)]
)
def test_no_honest_page_sends_another_answer(
    participant: Participant, slug: str, answer: str, status: int
) -> None:
    assert participant().post(f"/borger.dk/{slug}/vurdering", data={"clear": answer}).status_code == status


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An article with everything that an article can have."""
    path = tmp_path / "flytning.yaml"
    path.write_text(
        (content.FOLDER / "flytning.yaml").read_text(encoding="utf-8") + "situations:\n"
        "  - {title: Du er alene, text: Første tekst om det.}\n"
        "  - {title: I er flere, text: Anden tekst om det.}\n"
        "do: [{page: help, label: Gå til hjælp, text: Få hjælp.}]\n",
        encoding="utf-8",
    )
    other = {**articles(), "flytning": load(path, content.Article)}
    monkeypatch.setattr("sandbox.sites.portal.articles.articles", lambda: other)


@pytest.mark.usefixtures("told")
def test_one_situation_is_shown_at_a_time(participant: Participant) -> None:
    client = participant()
    first, second = (client.get(f"/borger.dk/flytning{query}").text for query in ("", "?situation=2"))
    assert ("Første tekst" in first, "Anden tekst" in first) == (True, False)
    assert ("Første tekst" in second, "Anden tekst" in second) == (False, True)
    for odd in ("0", "3", "-1", "x", "9" * 30):
        assert "Første tekst" in client.get(f"/borger.dk/flytning?situation={odd}").text


@pytest.mark.usefixtures("told")
def test_a_page_has_one_button_that_stands_out(participant: Participant) -> None:
    main = main_of(participant().get("/borger.dk/flytning").text)
    assert main.count("button-primary") == 1
    assert re.search(r'href="/borger.dk/hjaelp" data-show="do-page-help">.*Gå til hjælp', main)


def test_nobodys_municipality_is_asked_for(participant: Participant) -> None:
    html = participant().get("/borger.dk/affald").text
    assert "Hvad gælder, hvor du bor?" in html
    assert "Lokalt:" not in html


def test_who_is_signed_in_lives_somewhere(participant: Participant, change: Any) -> None:
    client = participant()
    sign_in(change, client, "senior")
    html = client.get("/borger.dk/affald").text
    assert "Lokalt: Øveby Kommune" in html
    assert "skal du stille spanden frem" in html


def test_a_municipality_is_chosen_on_the_article_and_stays_chosen(
    participant: Participant, happened: Any
) -> None:
    client = participant()
    form = {"municipality": "oeveby", "return_to": "/borger.dk/affald"}
    response = client.post("/borger.dk/kommune", data=form)
    assert response.headers["Location"] == "/borger.dk/affald"
    for slug in ("affald", "flytning"):
        assert "Lokalt: Øveby Kommune" in client.get(f"/borger.dk/{slug}").text
    assert happened("municipality-chosen") == [{"citizen": None, "municipality": "oeveby"}]


def test_another_municipality_has_its_own_texts_and_numbers(participant: Participant) -> None:
    client = participant()
    client.post("/borger.dk/kommune", data={"municipality": "proevebjerg"})
    html = client.get("/borger.dk/flytning").text
    for said in (
        "Lokalt: Prøvebjerg Kommune",
        "Flytter du til Prøvebjerg Kommune, får du et brev med en kop kaffe i.",
        "09 71 10 10",
        "Borgerservice Prøvebjerg",
        "Ring til Prøvebjerg Kommune, Borgerservice",
        "Her i øvelsen fører knappen altid til Øveby Kommune.",
    ):
        assert said in html
    assert "Lokalt: Øveby" not in html
    assert "Ring til Øveby" not in html


def test_the_button_to_a_site_for_all_says_nothing_of_municipalities(participant: Participant) -> None:
    client = participant()
    client.post("/borger.dk/kommune", data={"municipality": "proevebjerg"})
    assert "Her i øvelsen fører knappen" not in client.get("/borger.dk/boligstoette").text


def test_another_municipalitys_texts_say_its_own_fees(participant: Participant) -> None:
    client = participant()
    client.post("/borger.dk/kommune", data={"municipality": "proevebjerg"})
    own = rates("proevebjerg")["parkeringslicens"].shown(2026)
    assert own != rates("oeveby")["parkeringslicens"].shown(2026)
    assert own in client.get("/borger.dk/parkering").text


@pytest.mark.parametrize("typed", ["", "findes-ikke", "../oeveby"])
def test_a_municipality_that_is_none_is_told_at_the_field(participant: Participant, typed: str) -> None:
    response = participant().post("/borger.dk/kommune", data={"municipality": typed})
    assert response.status_code == 422
    assert "Vælg en kommune på listen" in response.text
    assert 'href="#municipality"' in response.text


@pytest.mark.parametrize("away", ["https://andre.example/", "//andre.example", "", "kommune"])
def test_nobody_is_sent_elsewhere_afterwards(participant: Participant, away: str) -> None:
    response = participant().post("/borger.dk/kommune", data={"municipality": "oeveby", "return_to": away})
    assert response.headers["Location"] == "/borger.dk/kommune"
    assert response.status_code == 303


def test_whoever_changes_municipality_comes_back_to_where_they_were(participant: Participant) -> None:
    client = participant()
    assert 'href="/borger.dk/kommune?return_to=/borger.dk/skat"' in client.get("/borger.dk/skat").text
    page = client.get("/borger.dk/kommune?return_to=/borger.dk/skat").text
    assert '<input type="hidden" name="return_to" value="/borger.dk/skat">' in page
