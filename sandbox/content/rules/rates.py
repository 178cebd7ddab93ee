"""Fees, limits and deadlines as the rules had them, by year and with their source: `rates/<slug>.yaml`.

What is decided locally has an example there; a municipality's own is `municipalities/<slug>/rates/<rate>.yaml`.

Texts never state such a number themselves. They say `{fee_sundhedskort}`, and a fee is shown with its year,
because next year's is not known when the text is written.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from babel.dates import format_date
from babel.numbers import format_decimal
from pydantic import Field

from sandbox.config import CONTENT
from sandbox.content.chosen_municipality import folder, of_municipality
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import N_, Text, Translate, fill
from sandbox.content.reading.yaml_file import ContentModel

FOLDER = CONTENT / "rates"

FOUNDATIONS = frozenset(
    {
        "ekstra-affaldssaek",
        "folkepension-alder",
        "folkepension-alder-68",
        "folkepension-alder-69",
        "folkepension-alder-70",
        "folkepension-tidligst",
        "oevetal-arbejdsmarkedsbidrag",
        "oevetal-feriedage",
        "oevetal-fradrag",
        "oevetal-traekprocent",
    }
)
"""What the world counts by itself: without these figures nobody's letters and pages can be made."""

Unit = Literal[
    "kr", "percent", "kg", "hours", "days", "weekdays", "weeks", "months", "years", "km", "m2", "day-of-year"
]


SHOWN: dict[Unit, str] = {
    "kr": N_("{number} kr. ({year})"),
    "percent": N_("{number} procent"),
    "hours": N_("{number} timer"),
    "days": N_("{number} dage"),
    "weekdays": N_("{number} hverdage"),
    "weeks": N_("{number} uger"),
    "months": N_("{number} måneder"),
    "years": N_("{number} år"),
    "km": N_("{number} km"),
    "m2": N_("{number} m²"),
    "kg": N_("{number} kg"),
    "day-of-year": "{number}",
}
ONE: dict[Unit, str] = {
    "hours": N_("{number} time"),
    "days": N_("{number} dag"),
    "weekdays": N_("{number} hverdag"),
    "weeks": N_("{number} uge"),
    "months": N_("{number} måned"),
}
"""Where one is said in another way than several."""
DAYS_OF_YEAR = {"da": "d. MMMM", "en": "d MMMM"}


class RateOfYear(ContentModel):
    """What held from the start of `year`."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    number: Decimal
    source: str


class Rate(ContentModel):
    """The number of a `day-of-year` is its month and day: 1101 is 1 November."""

    slug: str
    title: Text
    unit: Unit
    rates: Annotated[list[RateOfYear], Field(min_length=1)]

    def rate(self, year: int) -> RateOfYear:
        """The newest one known for that year; the oldest one for years before all of them."""
        by_year = sorted(self.rates, key=lambda rate: rate.year)
        return next((rate for rate in reversed(by_year) if rate.year <= year), by_year[0])

    def shown(self, year: int, translate: Translate = str, locale: str = "da") -> str:
        rate = self.rate(year)
        words = ONE.get(self.unit, SHOWN[self.unit]) if rate.number == 1 else SHOWN[self.unit]
        return fill(translate(words), {"number": self._number(rate, locale), "year": str(rate.year)})

    def _number(self, rate: RateOfYear, locale: str) -> str:
        if self.unit == "day-of-year":
            month, day = divmod(int(rate.number), 100)
            return format_date(date(rate.year, month, day), DAYS_OF_YEAR.get(locale, "d MMMM"), locale=locale)
        pattern = "#,##0" if rate.number == int(rate.number) else "#,##0.00"
        return format_decimal(rate.number, format=pattern, locale=locale)


@of_municipality
def rates(municipality: str = "") -> Catalogue[Rate]:
    """By slug, the municipality's own in place of the example; the chosen one's, where no other is named."""
    return read_folder(FOLDER, Rate).overridden(read_folder(folder(municipality) / "rates", Rate))


def placeholder(slug: str) -> str:
    return f"fee_{slug.replace('-', '_')}"


def rate_facts(
    year: int,
    translate: Translate = str,
    locale: str = "da",
    wanted: Collection[str] | None = None,
    municipality: str = "",
) -> dict[str, str]:
    """Fees, all or those `wanted`, by placeholder: `fee_sundhedskort` is `rates/sundhedskort.yaml`."""
    known = {placeholder(slug): fee for slug, fee in rates(municipality).items()}
    return {
        name: fee.shown(year, translate, locale)
        for name, fee in known.items()
        if wanted is None or name in wanted
    }
