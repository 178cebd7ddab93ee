"""The municipality's day care and schools: `institutions.yaml` in its folder."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from sandbox.content.chosen_municipality import folder, of_municipality
from sandbox.content.municipality.settings import Phone, find
from sandbox.content.reading.yaml_file import ContentModel, load

InstitutionKind = Literal["daycare", "school"]


class Institution(ContentModel):
    """`ages` are those of the children who can go there, inclusive; `free_in_weeks` is when there is a place, 0 now.

    `districts` are the postcodes from which a school has to take children.
    """

    name: str
    kind: InstitutionKind
    address: str
    phone: Phone
    from_centre: Annotated[float, Field(ge=0)]
    ages: tuple[int, int]
    free_in_weeks: Annotated[int, Field(ge=0, le=104)] = 0
    districts: list[str] = []


class Institutions(ContentModel):
    institutions: Annotated[tuple[Institution, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _every_place_exists(self) -> "Institutions":
        for each in self.institutions:
            if len(find(each.address)) != 1:
                raise ValueError(f"adressen findes ikke i kommunen: {each.address}")
        return self


@of_municipality
def institutions_file() -> Institutions:
    """:raise ContentError: if the municipality's file cannot be read."""
    return load(folder() / "institutions.yaml", Institutions)


def institutions() -> tuple[Institution, ...]:
    """:raise ContentError: as `institutions_file`."""
    return institutions_file().institutions
