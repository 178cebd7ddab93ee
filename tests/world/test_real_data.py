"""What a participant must not leave behind, and what must never be taken for it (real_data_cases.py has the tables)."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.world import real_data
from sandbox.world.people.households import Credentials, credentials, household
from sandbox.world.real_data import Finding, Kind, find, may_become, without
from sandbox.world.real_data.plain import plain
from sandbox.world.real_data.split import find_split
from sandbox.world.state.nemid import keys
from sandbox.world.state.people import ROLES, Household
from sandbox.world.state.world import World
from tests.world.real_data_cases import CAUGHT, KNOWN, PASSES, texts
from tests.world.worlds import DAY

TODAY = date(2026, 11, 22)
BORN = "020345"
ENOUGH, MOST_REFUSED = 150, 0.02
caught = pytest.mark.parametrize(("kind", "why", "text"), texts(CAUGHT))


@caught
def test_what_could_be_a_real_persons_is_caught(kind: Kind, why: str, text: str) -> None:
    assert find(text, TODAY) == Finding(kind), why


@caught
def test_only_it_is_taken_out_of_a_long_letter(kind: Kind, why: str, text: str) -> None:
    before, after = "Kære alle!\n\nJeg er født i Øveby. ", "\n\nMange hilsner\nKaren ☺ 2026"
    rest = without(before + text + after, TODAY)
    assert rest.startswith(before.rstrip())
    assert rest.endswith(after)
    assert "…" in rest
    assert find(rest, TODAY) is None


@pytest.mark.parametrize(("why", "text"), texts(PASSES))
def test_other_texts_pass_unchanged(why: str, text: str) -> None:
    assert find(text, TODAY) is None, why
    assert without(text, TODAY) == text


@pytest.mark.parametrize(("why", "text"), texts(KNOWN))
def test_what_is_known_to_fall_on_the_wrong_side(why: str, text: str) -> None:
    assert find(text, TODAY) is None, f"Better than it was: move it to CAUGHT ({why})"


def test_the_balance_is_measured_on_many_texts_each_way() -> None:
    right, wrong = texts(CAUGHT), texts(PASSES)
    assert min(len(right), len(wrong)) >= ENOUGH
    refused = [text for _why, text in wrong if find(f"Kære Borgerservice. {text}", TODAY)]
    assert len(refused) <= MOST_REFUSED * len(wrong), refused


def test_nothing_is_left_of_a_field_that_held_nothing_else() -> None:
    assert without(f" {BORN}-4444.", TODAY) == ""


def test_half_a_number_besides_does_not_cost_the_letter() -> None:
    typed = f"Ring på 20 {'12 34 56'}, eller skriv til sag 201234"
    assert without(typed, TODAY) == "Ring på …, eller skriv til sag 201234"


def test_a_child_born_today_is_found_and_one_born_tomorrow_is_not() -> None:
    assert find(f"{TODAY:%d%m%y}-4444", TODAY) == Finding("cpr")
    assert find(f"{TODAY.replace(day=TODAY.day + 1):%d%m%y}-4444", TODAY) is None


def test_a_finding_does_not_carry_what_was_found() -> None:
    assert BORN not in repr(find(f"{BORN}-4444", TODAY))


SIGNS = "0123456789" * 4 + " .,-/+@\u200b\u0301٢２a…k"


@given(st.text(alphabet=SIGNS, max_size=60))
def test_what_is_left_is_never_found_again(text: str) -> None:
    assert find(without(text, TODAY), TODAY) is None


@given(st.text(max_size=60))
def test_a_text_without_findings_is_left_to_the_letter(text: str) -> None:
    if find(text, TODAY) is None:
        assert without(text, TODAY) == text


@given(st.text(max_size=80))
def test_every_place_in_a_plain_text_leads_back_to_the_original(text: str) -> None:
    searched = plain(text)
    length = len(searched.text)
    places = [searched.original(place, place + 1) for place in range(length)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert [start for start, _end in places] == sorted(start for start, _end in places)


PATTERNS = {
    "cpr": [*real_data.cpr.SHAPES, real_data.cpr.SPACED],
    "cards": [*real_data.cards.SHAPES, real_data.cards.IBAN],
    "phone": [
        real_data.phone.EIGHT,
        real_data.phone.WITH_CODE,
        real_data.phone.GROUPED,
        real_data.phone.PLUS,
        real_data.phone.ZEROS,
        *real_data.phone.ROWS,
    ],
    "email": [real_data.email.STRICT, real_data.email.LOOSE],
}


# One shape a line; each is repeated, so that a search that looks back from every place would take quadratic time.
HOSTILE = [
    "20 12 34 56 ",
    "1",
    "1 ",
    "12-",
    "01.01.",
    "@",
    "a@",
    "a.",
    "4444 ",
    "dk50 ",
    "+4",
    "0046 ",
    "2\u0301",
    " ",
]


@pytest.mark.parametrize("shape", HOSTILE)
def test_twice_the_text_is_searched_for_at_most_twice_the_candidates(
    shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts what the patterns hand on to be judged; that each judgement is bounded is the test after next."""
    counts = []
    for size in (4_000, 8_000):
        text = plain((shape * size)[:size]).text
        counts.append(
            sum(
                1
                for patterns in PATTERNS.values()
                for pattern in patterns
                for _match in pattern.finditer(text)
            )
        )
    assert counts[1] <= 2 * counts[0] + len(PATTERNS) * 4


