import pytest
from pydantic import ValidationError

from sandbox.content.municipality.colours import Colours, contrast


def test_contrast_is_counted_as_by_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize(
    "colours", [{"main": "#d98e04", "tint": "#ffffff"}, {"main": "#7b3b1d", "tint": "#b08060"}]
)
def test_colours_that_cannot_be_read_are_refused(colours: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="kontrasten er"):
        Colours.model_validate(colours)


def test_colours_are_written_as_six_digits() -> None:
    with pytest.raises(ValidationError):
        Colours.model_validate({"main": "brown", "tint": "#ffffff"})
