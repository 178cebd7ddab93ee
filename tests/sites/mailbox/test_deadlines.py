from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient

from sandbox.world.mailbox import folders, letters
from sandbox.world.state.mailbox import Mailbox
from sandbox.world.state.world import World
from tests.pdfs import pages
from tests.sites.mailboxes import POST, later, main_of

SignedIn = Callable[..., FlaskClient]
Change = Callable[..., Any]


def test_what_is_due_next_stands_first_and_what_is_late_below(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()

    def arrange(world: World) -> None:
        world.post["senior"] = Mailbox()
        for slug, days_ago in (("indkaldelse-til-syn", 0), ("elregning", 0), ("aeldreraadsvalg", 60)):
            letters.deliver(world, "senior", slug, at=world.clock - timedelta(days=days_ago))
        letters.deliver(world, "senior", "folkepension-alder")

    change(client, arrange)
    page = main_of(client.get(f"{POST}/frister").text)
    order = [
        "Det skal du nå",
        "Din elregning",
        "Dit køretøj skal til periodisk syn",
        "Frister, der er gået",
        "Valg til",
    ]
    assert [page.index(each) for each in order] == sorted(page.index(each) for each in order)
    assert "Din folkepension" not in page


def test_the_last_day_to_complain_is_told_while_it_can_be_done_and_when_it_is_too_late(
    signed_in: SignedIn, change: Change
) -> None:
    client = signed_in()

    def arrange(world: World) -> str:
        world.post["senior"] = Mailbox()
        return letters.deliver(world, "senior", "boligstoette-afgoerelse").id

    letter = f"{POST}/brev/{change(client, arrange)}"
    can = "Du kan klage til og med den 21. december 2026"
    page = main_of(client.get(f"{POST}/frister").text)
    assert page.index("Det kan du klage over") < page.index(can)
    assert can in main_of(client.get(letter).text)
    assert can in " ".join(pages(client.get(f"{letter}/pdf").data))
    overview = client.get("/borger.dk/mit-overblik/aftaler-og-frister").text
    assert "Sidste dag for at klage. Brev fra Udbetaling Danmark" in overview
    change(client, lambda world: later(world, timedelta(days=28)))
    assert can in main_of(client.get(f"{POST}/frister").text)
    change(client, lambda world: later(world, timedelta(days=1)))
    over = "Fristen for at klage er gået: 21. december 2026"
    page = main_of(client.get(f"{POST}/frister").text)
    assert "Det kan du klage over" not in page
    assert page.index("Frister, der er gået") < page.index(over)
    assert over in main_of(client.get(letter).text)


def test_a_deleted_letter_has_no_deadline_any_more(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()

    def arrange(world: World) -> None:
        world.post["senior"] = Mailbox()
        folders.delete(world, "senior", letters.deliver(world, "senior", "elregning").id)

    change(client, arrange)
    assert "Lige nu er der ikke noget, du skal nå." in main_of(client.get(f"{POST}/frister").text)


def test_a_deadline_moves_down_when_its_day_is_over(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()

    def arrange(world: World) -> None:
        world.post["senior"] = Mailbox()
        letters.deliver(world, "senior", "elregning")

    change(client, arrange)
    change(client, lambda world: later(world, timedelta(days=21)))
    assert "Frist: i dag" in main_of(client.get(f"{POST}/frister").text)
    change(client, lambda world: later(world, timedelta(days=1)))
    assert "Fristen er gået: 14. december 2026" in main_of(client.get(f"{POST}/frister").text)
