"""Each type of field on its own: what it takes, what it refuses and under which name."""

from datetime import datetime
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from sandbox.content.municipality.institutions import institutions
from sandbox.content.municipality.settings import address_book
from sandbox.content.services.answer_problems import PROBLEMS
from sandbox.content.services.fields import FieldType, OptionSource, ServiceField
from sandbox.world import session
from sandbox.world.forms import Problem
from sandbox.world.municipality import appointments
from sandbox.world.selfservice.fields import HANDLERS, places
from sandbox.world.selfservice.fields.base import Asking
from sandbox.world.selfservice.fields.options import SOURCES, choices
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Answer
from tests.world.worlds import fresh_world

SPEC: TypeAdapter[Any] = TypeAdapter(ServiceField)


def spec(kind: str, **more: Any) -> Any:
    return SPEC.validate_python({"type": kind, "name": "it", "label": "Det", **more})


def asking(role: Role = "parent", **answers: Answer) -> Asking:
    return Asking(fresh_world(), role, answers)


def check(field: Any, typed: dict[str, str | list[str]], who: Asking | None = None) -> Any:
    form = {name: [value] if isinstance(value, str) else value for name, value in typed.items()}
    found = HANDLERS[field.type].check(field, form, who or asking())
    return found.reason if isinstance(found, Problem) else found


def day(text: str) -> dict[str, str | list[str]]:
    parts = [*text.split("/"), "", ""][:3]
    return dict(zip(("it_day", "it_month", "it_year"), parts, strict=True))


def test_every_type_has_a_handler_and_every_source_a_list() -> None:
    assert set(HANDLERS) == set(get_args(FieldType)) == set(PROBLEMS)
    assert set(SOURCES) == set(get_args(OptionSource))


TAKEN: list[tuple[Any, dict[str, str | list[str]], Any]] = [
    (spec("text"), {"it": "  Hr. \x00 Jensen "}, "Hr.   Jensen"),
    (spec("text", required=False), {"it": " "}, None),
    (spec("text", pattern="[A-ZÆØÅ]{2} ?[0-9]{5}"), {"it": "AB 12345"}, "AB 12345"),
    (spec("textarea"), {"it": "En linje\r\nog en til "}, "En linje\nog en til"),
    (spec("email"), {"it": "anna@postkasse.example"}, "anna@postkasse.example"),
    (spec("phone"), {"it": "+45 02345678"}, "02 34 56 78"),
    (spec("phone"), {"it": "02.34.56.78"}, "02 34 56 78"),
    (spec("number"), {"it": "12.000 kr."}, "12000"),
    (spec("number"), {"it": "1 200,00"}, "1200"),
    (spec("yes_no"), {"it": "ja"}, "ja"),
    (spec("checkbox", text="Jeg siger ja"), {"it": "on"}, "ja"),
    (spec("checkbox", text="Jeg siger ja", required=False), {}, None),
    (spec("date"), day("5/3/27"), "2027-03-05"),
    (spec("date", required=False), day(""), None),
    (spec("date", earliest="+0 days"), day("22/11/2026"), "2026-11-22"),
    (spec("date", latest="+flytning-tidligst"), day("20/12/2026"), "2026-12-20"),
    (spec("address"), {"it": "solsortevej 3"}, "Solsortevej 3, 0010 Øveby"),
    (spec("address"), {"it": "bogtrykkergade 4 2 th"}, "Bogtrykkergade 4, 2. th., 0010 Øveby"),
    (spec("address"), {"it": "vrøvl", "it_choice": "Solsortevej 3, 0010 Øveby"}, "Solsortevej 3, 0010 Øveby"),
    (spec("radio", options=[{"value": "a", "label": "A"}]), {"it": "a"}, "a"),
    (spec("checkboxes", options_from="household"), {"it": ["child-1", "self"]}, ["self", "child-1"]),
    (spec("checkboxes", options_from="household", required=False), {"it": [""]}, None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "typed", "answer"), TAKEN)
