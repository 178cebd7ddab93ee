"""The pair of colours that a municipality's pages wear, which has to be readable both ways."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sandbox.content.reading.yaml_file import ContentModel

WHITE = "#ffffff"
ENOUGH = 4.5
"""What WCAG 2.2 asks of ordinary text (1.4.3)."""

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class Colours(ContentModel):
    """`main` is for links, buttons and the bar, and stands on white and on `tint`, the ground of boxes."""

    main: Colour
    tint: Colour

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        for ground in (WHITE, self.tint):
            if (found := contrast(self.main, ground)) < ENOUGH:
                raise ValueError(
                    f"{self.main} kan ikke læses på {ground}: kontrasten er {found:.1f} og skal være mindst {ENOUGH}"
                )
        return self


def contrast(one: str, other: str) -> float:
    """1 to 21, as WCAG counts it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
