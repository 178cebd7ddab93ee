from datetime import date

import pytest
from pydantic import ValidationError

from sandbox.content.portal.life_situations import LifeSituation, life_situations
from sandbox.content.reading.text import blocks, filled, located_texts, placeholders
from sandbox.content.rules.date_rules import bound
from sandbox.content.rules.rates import placeholder, rate_facts, rates
from sandbox.world.real_data import find
from tests.content.prose import prose
from tests.lix import lix

DAY = date(2026, 11, 20)
EASY_ENOUGH = 38

every_guide = pytest.mark.parametrize("guide", life_situations().values(), ids=life_situations().keys())


def test_the_four_of_them_are_there_in_order() -> None:
    assert list(life_situations()) == ["flytte", "faa-barn", "gaa-paa-pension", "doedsfald"]


@every_guide
def test_it_is_easy_to_read(guide: LifeSituation) -> None:
    running = [guide.intro, *(point.text for point in guide.points), *(each.text for each in guide.automatic)]
    score = lix(prose(part for text in running for part in filled(blocks(text), rate_facts(DAY.year))))
    assert score <= EASY_ENOUGH, f"LIX is {score:.1f}: shorten the sentences of {guide.slug}.yaml"


@every_guide
def test_it_states_numbers_of_the_rules_only_by_placeholders_that_exist(guide: LifeSituation) -> None:
    known = {placeholder(slug) for slug in rates()}
    assert set().union(*(placeholders(text) for _, text in located_texts(guide))) <= known


@every_guide
def test_it_holds_nothing_that_could_be_a_real_persons(guide: LifeSituation) -> None:
    assert find("\n".join(text for _, text in located_texts(guide)), DAY) is None


@every_guide
def test_every_answer_changes_the_list(guide: LifeSituation) -> None:
    """A question whose answer matters to nothing should not be asked."""
    asked = {question.name for question in guide.questions}
    conditions = [point.when for point in guide.points] + [day.when for day in guide.days]
    conditions += [automatic.when for automatic in guide.automatic]
    used = {name for when in conditions for name in when}
    assert asked == used | {day.counted_from for day in guide.days if day.counted_from}


def test_a_death_is_reported_within_days_that_are_weekdays() -> None:
    """Source: fees/doedsfald-anmeldelse.yaml. A death on a Saturday is reported on the Tuesday at the latest."""
    (reported, *_rest) = life_situations()["doedsfald"].days
    assert bound(reported.day, date(2026, 11, 28)) == date(2026, 12, 1)
    assert bound(reported.day, date(2026, 12, 23)) == date(2026, 12, 29)


SOUND = {
    "slug": "proeve",
    "order": 1,
    "title": "Prøve",
    "summary": "Prøve",
    "icon": "home",
    "words": [],
    "intro": "Prøve",
    "questions": [{"name": "car", "label": "Bil?", "options": [{"value": "ja", "label": "Ja"}]}],
    "points": [{"title": "Tank", "text": "Tank bilen.", "when": {"car": "ja"}}],
    "automatic": [{"text": "Intet"}],
}


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            {"points": [{"title": "Tank", "text": "Tank", "when": {"car": "måske"}}]},
            "intet spørgsmål kan få svaret",
        ),
        (
            {"points": [{"title": "Tank", "text": "Tank", "when": {"cykel": "ja"}}]},
            "intet spørgsmål kan få svaret",
        ),
        ({"points": [{"title": "A", "text": "B", "article": "pas", "page": "help"}]}, "kun føre ét sted hen"),
        (
            {"days": [{"title": "A", "text": "B", "day": "+1 day", "counted_from": "car"}]},
            "spørger ikke om en dag",
        ),
    ],
)
def test_what_cannot_be_right_is_told(part: dict[str, object], said: str) -> None:
    LifeSituation.model_validate(SOUND)
    with pytest.raises(ValidationError, match=said):
        LifeSituation.model_validate(SOUND | part)