def test_an_answer_is_kept_in_one_form(field: Any, typed: dict[str, str | list[str]], answer: Any) -> None:
    assert check(field, typed) == answer


@pytest.mark.parametrize(("field", "typed", "answer"), [each for each in TAKEN if each[2] is not None])
def test_what_is_kept_is_taken_again(field: Any, typed: dict[str, str | list[str]], answer: Any) -> None:
    again = HANDLERS[field.type].form(field, answer)
    assert HANDLERS[field.type].check(field, again, asking()) == answer


REFUSED: list[tuple[Any, dict[str, str | list[str]], str]] = [
    (spec("text"), {}, "missing"),
    (spec("text"), {"it": "\x00\t "}, "missing"),
    (spec("text"), {"it": "x" * 10_000}, "too-long"),
    (spec("text", pattern="[0-9]+"), {"it": "x"}, "wrong-form"),
    (spec("textarea"), {"it": "x" * 1001}, "too-long"),
    (spec("email"), {"it": "anna.postkasse.example"}, "not-an-email"),
    (spec("email"), {"it": "anna@postkasse"}, "not-an-email"),
    (spec("phone"), {"it": "02 34 56 7"}, "not-a-phone"),
    (spec("phone"), {"it": "nul to"}, "not-a-phone"),
    (spec("number"), {"it": "mange"}, "not-a-number"),
    (spec("number"), {"it": "١٢"}, "not-a-number"),
    (spec("number", least=1), {"it": "0"}, "too-small"),
    (spec("number", most=9), {"it": "10"}, "too-big"),
    (spec("yes_no"), {}, "missing"),
    (spec("yes_no"), {"it": "måske"}, "not-an-option"),
    (spec("checkbox", text="Jeg siger ja"), {}, "missing"),
    (spec("date"), day(""), "missing"),
    (spec("date"), day("31/2/2027"), "not-a-date"),
    (spec("date"), day("5/3/"), "not-a-date"),
    (spec("date"), day("5/3/0"), "not-a-date"),
    (spec("date"), day("²/3/2027"), "not-a-date"),
    (spec("date", earliest="+0 days"), day("21/11/2026"), "before-first-day"),
    (spec("date", latest="+flytning-tidligst"), day("21/12/2026"), "after-last-day"),
    (spec("address"), {"it": ""}, "missing"),
    (spec("address"), {"it": "x" * 10_000}, "too-long"),
    (spec("address"), {"it": "Ingenvej 3"}, "unknown-street"),
    (spec("address"), {"it": "Solsortevje 3"}, "nearly-right"),
    (spec("address"), {"it": "Solsortevej"}, "no-number"),
    (spec("address"), {"it": "Solsortevej 99"}, "unknown-number"),
    (spec("address"), {"it": "Bogtrykkergade 4"}, "choose-one"),
    (spec("address"), {"it": "Bogtrykkergade 4, 9. th"}, "unknown-address"),
    (spec("radio", options=[{"value": "a", "label": "A"}]), {"it": "b"}, "not-an-option"),
    (spec("select", options=[{"value": "a", "label": "A"}]), {}, "missing"),
    (spec("checkboxes", options_from="household"), {"it": ["self", "nabo"]}, "not-an-option"),
    (spec("checkboxes", options_from="household", must_have="self"), {"it": ["child-1"]}, "must-have"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "typed", "reason"), REFUSED)
def test_what_cannot_be_right_is_refused_by_name(
    field: Any, typed: dict[str, str | list[str]], reason: str
) -> None:
    assert check(field, typed) == reason
    assert reason in PROBLEMS[field.type]


def test_where_the_citizen_lives_now_is_not_another_address() -> None:
    home = asking().citizen.address.text
    assert check(spec("address", other=True), {"it": home}) == "same-as-now"
    assert check(spec("address"), {"it": home}) == home


def test_every_address_of_the_register_is_found_by_its_own_text() -> None:
    book = address_book()
    lost = [
        address.text
        for street in book.streets.values()
        for address in book.at(street)
        if book.find(address.text) != [address]
    ]
    assert not lost


