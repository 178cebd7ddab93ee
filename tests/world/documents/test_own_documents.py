from datetime import date, timedelta

import pytest

from sandbox.content.mail.documents import documents, render
from sandbox.content.municipality.address import Address
from sandbox.world import timeline
from sandbox.world.documents import own_documents
from sandbox.world.documents.own_documents import DocumentOpened, NoSuchDocument
from sandbox.world.state.documents import OwnDocument
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world


@pytest.mark.parametrize("role", ROLES)
def test_everybody_has_documents_worth_attaching_and_each_can_be_shown(role: Role) -> None:
    world = fresh_world()
    lying = own_documents.of(world, role)
    assert len(lying) >= 10
    for locale in ("da", "en"):
        for each in lying:
            shown = render(each.content, own_documents.facts(world, role, each, locale))
            assert shown.title
            assert "{" not in repr((shown.body, shown.sections, shown.closing)).replace("{}", "")


def test_the_newest_lies_on_top_and_ids_are_told_apart() -> None:
    world = fresh_world()
    for role in ROLES:
        days = [each.added for each in own_documents.of(world, role)]
        assert days == sorted(days, reverse=True)
        assert max(days) < world.clock
        assert len({each.id for each in own_documents.of(world, role)}) == len(days)
    assert (
        own_documents.find(world, "parent", "loenseddel").added
        < own_documents.find(world, "parent", "loenseddel-2").added
    )


def test_what_is_laid_there_now_lies_on_top() -> None:
    world = fresh_world()
    timeline.pass_time(world, timedelta(hours=1))
    made = own_documents.add(world, "young", "loenseddel", {"employer": "Biografen"})
    assert own_documents.of(world, "young")[0] == made
    assert own_documents.find(world, "young", made.id).added == world.clock
    assert render(made.content, own_documents.facts(world, "young", made)).sender == "Biografen"


def test_opening_a_document_is_told() -> None:
    world = fresh_world()
    before = world.to_json()
    assert own_documents.opened(world, "senior", "pasfoto").document == "pasfoto"
    own_documents.opened(world, "senior", "pasfoto", pdf=True)
    assert world.take_announced() == [
        DocumentOpened(citizen="senior", document="pasfoto"),
        DocumentOpened(citizen="senior", document="pasfoto", pdf=True),
    ]
    assert world.to_json() == before


@pytest.mark.parametrize("document_id", ["", "findes-ikke", "loenseddel"])
def test_what_is_somebody_elses_or_nobodys_is_not_there(document_id: str) -> None:
    world = fresh_world()
    with pytest.raises(NoSuchDocument):
        own_documents.find(world, "senior", document_id)
    with pytest.raises(NoSuchDocument):
        own_documents.opened(world, "senior", document_id)
    assert world.take_announced() == []


def test_an_old_document_says_what_was_so_when_it_was_made() -> None:
    world = fresh_world()
    citizen = world.citizen("young")
    home, since = citizen.address.text, own_documents.facts(world, "young", _lease(world))["moved_in"]
    citizen.first_name = "Nyt"
    citizen.address = Address(street="Solsortevej", number="4", postcode="0010", town="Øveby")
    citizen.moved_in = date(2026, 11, 20)
    facts = own_documents.facts(world, "young", _lease(world))
    assert facts["address"] == home
    assert facts["moved_in"] == since
    assert not facts["name"].startswith("Nyt")


def _lease(world: World) -> OwnDocument:
    return own_documents.find(world, "young", "lejekontrakt")


def test_a_world_from_before_there_were_shelves_has_empty_ones() -> None:
    old = fresh_world().model_dump(mode="json")
    del old["shelf"]
    assert World.model_validate(old).shelf == {role: [] for role in ROLES}


def test_a_seed_is_of_this_seat_and_day_alone() -> None:
    assert fresh_world().shelf == fresh_world().shelf
    assert fresh_world(7).shelf != fresh_world(8).shelf
    assert {each.document for role in ROLES for each in fresh_world().shelf[role]} <= documents().keys()
