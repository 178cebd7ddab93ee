import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.records import CARDS
from sandbox.content.mail.records import records as kinds
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK
from sandbox.sites.portal import min_side
from sandbox.sites.portal.overview import BY_SLUG, KINDS
from sandbox.world import session, timeline
from sandbox.world.grants import power_of_attorney
from sandbox.world.state.people import ROLES, Role
from tests.sites.walking import Walk, sign_in

Participant = Callable[..., FlaskClient]
OVERVIEW = "/borger.dk/mit-overblik"


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


def test_every_card_has_a_page_with_an_address_of_its_own() -> None:
    assert KINDS.keys() == set(CARDS)
    assert len(BY_SLUG) == len(CARDS)


@pytest.mark.parametrize("path", [OVERVIEW, f"{OVERVIEW}/sager", "/borger.dk/min-side"])
def test_it_is_asked_who_is_there_and_come_back_to(participant: Participant, path: str) -> None:
    location = participant().get(path).headers["Location"]
    assert location.startswith("/nemlog-in.dk/login?")
    assert f"return_to={path}" in location.replace("%2F", "/")


@pytest.mark.parametrize("role", ROLES)
def test_a_card_says_how_much_its_page_shows(participant: Participant, change: Any, role: Role) -> None:
    client = participant()
    sign_in(change, client, role)
    front = client.get(OVERVIEW).text
    for slug in BY_SLUG:
        said = re.search(rf'data-show="card-{slug}".*?card-count">.*?</span>(\d+)<', front, re.DOTALL)
        page = main_of(client.get(f"{OVERVIEW}/{slug}").text)
        shown = len(re.findall(r'class="record"|data-show="(?:draft|due-)', page))
        assert said, slug
        assert int(said[1]) == shown, slug


@pytest.mark.parametrize("role", ROLES)
def test_no_link_of_it_leads_nowhere(participant: Participant, change: Any, role: Role) -> None:
    client, paths = participant(), set()
    sign_in(change, client, role)
    for page in [OVERVIEW, "/borger.dk/min-side", "/borger.dk/", *(f"{OVERVIEW}/{slug}" for slug in BY_SLUG)]:
        main = main_of(client.get(page).text)
        assert "{" not in main, page
        paths |= set(re.findall(r'href="(/[^"#]*)"', main))
    for path in sorted(paths):
        assert client.get(path.replace("&amp;", "&")).status_code == 200, path


def test_there_is_no_other_card(participant: Participant, change: Any) -> None:
    client = participant()
    sign_in(change, client, "senior")
    assert client.get(f"{OVERVIEW}/findes-ikke").status_code == 404


def test_a_letter_not_read_is_counted_in_the_top_bar(
    participant: Participant, change: Any, world: Any
) -> None:
    client = participant()
    assert 'data-show="unread"' not in client.get("/borger.dk/").text
    sign_in(change, client, "young")
    unread = world(client).post["young"].unread
    assert f'data-show="unread">{unread}<' in client.get("/borger.dk/hjaelp").text
    assert f"{unread} breve, du ikke har læst" in client.get("/borger.dk/").text


def test_what_was_begun_can_be_gone_on_with_and_what_was_sent_has_a_receipt(
    participant: Participant, change: Any, world: Any
) -> None:
    client, service = participant(), services()["flytning"]
    sign_in(change, client, "senior")
    walk = Walk(client, service, world(client).clock).to(CHECK, dict(service.examples[0].answers))
    cases = client.get(f"{OVERVIEW}/sager").text
    assert "Ikke sendt endnu" in cases
    assert "Gør færdig: Meld flytning" in client.get("/borger.dk/").text
    assert walk.send().status_code == 303
    cases, (sent,) = client.get(f"{OVERVIEW}/sager").text, world(client).submissions
    assert "Ikke sendt endnu" not in cases
    assert "Status: Vi har fået din flytning" in cases
    assert sent.case_number in cases
    assert f"/selvbetjening/flytning/kvittering/{sent.id}" in cases


def test_a_case_moves_on_with_the_clock(participant: Participant, change: Any, world: Any) -> None:
    client, service = participant(), services()["flytning"]
    sign_in(change, client, "senior")
    Walk(client, service, world(client).clock).to(CHECK, dict(service.examples[0].answers)).send()
    change(client, lambda seat: timeline.move_clock(seat, 60 * 24 * 60))
    sign_in(change, client, "senior")
    cases = main_of(client.get(f"{OVERVIEW}/sager").text)
    assert "Status: Din nye adresse er registreret" in cases
    assert cases.index("Din nye adresse er registreret") < cases.index("Vi har fået din flytning")
    assert world(client).citizen("senior").address.text in client.get(f"{OVERVIEW}/mine-data").text


def test_who_acts_for_somebody_sees_that_ones_data_and_not_that_ones_letters(
    participant: Participant, change: Any, world: Any
) -> None:
    client = participant()
    sign_in(change, client, "parent")

    def act_for_senior(seat: Any) -> None:
        power_of_attorney.give(
            seat, "senior", "parent", "borger.dk/mit-overblik", seat.date.replace(year=2027)
        )
        power_of_attorney.choose(seat, "senior", "borger.dk", "mit-overblik")

    change(client, act_for_senior)
    seat = world(client)
    data = client.get(f"{OVERVIEW}/mine-data").text
    assert seat.citizen("senior").cpr_text in data
    assert seat.citizen("parent").cpr_text not in data
    for slug in BY_SLUG:
        assert "/post.borger.dk/brev/" not in client.get(f"{OVERVIEW}/{slug}").text
    change(client, session.log_off)
    assert client.get(OVERVIEW).status_code == 303


def test_min_side_is_one_page_of_boxes_that_says_what_took_its_place(
    participant: Participant, change: Any, world: Any
) -> None:
    client = participant()
    sign_in(change, client, "parent")
    html = client.get("/borger.dk/min-side").text
    assert "I december 2020 kom Mit Overblik i stedet" in html
    titles = [
        "Min post",
        "Mine oplysninger i CPR",
        "Min bolig",
        "Min skat",
        "Min sundhed",
        "Min pension",
        "Mine feriepenge",
        "Min kommune",
    ]
    assert [html.index(f">{title}</h2>") for title in titles] == sorted(
        html.index(f">{title}</h2>") for title in titles
    )
    assert all(child.name in html for child in world(client).household.children)


def test_a_power_is_told_of_by_the_name_of_what_it_covers(participant: Participant, change: Any) -> None:
    client = participant()
    sign_in(change, client, "parent")
    change(client, lambda seat: power_of_attorney.give(seat, "senior", "parent", "oeveby.dk", seat.date))
    html = client.get(f"{OVERVIEW}/aftaler-og-frister").text
    assert "Alt hos Øveby Kommune" in html


@pytest.mark.parametrize(
    ("own", "kind", "box"),
    [
        ("skat", "kommune", "skat"),
        ("pension", "region", "pension"),
        (None, "kommune", "kommune"),
        (None, "region", "sundhed"),
        (None, "statslig", None),
        (None, "øvrig", None),
    ],
)
def test_a_record_stands_in_the_box_of_whose_it_is(own: str | None, kind: str, box: str | None) -> None:
    authority = next(slug for slug, each in authorities().items() if each.kind == kind)
    record = next(iter(kinds().values())).model_copy(update={"box": own, "authority": authority})
    assert min_side.box_of(record) == box
