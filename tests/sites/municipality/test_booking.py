"""Booking a time with the municipality by its pages, and moving and cancelling it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.world.municipality import appointments
from sandbox.world.municipality.free_times import free_times
from tests.sites.walking import sign_in

Participant = Callable[..., FlaskClient]
BOOKING = "/oeveby.dk/tidsbestilling"
PAS, TOWN, BEACH = "pas", "borgerservice-oeveby", "borgerservice-oevestrand"


def times_on(html: str) -> list[str]:
    return re.findall(rf'href="({BOOKING}/pas/{TOWN}/[^"]+)"', html)


def details(world: Any, role: str = "senior", **typed: str) -> dict[str, str]:
    citizen = world.citizen(role)
    return {"name": citizen.name, "phone": citizen.phone_text, "email": citizen.email, "remind": "1", **typed}


def nth_time(client: FlaskClient, nth: int = 0) -> str:
    return times_on(client.get(f"{BOOKING}/{PAS}/{TOWN}").text)[nth]


def booked(client: FlaskClient, world: Callable[..., Any], change: Callable[..., Any], nth: int = 12) -> None:
    """Signed in, with a time far enough ahead to be changed."""
    sign_in(change, client, "senior")
    at = free_times(world(client), PAS, TOWN)[nth]
    change(client, lambda world: appointments.book(world, "senior", PAS, TOWN, at))


def test_from_errand_to_receipt_without_being_signed_in(
    participant: Participant, world: Callable[..., Any]
) -> None:
    client = participant()
    assert f'href="{BOOKING}/{PAS}"' in client.get(BOOKING).text
    places = client.get(f"{BOOKING}/{PAS}").text
    assert f'href="{BOOKING}/{PAS}/{TOWN}"' in places
    assert "Første ledige tid:" in places
    chosen = nth_time(client)
    assert "Trin 4 af 4" in client.get(chosen).text
    answer = client.post(chosen, data=details(world(client), "parent"))
    assert answer.status_code == 303
    receipt = client.get(answer.location).text
    assert "Din tid er bestilt" in receipt
    assert "Dit gamle pas, hvis du har et" in receipt
    made = world(client).appointments[0]
    assert (made.citizen, made.errand, made.office, made.remind) == ("parent", PAS, TOWN, True)
    assert world(client).post["parent"].letters[0].letter == "kvittering-tidsbestilling"


def test_pressed_twice_it_is_one_appointment(participant: Participant, world: Callable[..., Any]) -> None:
    client = participant()
    chosen = nth_time(client)
    first, again = (client.post(chosen, data=details(world(client))) for _each in range(2))
    assert first.location == again.location
    assert len(world(client).appointments) == 1


def test_who_is_signed_in_finds_the_fields_filled_in(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    sign_in(change, client, "young")
    html = client.get(nth_time(client)).text
    citizen = world(client).citizen("young")
    assert f'value="{citizen.phone_text}"' in html
    assert f'value="{citizen.email}"' in html
    answer = client.post(nth_time(client), data=details(world(client), "parent", phone=citizen.phone_text))
    assert answer.status_code == 303
    assert world(client).appointments[0].citizen == "young"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Skriv dit navn"),
        ({"name": "Ingen Kendt"}, "Det navn kender vi ikke"),
        ({"phone": ""}, "Skriv et telefonnummer, hvis du vil have en sms"),
        ({"phone": "02 34"}, "Et telefonnummer har otte tal"),
        ({"email": "anna.example"}, "E-mailen skal se sådan ud"),
        ({"phone": "20 30 40 50"}, "Det ligner et rigtigt telefonnummer"),
        ({"email": "anna@posthus.dk"}, "Det ligner en rigtig e-mailadresse"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_stays(
    participant: Participant, world: Callable[..., Any], typed: dict[str, str], said: str
) -> None:
    client = participant()
    sent = details(world(client), **typed)
    answer = client.post(nth_time(client), data=sent)
    assert answer.status_code == 422
    assert answer.text.count(said) == 2
    (wrong,) = typed
    for field in {"name", "phone", "email"} - {wrong}:
        assert f'value="{sent[field]}"' in answer.text
    assert not world(client).appointments


def test_without_a_text_message_no_phone_is_needed(
    participant: Participant, world: Callable[..., Any]
) -> None:
    client = participant()
    answer = client.post(nth_time(client), data={"name": world(client).citizen("senior").first_name})
    assert answer.status_code == 303
    assert not world(client).appointments[0].remind


def test_a_time_that_is_gone_leads_back_to_the_others(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    chosen = nth_time(client)
    at = free_times(world(client), PAS, TOWN)[0]
    change(client, lambda world: appointments.book(world, "parent", PAS, TOWN, at))
    for answer in (client.get(chosen), client.post(chosen, data=details(world(client)))):
        assert answer.status_code == 303
        assert answer.location == f"{BOOKING}/{PAS}/{TOWN}"
    assert "Den tid er lige blevet taget" in client.get(f"{BOOKING}/{PAS}/{TOWN}").text


def test_four_days_are_shown_at_a_time_and_all_can_be_reached(
    participant: Participant, world: Callable[..., Any]
) -> None:
    client = participant()
    free = free_times(world(client), PAS, TOWN)
    seen: list[str] = []
    address: str | None = f"{BOOKING}/{PAS}/{TOWN}"
    pages = 0
    while address:
        html = client.get(address).text
        seen += times_on(html)
        later = re.search(r'href="([^"]+)" data-show="later-days"', html)
        address, pages = (later[1].replace("&amp;", "&") if later else None), pages + 1
    assert [each.rpartition("/")[2] for each in seen] == [at.isoformat(timespec="minutes") for at in free]
    assert pages > 2
    assert 'data-show="earlier-days"' in html


def test_ones_times_need_a_sign_in(participant: Participant) -> None:
    answer = participant().get(f"{BOOKING}/mine")
    assert answer.status_code == 303
    assert "/nemlog-in.dk/" in answer.location


def test_a_time_can_be_moved_to_another_office(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    booked(client, world, change)
    known = world(client).appointments[0]
    mine = client.get(f"{BOOKING}/mine").text
    assert f'href="{BOOKING}/mine/{known.id}/flyt"' in mine
    page = client.get(f"{BOOKING}/mine/{known.id}/flyt", query_string={"sted": BEACH}).text
    at = re.findall(r'name="at" value="([^"]+)"', page)[3]
    answer = client.post(f"{BOOKING}/mine/{known.id}/flyt", data={"at": at, "office": BEACH})
    assert answer.location == f"{BOOKING}/mine"
    moved = world(client).appointments[0]
    assert (moved.office, moved.at.isoformat(timespec="minutes")) == (BEACH, at)
    assert "Din tid er flyttet" in client.get(answer.location).text


def test_a_time_that_is_gone_is_not_moved_to(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    booked(client, world, change)
    known = world(client).appointments[0]
    answer = client.post(f"{BOOKING}/mine/{known.id}/flyt", data={"at": "2026-11-24T03:00", "office": TOWN})
    assert "flyt?sted=" in answer.location
    assert world(client).appointments[0].at == known.at


def test_a_time_is_cancelled_after_asking(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    booked(client, world, change)
    known = world(client).appointments[0]
    assert "Vil du aflyse tiden?" in client.get(f"{BOOKING}/mine/{known.id}/aflys").text
    answer = client.post(f"{BOOKING}/mine/{known.id}/aflys")
    assert answer.location == f"{BOOKING}/mine"
    assert world(client).appointments[0].state == "cancelled"
    assert "Du har ingen tider lige nu." in client.get(answer.location).text
    assert client.get(f"{BOOKING}/kvittering/{known.id}").status_code == 404


def test_too_late_one_is_told_to_call(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    booked(client, world, change, nth=0)
    known = world(client).appointments[0]
    assert "Er du forhindret, så ring" in client.get(f"{BOOKING}/mine").text
    for what in ("flyt", "aflys"):
        assert client.get(f"{BOOKING}/mine/{known.id}/{what}").location == f"{BOOKING}/mine"
    assert client.post(f"{BOOKING}/mine/{known.id}/aflys").location == f"{BOOKING}/mine"
    later = free_times(world(client), PAS, TOWN)[-1].isoformat(timespec="minutes")
    client.post(f"{BOOKING}/mine/{known.id}/flyt", data={"at": later, "office": TOWN})
    assert world(client).appointments[0] == known
    assert "Det er for sent" in client.get(f"{BOOKING}/mine").text


def test_somebody_elses_time_is_not_there(
    participant: Participant, world: Callable[..., Any], change: Callable[..., Any]
) -> None:
    client = participant()
    booked(client, world, change)
    known = world(client).appointments[0]
    sign_in(change, client, "parent")
    for path in (f"mine/{known.id}/flyt", f"mine/{known.id}/aflys"):
        assert client.get(f"{BOOKING}/{path}").status_code == 404
        assert client.post(f"{BOOKING}/{path}").status_code == 404
