from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK, PAYMENT
from sandbox.world import timeline
from sandbox.world.municipality import appointments
from sandbox.world.municipality.free_times import free_times
from sandbox.world.selfservice import cases, consents
from sandbox.world.selfservice.submissions import submissions_of
from sandbox.world.state.world import World
from tests.sites.walking import Walk, sign_in

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]


def test_a_receipt_says_what_was_counted_when_it_was_sent(
    participant: Callable[..., FlaskClient], change: Any, world: Callable[[FlaskClient], World]
) -> None:
    """Of the days of holiday those just ordered are taken once, not once more by looking, nor do later orders show."""
    client, service = participant(), services()["feriepenge"]
    answers = dict(service.examples[0].answers)
    sign_in(change, client, "parent")
    walk = Walk(client, service, world(client).clock).to(CHECK, answers)
    assert walk.send().status_code == 303
    (first,) = submissions_of(world(client), "parent", service)
    receipt = f"{walk.base}kvittering/{first.id}"
    assert "Du har stadig 10 dage til gode" in client.get(receipt).text

    again = Walk(client, service, world(client).clock).to(CHECK, answers)
    assert again.send().status_code == 303

    assert "Du har stadig 10 dage til gode" in client.get(receipt).text
    newest = submissions_of(world(client), "parent", service)[0]
    assert "Du har stadig 5 dage til gode" in client.get(f"{walk.base}kvittering/{newest.id}").text


def checked(client: FlaskClient, change: Any, world: WorldOf, slug: str, **changed: str) -> Walk:
    """Whoever the first example is about has answered it, and is at the last page before it is sent."""
    service = services()[slug]
    example = service.examples[0]
    sign_in(change, client, example.citizen)
    return Walk(client, service, world(client).clock).to(CHECK, {**example.answers, **changed})


def passport(client: FlaskClient, change: Any, world: WorldOf) -> str:
    """A passport is paid for and a time is booked: the receipt's address."""
    walk = checked(client, change, world, "pas", at="last")
    walk.declare_and_pay(world(client))
    return f"{walk.base}kvittering/{submissions_of(world(client), 'senior', services()['pas'])[0].id}"


def test_a_receipt_says_the_time_as_it_is_by_now(
    participant: Participant, change: Any, world: WorldOf
) -> None:
    client = participant()
    receipt = passport(client, change, world)
    booked = world(client).appointments[0]
    assert "Du skal møde op" in client.get(receipt).text
    sure = client.get(f"/oeveby.dk/tidsbestilling/mine/{booked.id}/aflys").text
    assert "Det venter, til du har bestilt en ny tid." in sure
    change(client, lambda world: appointments.cancel(world, "senior", booked.id))
    html = client.get(receipt).text
    assert "Du skal møde op" not in html
    assert 'href="/oeveby.dk/tidsbestilling/pas" data-show="new-time"' in html
    at = free_times(world(client), "pas", "borgerservice-oevestrand", "senior")[5]
    change(client, lambda world: appointments.book(world, "senior", "pas", "borgerservice-oevestrand", at))
    html = client.get(receipt).text
    assert 'data-show="new-time"' not in html
    assert "Du skal møde op" in html
    assert "Øvestrand" in html.split('data-show="what-now"')[1].split("</ul>")[0]


def test_what_is_taken_back_says_so_and_that_the_money_goes_back(
    participant: Participant, change: Any, world: WorldOf
) -> None:
    client = participant()
    receipt = passport(client, change, world)
    assert client.post(receipt.replace("kvittering", "traek-tilbage")).status_code == 303
    html = client.get(receipt).text
    assert 'data-show="refunded"' in html
    assert "Trukket tilbage" in html.split('data-show="stages"')[1].split("</ol>")[0]
    assert client.get(f"{receipt}.pdf").status_code == 200
    assert "ført tilbage til dit kort" in client.get("/borger.dk/mit-overblik/betalinger").text
    assert cases.of(world(client), "senior")[0].state == "withdrawn"


def test_what_was_said_no_to_no_longer_tells_what_happens_next(
    participant: Participant, change: Any, world: WorldOf
) -> None:
    client = participant()
    walk = checked(client, change, world, "aegteskab")
    assert walk.send().status_code == 303
    (sent,) = world(client).submissions
    receipt = f"{walk.base}kvittering/{sent.id}"
    assert 'data-show="what-now"' in client.get(receipt).text

    def refuse(world: World) -> None:
        consents.answer(world, next(each for each in world.consents if each.state == "waiting"), yes=False)
        cases.move_on(world)

    change(client, refuse)
    html = client.get(receipt).text
    assert 'data-show="what-now"' not in html
    assert "Det blev sagt nej til" in html


def test_each_empty_field_of_the_card_says_what_is_lacking(
    participant: Participant, change: Any, world: WorldOf
) -> None:
    client = participant()
    walk = checked(client, change, world, "pas", at="last")
    assert walk.send().location.endswith(PAYMENT)
    (drafted,) = world(client).drafts
    html = client.post(walk.base + PAYMENT, data={"draft": drafted.id}).text
    for said in ("Skriv kortnummeret.", "Skriv måned og år.", "Skriv de tre kontrolcifre."):
        assert html.count(said) == 2  # at the field, and first on the page


def test_what_is_paid_for_names_people_as_others_do(
    participant: Participant, change: Any, world: WorldOf
) -> None:
    client = participant()
    walk = checked(client, change, world, "sundhedskort")
    assert walk.send().location.endswith(PAYMENT)
    html = client.get(walk.base + PAYMENT).text
    assert f"Nyt sundhedskort til {world(client).citizen('senior').name}<" in html


def test_a_certificate_is_written_in_the_language_that_was_chosen(
    participant: Participant, change: Any, world: WorldOf
) -> None:
    client = participant()
    checked(client, change, world, "straffeattest").send()
    change(client, lambda world: timeline.move_clock(world, 120))
    sign_in(change, client, "young")
    letter = next(each for each in world(client).post["young"].letters if each.letter == "straffeattest")
    html = client.get(f"/post.borger.dk/brev/{letter.id}").text
    assert "Private criminal record certificate" in html
    assert "Registrerede afgørelser" not in html


def test_the_way_back_leads_to_the_site_that_it_stands_on(
    participant: Participant, change: Any, world: WorldOf
) -> None:
    client = participant()
    receipt = passport(client, change, world)
    assert 'href="/oeveby.dk/" data-show="to-front"' in client.get(receipt).text
    trail = client.get("/oeveby.dk/selvbetjening/pas/").text.split("<h1")[0].split("breadcrumb")[-1]
    assert 'href="/oeveby.dk/selvbetjening/"' in trail
    assert "/borger.dk/" not in trail