def test_every_pattern_has_a_most() -> None:
    """So that no match, and no attempt at one, depends on how long the text is: the search as a whole is linear."""
    endless = [
        pattern.pattern
        for patterns in PATTERNS.values()
        for pattern in patterns
        if _repeats_without_end(pattern.pattern)
    ]
    assert endless == [], "Give it a most, {0,3} rather than *"


def test_every_pattern_of_the_package_is_looked_at() -> None:
    """Those that are only ever matched at a place, or over a few signs, are named here."""
    small = {"CODE_BEFORE", "A_DATE", "A_YEAR", "YEARS", "NO_DIGIT", "PREFIX", "HINT", "BESIDE"}
    listed = {pattern.pattern for patterns in PATTERNS.values() for pattern in patterns}
    forgotten = [
        f"{module.__name__}.{name}"
        for module in (real_data.cpr, real_data.cards, real_data.phone, real_data.email)
        for name, value in vars(module).items()
        for pattern in (value if isinstance(value, tuple) else (value,))
        if isinstance(pattern, re.Pattern) and name not in small and pattern.pattern not in listed
    ]
    assert forgotten == []


def _repeats_without_end(pattern: str) -> bool:
    bare = pattern.replace(r"\+", "").replace(r"\*", "")
    while "[" in bare:
        start = bare.index("[")
        bare = bare[:start] + "x" + bare[bare.index("]", start + 2) + 1 :]
    return "*" in bare or "+" in bare or ",}" in bare


@pytest.mark.parametrize("block", range(4))
def test_the_invented_people_are_never_found(block: int) -> None:
    for number in range(block * 2_500 + 1, block * 2_500 + 201):
        for text in _own_texts(household(1, number), [credentials(1, number, role) for role in ROLES]):
            assert find(text, TODAY) is None, text


def _own_texts(people: Household, all_credentials: list[Credentials]) -> list[str]:
    persons = [*people.citizens.values(), *people.children]
    texts = [people.model_dump_json(), *(person.cpr_text for person in persons)]
    texts += [citizen.address.text for citizen in people.citizens.values()]
    texts += [citizen.phone_text for citizen in people.citizens.values()]
    texts += [
        text for each in all_credentials for text in (each.model_dump_json(), *each.model_dump().values())
    ]
    return texts + [" ".join(pair) for pair in keys(all_credentials[0].card_number, "secret")]


def test_no_id_of_any_seat_looks_like_a_number(fresh: World) -> None:
    for seat in range(1, 10_001):
        fresh.seat, fresh.drawn = seat, seat % 50
        found = [made for made in (fresh.new_id(), fresh.new_id()) if not made.isalpha() or find(made, TODAY)]
        assert not found


@pytest.fixture
def fresh() -> World:
    from sandbox.world.seeding import seeded_world

    return seeded_world(1, 1, DAY)


SPLIT: list[tuple[Kind, list[str]]] = [
    ("cpr", [BORN, "4444"]),
    ("cpr", ["02", "03", "454444"]),
    ("cpr", ["02", "03", "45-4444"]),
    ("cpr", ["2", "3", "454444"]),
    ("cpr", ["02", "03", "45", "4444"]),
    ("cpr", ["0203", "45", "4444"]),
    ("phone", ["2012", "3456"]),
    ("phone", ["20", "123456"]),
    ("phone", ["20", "12", "34", "56"]),
    ("phone", [" 2012 ", "34 56"]),
    ("card", ["4111", "1111", "1111", "1111"]),
]
APART = [
    ["02", "03", "1945"],
    ["24", "12", "2026"],
    ["0010", "Øveby"],
    ["2025", "2026"],
    ["20", "12", "2026"],
    ["4821", "12"],
    [BORN, "", "4444"],
    [BORN, "Karen", "4444"],
    ["140362", "5044"],
    ["0123", "4567"],
    ["0000", "1234", "5678", "9012"],
    ["123456", "4444"],
]


@pytest.mark.parametrize(("kind", "boxes"), SPLIT)
def test_a_number_over_several_boxes_is_found_in_all_of_them(kind: Kind, boxes: list[str]) -> None:
    ((found, places),) = find_split(["Karen", *boxes, ""], TODAY)
    assert (found, list(places)) == (kind, list(range(1, len(boxes) + 1)))


@pytest.mark.parametrize("boxes", APART)
def test_ordinary_boxes_beside_each_other_are_no_number(boxes: list[str]) -> None:
    assert list(find_split(boxes, TODAY)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Mit nummer er {BORN}",
        f"Mit nummer er {BORN}-44",
        f"{BORN} 444",
        "Ring til mig på 20 30 4",
        "+45 20304",
        "skriv til jens@",
        "skriv til jens@post.exam",
        f"{BORN}-4444",
    ],
)
def test_what_is_half_typed_may_become_real(text: str) -> None:
    assert may_become(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jeg flytter den 1. december 2026.",
        "Det kostede 12.345 kr.",
        "kr. 23456",
        "Sagen har nummer 2026-004711.",
        "Ring på 09 70 40 10",
        "Min e-mail er karen@postkasse.example.",
        "Postnummer 0010",
    ],
)
def test_what_is_no_beginning_of_anything_real_is_left_alone(text: str) -> None:
    assert not may_become(text, TODAY)
