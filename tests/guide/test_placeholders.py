import pytest

from sandbox.content.municipality.settings import distance, find, municipality
from sandbox.content.rules.rates import rates
from sandbox.guide import placeholders
from sandbox.guide.placeholders import NAMES, PEOPLE, facts, problem_with, shown
from sandbox.world import timeline
from sandbox.world.mitid.activation import new_app, order_temporary
from sandbox.world.mitid.app import one_time_code, press_device
from sandbox.world.mitid.sign_in import begin
from sandbox.world.nemid import presets
from tests.guide.make import fresh_world

WORLD = fresh_world()


def test_every_name_has_a_value() -> None:
    known = facts(WORLD, "young")
    without_app, app_alone = "senior.mitid.pin", {"citizen.mitid.password", "young.mitid.password"}
    later = ("nemid.temporary", "nemid.app_pin", "mitid.temporary", "mitid.code")
    not_yet = {"one_time_code", *(f"{who}.{what}" for who in PEOPLE for what in later)}
    assert {name for name in known if not known[name]} == {without_app, *app_alone, *not_yet}
    assert len(list(known)) == len(known) == len(NAMES) + 1


def test_citizen_is_the_one_the_exercise_is_about() -> None:
    known = facts(WORLD, "young")
    assert known["citizen.name"] == known["young.name"] == WORLD.citizen("young").name
    assert known["citizen.nemid.user_id"] == WORLD.nemid["young"].user_id
    assert known["citizen.mitid.user_id"] == WORLD.mitid["young"].user_id
    assert known["parent.mitid.password"] == WORLD.mitid["parent"].password
    assert known["senior.cpr"] == WORLD.citizen("senior").cpr_text


def test_doctors_that_can_be_tried_are_never_the_one_of_today() -> None:
    here, practices = WORLD.citizen("senior"), {each.name: each for each in municipality().practices}
    far, closed = (
        practices[facts(WORLD, "senior")[f"citizen.{each}"]] for each in ("far_doctor", "closed_doctor")
    )
    assert far.open
    assert not closed.open
    assert here.doctor not in (far.name, closed.name)
    limit = rates()["laege-afstand"].rate(WORLD.clock.year).number
    assert distance(here.address, far) > limit


@pytest.mark.parametrize("postcode", [town.postcode for town in municipality().towns])
def test_some_open_doctor_is_far_away_wherever_one_lives(postcode: str) -> None:
    home = next(each for each in municipality().practices if find(each.address)[0].postcode == postcode)
    lives = find(home.address)[0]
    limit = rates()["laege-afstand"].rate(2026).number
    assert max(distance(lives, each) for each in municipality().practices if each.open) > limit


def test_the_child_is_the_youngest_and_money_is_written_as_papers_write_it() -> None:
    known = facts(WORLD, "young", "en")
    youngest = max(WORLD.household.children, key=lambda child: child.born)
    assert (known["child.name"], known["child.first_name"]) == (youngest.name, youngest.first_name)
    assert known["citizen.rent"].replace(".", "") == str(WORLD.finances["young"].rent)
    assert known["citizen.monthly_income"].replace(".", "") == str(WORLD.finances["young"].income // 12)


def test_what_stands_on_nemid_papers_is_of_the_newest_that_has_come() -> None:
    world = fresh_world()
    known, first = facts(world, "senior"), world.nemid["senior"].card.number
    presets.new_card(world, "senior", "coming")
    assert known["citizen.nemid.card"] == first
    timeline.move_clock(world, 14 * 24 * 60)
    assert known["citizen.nemid.card"] not in ("", first)
    presets.not_activated(world, "senior")
    assert world.nemid["senior"].temporary
    assert known["citizen.nemid.temporary"] == world.nemid["senior"].temporary.code
    presets.give_app(world, "senior")
    assert world.nemid["senior"].app
    assert known["citizen.nemid.app_pin"] == world.nemid["senior"].app.pin


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "23. november 2026"),
        ("date+14", "7. december 2026"),
        ("date-23", "31. oktober 2026"),
        ("date+14.day", "7"),
        ("date+14.month", "12"),
        ("date+40.year", "2027"),
        ("date+14.iso", "2026-12-07"),
    ],
)
def test_days_are_counted_from_the_day_of_the_class(name: str, value: str) -> None:
    assert facts(WORLD, "senior")[name] == value


def test_a_pin_is_of_the_app_and_whoever_has_none_has_no_pin() -> None:
    known = facts(WORLD, "young")
    app = WORLD.mitid["young"].app
    assert app
    assert known["citizen.mitid.pin"] == app.pin
    assert not known["senior.mitid.pin"]


def test_codes_of_mitid_are_those_that_stand_somewhere_now() -> None:
    world = fresh_world()
    known = facts(world, "parent")
    assert press_device(world, "parent", "code-display") == known["citizen.mitid.code"]
    begin(world, known["citizen.mitid.user_id"], service="borger.dk", return_to="/borger.dk/")
    assert one_time_code(world) == known["one_time_code"]
    new_app(world, "parent")
    assert order_temporary(world, "parent", "letter").code == known["citizen.mitid.temporary"]


def test_days_are_written_in_the_readers_language() -> None:
    assert facts(WORLD, "senior", "en")["date"] == "23 November 2026"


@pytest.mark.parametrize(
    "name", ["citizen.frist_name", "nobody.name", "citizen", "date+", "date+1000", "date.week", ""]
)
def test_what_is_no_placeholder_is_told(name: str) -> None:
    assert "ukendt pladsholder" in str(problem_with(name))
    with pytest.raises(KeyError):
        facts(WORLD, "senior")[name]


def test_a_misspelt_placeholder_is_told_the_right_one() -> None:
    assert (
        problem_with("citizen.frist_name")
        == "ukendt pladsholder {citizen.frist_name}; mente du {citizen.first_name}?"
    )


def test_a_text_is_translated_before_it_is_filled() -> None:
    said = shown(
        "Hej\n{citizen.first_name}",
        facts(WORLD, "senior"),
        {"Hej {citizen.first_name}": "Hi {citizen.first_name}"}.__getitem__,
    )
    assert said == f"Hi {WORLD.citizen('senior').first_name}"


def test_a_new_home_is_found_however_often_the_draw_hits_a_home_of_the_household(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = fresh_world()
    monkeypatch.setattr(placeholders, "pick", lambda places, *_key: places[0])
    drawn = placeholders.new_home(world)
    world.household.citizens["senior"].address = drawn
    assert placeholders.new_home(world) != drawn