def test_what_is_readonly_is_the_registers_whatever_is_sent() -> None:
    assert check(spec("readonly", value="name"), {"it": "Anders And"}) == asking().citizen.name


def test_a_street_that_is_nearly_right_brings_its_homes_with_that_number() -> None:
    field = spec("address")
    found = HANDLERS["address"].check(field, {"it": ["bogtrykergade 4"]}, asking())
    assert isinstance(found, Problem)
    assert "Bogtrykkergade 4, 2. th., 0010 Øveby" in found.suggestions


def test_a_date_too_far_ahead_tells_when_it_can_be_reported() -> None:
    field = spec("date", latest="+28 days")
    form = {name: [str(value)] for name, value in day("30/12/2026").items()}
    found = HANDLERS["date"].check(field, form, asking())
    assert isinstance(found, Problem)
    assert str(found.facts["opens"]) == "2026-12-02"


def test_the_own_doctor_is_first_and_the_others_come_nearest_first() -> None:
    field = spec("radio", options_from="doctors", near="new_address")
    offered = choices(field, asking(new_address="Rugkernevej 8, 0030 Nørre Øve"))
    assert offered[0].value == asking().citizen.doctor
    kilometres = [float(choice.hint.split(" ")[0].replace(",", ".")) for choice in offered[1:]]
    assert kilometres == sorted(kilometres)


def test_only_those_who_live_together_can_move_together() -> None:
    household = spec("checkboxes", options_from="household")
    children = [f"child-{place}" for place, _ in enumerate(fresh_world().household.children, 1)]
    assert [each.value for each in choices(household, asking("parent"))] == ["self", *children]
    assert [each.value for each in choices(household, asking("senior"))] == ["self"]


def test_answers_are_shown_in_words() -> None:
    shown = {
        "number": HANDLERS["number"].shown(spec("number", unit="kr."), "12000", asking()),
        "date": HANDLERS["date"].shown(spec("date"), "2026-12-01", asking()),
        "yes_no": HANDLERS["yes_no"].shown(spec("yes_no"), "nej", asking()),
    }
    assert shown == {"number": "12.000 kr.", "date": "1. december 2026", "yes_no": "Nej"}


@pytest.mark.parametrize(("signed_in", "called"), [("senior", "{name} (dig selv)"), ("parent", "{name}")])
def test_a_person_is_only_called_oneself_where_nobody_else_acts_for_them(
    signed_in: Role, called: str
) -> None:
    who = asking("senior")
    session.open_session(who.world, signed_in, "nemid", "borger.dk")
    label = choices(spec("radio", options_from="self-and-children"), who)[0].label
    assert label == called.format(name=who.citizen.name)


def test_the_districts_own_school_comes_first_and_the_first_wish_is_not_offered_again() -> None:
    who = asking("parent")
    first = choices(spec("radio", options_from="schools"), who)[0]
    own = [each for each in institutions() if who.citizen.address.postcode in each.districts]
    assert first.value in {each.name for each in own}
    wishes = choices(spec("radio", options_from="daycare"), who)
    again = Asking(who.world, "parent", {"first_wish": wishes[0].value})
    left = choices(spec("radio", options_from="daycare", but="first_wish"), again)
    assert wishes[0].value not in {each.value for each in left}


def test_a_closed_doctor_can_be_seen_but_not_taken() -> None:
    who = asking("senior")
    field = spec("radio", options_from="all-doctors")
    closed = next(each for each in choices(field, who) if each.closed)
    assert HANDLERS["radio"].check(field, {"it": [closed.value]}, who) == Problem("it", "closed")
    for role in ("parent", "young"):
        who.world.citizen(role).address = who.citizen.address
        who.world.citizen(role).doctor = closed.value
    assert HANDLERS["radio"].check(field, {"it": [closed.value]}, who) == closed.value


