from datetime import timedelta

import pytest

from sandbox.world import session, timeline
from sandbox.world.forms import Problem
from sandbox.world.grants import granting_power
from sandbox.world.grants.granting_power import answer, find, names_of, sign, withdraw
from sandbox.world.grants.power_draft import save_covers, save_person, save_until
from sandbox.world.grants.power_of_attorney import acting_for, choose, must_choose
from sandbox.world.state.grants import Kind, NoSuchGrant, NotWaiting, Power
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

HOST, PART = "oeveby.dk", "flytning"


def write(world: World, role: Role, kind: Kind, other: Role, days: int = 30) -> Power:
    """Fill in all steps, and sign."""
    who, until = world.citizen(other), world.clock.date() + timedelta(days=days)
    assert save_person(world, role, kind, who.first_name, who.last_name, who.cpr) == []
    assert save_covers(world, role, kind, [f"{HOST}/{PART}"]) == []
    assert save_until(world, role, kind, str(until.day), str(until.month), str(until.year)) == []
    power = sign(world, role, kind)
    assert isinstance(power, Power)
    return power


def letters_to(world: World, role: Role) -> list[str]:
    return [boxed.letter for boxed in world.post[role].letters if boxed.letter.startswith("fuldmagt-")]


def names(world: World) -> list[tuple[str, Role | None]]:
    return [
        (event.name, event.citizen)
        for event in world.take_announced()
        if event.name not in ("letter-arrived", "signed-in")
    ]


def test_a_power_that_is_given_holds_and_both_get_a_letter() -> None:
    world = fresh_world()
    power = write(world, "senior", "give", "parent")
    assert (power.giver, power.holder, power.state) == ("senior", "parent", "given")
    assert names(world) == [("power-given", "senior")]
    assert letters_to(world, "senior") == ["fuldmagt-givet"]
    assert letters_to(world, "parent") == ["fuldmagt-modtaget"]
    assert world.power_drafts == []
    session.open_session(world, "parent", "nemid", HOST)
    assert must_choose(world, HOST, PART)


def test_what_is_not_confirmed_is_neither_given_nor_granted() -> None:
    world = fresh_world()
    power = write(world, "parent", "ask", "senior")
    assert isinstance(answer(world, "senior", power.id, approved=True, sure=False), Problem)
    assert power.state == "asked"
    names(world)
    who = world.citizen("young")
    save_person(world, "senior", "give", who.first_name, who.last_name, who.cpr)
    save_covers(world, "senior", "give", [HOST])
    save_until(world, "senior", "give", "1", "1", "2027")
    assert isinstance(sign(world, "senior", "give", sure=False), Problem)
    assert names(world) == [("answer-rejected", "senior")]
    assert world.powers == [power]


def test_what_is_not_finished_cannot_be_signed() -> None:
    world = fresh_world()
    save_covers(world, "senior", "give", [HOST])
    assert sign(world, "senior", "give") is None
    assert sign(world, "young", "give") is None
    assert world.powers == []


def test_a_power_that_is_asked_for_holds_when_the_giver_says_yes() -> None:
    world = fresh_world()
    power = write(world, "parent", "ask", "senior")
    assert (power.giver, power.holder, power.state) == ("senior", "parent", "asked")
    assert names(world) == [("power-asked", "parent")]
    assert letters_to(world, "senior") == ["fuldmagt-anmodning"]
    answer(world, "senior", power.id, approved=True)
    assert power.state == "given"
    assert names(world) == [("power-answered", "senior"), ("power-given", "senior")]
    assert letters_to(world, "parent") == ["fuldmagt-modtaget"]


def test_whoever_is_told_no_gets_a_letter_and_no_power() -> None:
    world = fresh_world()
    power = write(world, "parent", "ask", "senior")
    answer(world, "senior", power.id, approved=False)
    assert power.state == "refused"
    assert letters_to(world, "parent") == ["fuldmagt-afvist"]
    with pytest.raises(NotWaiting):
        answer(world, "senior", power.id, approved=True)


def test_nobody_answers_their_own_wish() -> None:
    world = fresh_world()
    power = write(world, "parent", "ask", "senior")
    with pytest.raises(NotWaiting):
        answer(world, "parent", power.id, approved=True)
    with pytest.raises(NoSuchGrant):
        answer(world, "young", power.id, approved=True)


def test_a_wish_that_is_granted_takes_the_place_of_the_old_power() -> None:
    world = fresh_world()
    old = write(world, "senior", "give", "parent", days=2)
    new = write(world, "parent", "ask", "senior", days=60)
    assert world.powers == [old, new]
    answer(world, "senior", new.id, approved=True)
    assert world.powers == [new]


@pytest.mark.parametrize("role", ["senior", "parent"])
def test_either_of_the_two_can_take_it_back_and_both_get_a_letter(role: Role) -> None:
    world = fresh_world()
    power = write(world, "senior", "give", "parent")
    timeline.pass_time(world)
    names(world)
    withdraw(world, role, power.id)
    assert power.state == "withdrawn"
    assert names(world) == [("power-withdrawn", role)]
    for to in ("senior", "parent"):
        boxed = world.post[to].letters[0]
        assert boxed.letter == "fuldmagt-tilbagekaldt"
        assert boxed.facts["by"] == world.citizen(role).name
    with pytest.raises(NotWaiting):
        withdraw(world, role, power.id)


def test_it_ends_in_the_middle_of_what_the_holder_does() -> None:
    world = fresh_world()
    power = write(world, "senior", "give", "parent")
    session.open_session(world, "parent", "nemid", HOST)
    choose(world, "senior", HOST, PART)
    withdraw(world, "senior", power.id)
    assert acting_for(world, HOST, PART) == "parent"
    assert world.session
    assert world.session.lapsed == "senior"


def test_who_gives_it_back_needs_not_be_told() -> None:
    world = fresh_world()
    power = write(world, "senior", "give", "parent")
    session.open_session(world, "parent", "nemid", HOST)
    choose(world, "senior", HOST, PART)
    withdraw(world, "parent", power.id)
    assert acting_for(world, HOST, PART) == "parent"
    assert world.session
    assert world.session.lapsed is None


def test_a_wish_can_be_taken_back_by_who_has_it() -> None:
    world = fresh_world()
    power = write(world, "parent", "ask", "senior")
    with pytest.raises(NotWaiting):
        withdraw(world, "senior", power.id)
    withdraw(world, "parent", power.id)
    assert letters_to(world, "senior") == ["fuldmagt-anmodning"]
    with pytest.raises(NotWaiting):
        answer(world, "senior", power.id, approved=True)


def test_a_third_one_has_no_part_in_it() -> None:
    world = fresh_world()
    power = write(world, "senior", "give", "parent")
    assert granting_power.of(world, "young") == []
    for change in (find, withdraw):
        with pytest.raises(NoSuchGrant):
            change(world, "young", power.id)


def test_places_have_names_and_one_that_is_gone_keeps_its_address() -> None:
    assert names_of([HOST, f"{HOST}/{PART}", "oeveby.dk/vaek"]) == [
        "Alt hos Øveby Kommune", "Meld flytning", "oeveby.dk/vaek",
    ]  # fmt: skip
