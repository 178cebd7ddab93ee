import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from sandbox.content.portal.life_situations import LifeSituation, life_situations
from tests.sites.walking import sign_in

Participant = Callable[..., FlaskClient]
every_guide = pytest.mark.parametrize("guide", life_situations().values(), ids=life_situations().keys())


def answered(
    guide: LifeSituation, more: Mapping[str, str] = MappingProxyType({}), *, last: bool = False
) -> str:
    """The address of the list that the first, or the last, of each question's answers make; no days."""
    chosen = {each.name: each.options[-1 if last else 0].value for each in guide.questions if each.options}
    return f"/borger.dk/livssituationer/{guide.slug}?" + urlencode({"svar": 1, **chosen, **more})


def test_the_front_page_and_the_list_lead_to_all_of_them(participant: Participant) -> None:
    client = participant()
    for path in ("/borger.dk/", "/borger.dk/livssituationer"):
        html = client.get(path).text
        assert all(f'href="/borger.dk/livssituationer/{slug}"' in html for slug in life_situations()), path


@every_guide
@pytest.mark.parametrize("last", [False, True])
def test_a_list_shows_what_to_do_what_happens_and_leads_only_where_something_is(
    participant: Participant, guide: LifeSituation, last: bool
) -> None:
    client = participant()
    html = client.get(answered(guide, last=last)).text
    main = html.partition("<main")[2].partition("</main>")[0]
    assert "Det skal du selv gøre" in main
    assert "Det sker automatisk" in main
    assert "{" not in main
    for path in set(re.findall(r'href="(/[^"]+)"', main)):
        assert client.get(path.replace("&amp;", "&")).status_code in (200, 303), path


@every_guide
def test_nothing_answered_is_told_at_each_question(participant: Participant, guide: LifeSituation) -> None:
    response = participant().get(f"/borger.dk/livssituationer/{guide.slug}?svar=1")
    asked = [question.name for question in guide.questions if question.options]
    assert response.status_code == 422
    assert (
        re.findall(r'href="#(\w+)"', response.text.partition("data-error-summary")[2].partition("</ul>")[0])
        == asked
    )
    assert all(f'id="{name}-error"' in response.text for name in asked)


def test_the_days_are_counted_and_can_be_left_open(participant: Participant) -> None:
    client, flytte = participant(), life_situations()["flytte"]
    day = {"moving_day_day": "12", "moving_day_month": "12", "moving_day_year": "26"}
    assert "17. december 2026" in client.get(answered(flytte, day)).text
    assert "Dato mangler" in client.get(answered(flytte)).text


@pytest.mark.parametrize(
    "typed", [("31", "2", "2027"), ("x", "1", "2027"), ("1", "", ""), ("1", "1", "9999")]
)
def test_a_day_that_is_none_is_told_and_everything_typed_is_kept(
    participant: Participant, typed: tuple[str, str, str]
) -> None:
    day = dict(zip(("moving_day_day", "moving_day_month", "moving_day_year"), typed, strict=True))
    response = participant().get(answered(life_situations()["flytte"], day))
    assert response.status_code == 422
    assert 'href="#moving_day"' in response.text
    assert all(f'value="{each}"' in response.text for each in typed)
    assert 'value="leje" checked' in response.text


def test_answers_can_be_corrected(participant: Participant) -> None:
    client = participant()
    html = client.get(answered(life_situations()["flytte"])).text
    change = re.search(r'href="([^"]+)" data-show="change-answers"', html)
    assert change
    again = client.get(change[1].replace("&amp;", "&"))
    assert again.status_code == 200
    assert 'value="leje" checked' in again.text


def test_what_is_in_the_address_beside_the_questions_is_not_read(participant: Participant) -> None:
    address = answered(life_situations()["flytte"], {"slug": "doedsfald", "_anchor": "x", "ret_": "1"})
    assert participant().get(address).status_code == 200


def test_who_is_signed_in_is_led_to_the_letter_about_it(participant: Participant, change: Any) -> None:
    client, pension = participant(), life_situations()["gaa-paa-pension"]
    assert "Læs dit brev" not in client.get(answered(pension)).text
    sign_in(change, client, "senior")
    assert "Læs dit brev: Din folkepension kommer ikke af sig selv" in client.get(answered(pension)).text


def test_a_list_is_told_of_without_the_answers(participant: Participant, happened: Any) -> None:
    client = participant()
    client.get("/borger.dk/livssituationer/flytte?svar=1")
    assert happened("guide-answered") == []
    client.get(answered(life_situations()["flytte"]))
    assert happened("guide-answered") == [{"citizen": None, "guide": "flytte"}]


def test_a_day_that_is_over_says_so(participant: Participant) -> None:
    """Moving long ago and moving long from now: the same list, with and without days that are over."""
    day = {"moving_day_day": "1", "moving_day_month": "2"}
    before, after = (
        answered(life_situations()["flytte"], {"moving_day_year": year, **day}) for year in ("2020", "2040")
    )
    assert "Dagen er gået" in participant().get(before).text
    assert "Dagen er gået" not in participant().get(after).text


def test_there_is_no_other(participant: Participant) -> None:
    assert participant().get("/borger.dk/livssituationer/findes-ikke").status_code == 404