def test_only_the_chosen_offices_free_times_are_offered_and_are_shown_after_they_are_booked() -> None:
    who = asking("young")
    office = choices(spec("radio", options_from="offices", errand="pas"), who)[0].value
    times = spec("radio", options_from="times", errand="pas", office="place")
    assert not choices(times, who)
    chosen = Asking(who.world, "young", {"place": office})
    at = choices(times, chosen)[0]
    booked = appointments.book(who.world, "young", "pas", office, datetime.fromisoformat(at.value))
    assert booked
    assert at.value not in {each.value for each in choices(times, chosen)}
    assert HANDLERS["radio"].shown(times, at.value, chosen) == at.label


def test_only_own_documents_of_the_right_kind_can_be_attached() -> None:
    who = asking("young")
    every = choices(spec("checkboxes", options_from="documents"), who)
    assert {each.value for each in every} == {each.id for each in who.world.shelf["young"]}
    some = choices(spec("checkboxes", options_from="documents", documents=["contract"]), who)
    assert 0 < len(some) < len(every)
    mine = {each.id for each in who.world.shelf["young"]}
    other = next(each.id for each in who.world.shelf["senior"] if each.id not in mine)
    assert check(spec("checkboxes", options_from="documents"), {"it": [other]}, who) == "not-an-option"


def test_a_readonly_sum_of_yes_or_no_is_shown_as_a_word_and_kept_as_it_is() -> None:
    field = spec("readonly", value="name")
    assert HANDLERS["readonly"].shown(field, "nej", asking()) == "Nej"
    assert HANDLERS["readonly"].shown(field, "Nejla", asking()) == "Nejla"


def aged(years: int, **answers: Answer) -> Asking:
    """Asks for a parent whose first child has a birthday today."""
    who = asking("parent", **answers)
    child, today = who.world.household.children[0], who.now.date()
    child.born = today.replace(year=today.year - years)
    return who


@pytest.mark.parametrize(("years", "offered"), [(5, False), (6, True), (16, True), (17, False)])
def test_a_child_is_offered_from_its_first_to_its_last_birthday_within_the_ages(
    years: int, offered: bool
) -> None:
    found = choices(spec("radio", options_from="children", ages=[6, 16]), aged(years))
    assert ("child-1" in [choice.value for choice in found]) == offered


@pytest.mark.parametrize(("years", "has_age"), [(17, True), (18, False)])
def test_the_age_of_a_grown_up_is_not_said(years: int, has_age: bool) -> None:
    found = choices(spec("radio", options_from="children", ages=[0, 30]), aged(years))
    label = next(choice.label for choice in found if choice.value == "child-1")
    assert (f", {years} år" in label) == has_age


@pytest.mark.parametrize(
    ("number", "found"), [("9", "too-small"), ("10", "10"), ("20", "20"), ("21", "too-big")]
)
def test_the_smallest_and_the_largest_number_are_taken(number: str, found: str) -> None:
    assert check(spec("number", least=10, most=20), {"it": number}) == found


@pytest.mark.parametrize(("street", "suggested"), [("bo", False), ("bog", True)])
def test_three_letters_of_a_street_are_enough_for_suggestions(street: str, suggested: bool) -> None:
    field = spec("address")
    problem = HANDLERS["address"].check(field, {"it": [f"{street} 4"]}, asking())
    assert isinstance(problem, Problem)
    assert any(text.startswith("Bogtrykkergade 4") for text in problem.suggestions) == suggested


@pytest.mark.parametrize("end", [0, 1])
def test_a_daycare_takes_children_from_its_first_to_its_last_age(
    monkeypatch: pytest.MonkeyPatch, end: int
) -> None:
    place = next(each for each in institutions() if each.kind == "daycare" and each.ages[0] > 0)
    monkeypatch.setattr(places, "institutions", lambda: (place,))
    field = spec("radio", options_from="daycare", child="child")
    beyond = place.ages[end] + (1 if end else -1)
    offered = {}
    for years in (place.ages[end], beyond):
        offered[years] = [choice.value for choice in choices(field, aged(years, child="child-1"))]
    assert offered == {place.ages[end]: [place.name], beyond: []}
