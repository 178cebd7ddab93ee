from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.world.grants import legacy_access
from sandbox.world.state.grants import OldLevel
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites.walking import Page, sign_in

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], Any]], Any]
SITE = "/post.borger.dk"
OLD = f"{SITE}/indstillinger/adgange"
CODE = "æbleskive"


def typed(world: World, other: Role) -> dict[str, Any]:
    who, first, last = world.citizen(other), world.clock.date(), world.clock.date() + timedelta(days=30)
    parts = ("day", "month", "year")
    return {
        "first_name": who.first_name,
        "last_name": who.last_name,
        "cpr": who.cpr_text,
        "secret_code_word": CODE,
        "level": "read",
        "folders": ["inbox"],
        **{f"from_{part}": str(getattr(first, part)) for part in parts},
        **{f"until_{part}": str(getattr(last, part)) for part in parts},
    }


@pytest.fixture
def senior(participant: Participant, change: Change) -> FlaskClient:
    client = participant()
    sign_in(change, client, "senior")
    return client


def helper(participant: Participant, change: Change, level: OldLevel) -> FlaskClient:
    client = participant()

    def give(world: World) -> None:
        period = (world.date, world.date + timedelta(days=9))
        access = legacy_access.give(world, "senior", "parent", level, ["inbox"], CODE, period)
        legacy_access.accept(world, "parent", access.id, CODE)

    change(client, give)
    sign_in(change, client, "parent")
    return client


def test_access_is_given_accepted_and_a_folder_appears(
    senior: FlaskClient, change: Change, world: WorldOf
) -> None:
    answer = senior.post(f"{OLD}/giv", data=typed(world(senior), "parent"))
    assert answer.location == OLD
    assert "Ikke accepteret endnu." in senior.get(OLD).text
    access = world(senior).old_access[0]
    sign_in(change, senior, "parent")
    owner = world(senior).citizen("senior").name
    assert f"/adgang/mappe/{access.id}" not in senior.get(f"{SITE}/").text
    wrong = senior.post(f"{OLD}/{access.id}/accepter", data={"secret_code_word": "pandekage"})
    assert wrong.status_code == 422
    assert Page(wrong.text).targets[-1] == f"secret_code_word-{access.id}"
    senior.post(f"{OLD}/{access.id}/accepter", data={"secret_code_word": CODE})
    menu = senior.get(f"{SITE}/").text
    assert f"/adgang/mappe/{access.id}" in menu
    assert owner in menu


def test_the_code_word_is_never_shown_again(senior: FlaskClient, world: WorldOf) -> None:
    answer = senior.post(f"{OLD}/giv", data=typed(world(senior), "parent") | {"first_name": ""})
    assert answer.status_code == 422
    assert CODE not in answer.text
    assert CODE not in world(senior).to_json()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"secret_code_word": "abc"}, "secret_code_word"),
        ({"secret_code_word": "20 30 40 50"}, "secret_code_word"),
        ({"cpr": "1"}, "cpr"),
        ({"level": "all"}, "level"),
        ({"folders": []}, "folders"),
        ({"from_day": "99"}, "from"),
        ({"until_year": "2020"}, "until"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    wrong: dict[str, Any], field: str, senior: FlaskClient, world: WorldOf
) -> None:
    answer = senior.post(f"{OLD}/giv", data=typed(world(senior), "parent") | wrong)
    assert answer.status_code == 422
    assert Page(answer.text).targets[-1] == field
    assert world(senior).old_access == []


@pytest.mark.parametrize("level", ["read", "edit"])
def test_the_folder_shows_letters_and_lets_an_editor_delete(
    level: OldLevel, participant: Participant, change: Change, world: WorldOf
) -> None:
    client = helper(participant, change, level)
    access, letter = world(client).old_access[0], world(client).post["senior"].inbox[0]
    folder = f"{SITE}/adgang/mappe/{access.id}"
    address = f"{folder}/brev/{letter.id}"
    listed = client.get(folder).text
    assert address in listed
    assert "2 bilag" in listed
    page = client.get(address).text
    assert ('data-show="delete"' in page) is (level == "edit")
    answer = client.post(f"{address}/slet")
    assert answer.status_code == (303 if level == "edit" else 404)
    assert world(client).post["senior"].find(letter.id).deleted is (level == "edit")


def test_either_ends_it(participant: Participant, change: Change, world: WorldOf) -> None:
    client = helper(participant, change, "read")
    access = world(client).old_access[0]
    for _again in range(2):
        assert client.post(f"{OLD}/{access.id}/slet").location == OLD
    assert client.get(f"{SITE}/adgang/mappe/{access.id}").status_code == 404
    late = client.post(f"{OLD}/{access.id}/accepter", data={"secret_code_word": CODE})
    assert late.location == OLD


def test_a_third_one_finds_nothing(participant: Participant, change: Change, world: WorldOf) -> None:
    client = helper(participant, change, "read")
    access = world(client).old_access[0]
    sign_in(change, client, "young")
    assert client.get(f"{SITE}/adgang/mappe/{access.id}").status_code == 404
    assert client.post(f"{OLD}/{access.id}/slet").status_code == 404
