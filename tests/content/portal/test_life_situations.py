from datetime import date

import pytest
from pydantic import ValidationError

from sandbox.content.portal.life_situations import LifeSituation, life_situations
from sandbox.content.rules.date_rules import bound


def test_they_are_in_order() -> None:
    orders = [guide.order for guide in life_situations().values()]
    assert orders == sorted(set(orders))


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
