"""“Giv et praj” and the waste calendar by their pages."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.municipality.report_kinds import report_kinds
from sandbox.content.municipality.settings import find
from sandbox.content.municipality.waste import collections
from tests.sites.walking import sign_in

Participant = Callable[..., FlaskClient]
PRAJ, AFFALD = "/oeveby.dk/praj", "/oeveby.dk/affald"
TOLD = {"place": "Ved bænken på Øvetorv", "what": "Den er helt slukket."}


def test_every_kind_is_on_the_list_and_can_be_sent_by_nobody_in_particular(
    participant: Participant, world: Callable[..., Any]
) -> None:
    client = participant()
    listed = client.get(PRAJ).text
    for slug in report_kinds():
        assert f'href="{PRAJ}/{slug}"' in listed
        answer = client.post(f"{PRAJ}/{slug}", data=TOLD)
        assert answer.status_code == 303
        report = world(client).reports[-1]
        receipt = client.get(answer.location).text
        assert report.number in receipt
        assert "Ikke sendt med" in receipt
        assert (report.kind, report.citizen) == (slug, None)


def test_who_wants_an_answer_is_asked_to_sign_in_first_and_is_then_asked_how(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    html = client.get(f"{PRAJ}/lampe").text
    assert "Log på for at få svar" in html
    assert 'name="reply"' not in html
    sign_in(change, client, "senior")
    assert 'name="reply"' in client.get(f"{PRAJ}/lampe").text
    answer = client.post(f"{PRAJ}/lampe", data={**TOLD, "reply": "message"})
    assert "Vi svarer på sms" in client.get(answer.location).text
    assert world(client).reports[0].citizen == "senior"
    assert world(client).reports[0].number in client.get(PRAJ).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"place": ""}, "Skriv, hvor det er"),
        ({"what": ""}, "Fortæl med et par ord"),
        ({"place": "x" * 200}, "Brug højst 120 tegn"),
        ({"what": "x" * 1500}, "højst 1000 tegn"),
        ({"what": "Ring til mig på 20 30 40 50"}, "Det ligner et rigtigt telefonnummer"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_stays(
    participant: Participant, world: Callable[..., Any], typed: dict[str, str], said: str
) -> None:
    client = participant()
    answer = client.post(f"{PRAJ}/lampe", data={**TOLD, **typed})
    assert answer.status_code == 422
    assert answer.text.count(said) == 2
    for field in TOLD.keys() - typed.keys():
        assert TOLD[field] in answer.text
    assert not world(client).reports


def test_an_address_shows_its_next_days(participant: Participant, world: Callable[..., Any]) -> None:
    client = participant()
    html = client.get(AFFALD, query_string={"adresse": "muslingeskalsvej 12"}).text
    assert "Muslingeskalsvej 12, 0020 Øvestrand" in html
    assert "I morgen" in html
    home = find("Muslingeskalsvej 12, 0020 Øvestrand")[0]
    coming = collections(home, world(client).date)
    assert html.count('class="bin"') == sum(len(each.fractions) for each in coming)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Ingenvej 6", "Vi kan ikke finde vejen"),
        ("Solsortevej", "Husnummeret mangler. Skriv også, hvilket nummer på Solsortevej"),
        ("Solsortevej 99", "På Solsortevej går numrene fra 1 til 46"),
        ("Bogtrykkergade 4", "Der er flere boliger i huset"),
        ("Bogtrykergade 4", "Vi kan ikke finde præcis den adresse"),
        ("x" * 300, "Der er for meget tekst"),
        ("20 30 40 50", "Det ligner et rigtigt telefonnummer"),
    ],
)
def test_an_address_that_is_none_is_said_kindly(participant: Participant, typed: str, said: str) -> None:
    answer = participant().get(AFFALD, query_string={"adresse": typed})
    assert answer.status_code == 422
    assert said in answer.text


def test_a_suggestion_that_was_chosen_counts_before_what_was_typed(participant: Participant) -> None:
    client = participant()
    html = client.get(AFFALD, query_string={"adresse": "Bogtrykkergade 4"}).text
    choice = "Bogtrykkergade 4, 1. th., 0010 Øveby"
    assert f'value="{choice}"' in html
    shown = client.get(AFFALD, query_string={"adresse": "Bogtrykkergade 4", "adresse_choice": choice})
    assert shown.status_code == 200
    assert choice in shown.text


def test_who_is_signed_in_is_offered_the_own_address(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    sign_in(change, client, "parent")
    html = client.get(AFFALD).text
    home = world(client).citizen("parent").address.text
    assert f"Vis for {home}" in html
    assert client.get(AFFALD, query_string={"adresse": home}).status_code == 200


def test_text_messages_are_signed_up_for_and_stopped(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    address = "Muslingeskalsvej 12, 0020 Øvestrand"
    assert client.post(f"{AFFALD}/sms", data={"adresse": address, "on": "1"}).location.startswith(
        "/nemlog-in.dk/"
    )
    sign_in(change, client, "senior")
    answer = client.post(f"{AFFALD}/sms", data={"adresse": address, "on": "1"})
    assert answer.status_code == 303
    assert world(client).waste["senior"].address == address
    assert "Stop sms’er" in client.get(answer.location).text
    client.post(f"{AFFALD}/sms", data={"adresse": address})
    assert "senior" not in world(client).waste


def test_what_was_not_collected_can_be_told(participant: Participant) -> None:
    assert f'href="{PRAJ}/affald-ikke-hentet"' in participant().get(AFFALD).text
