"""What there is to do about an article: its key `do`, each line of it one way on.

    do:
      - {page: post, label: Find brevet i Digital Post, text: Fristen står i brevet.}
      - {write: skattestyrelsen}

A way leads to one of the portal's pages, a self-service, a life situation, a calculator, a time to book, a card of
Mit Overblik, or to writing to an authority in Digital Post. Without a `label` it is called what it leads to.
"""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from sandbox.content.mail.records import Card
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel

Way = Literal["page", "service", "guide", "calculator", "errand", "card", "write"]
WAYS: tuple[Way, ...] = get_args(Way)


class Action(ContentModel):
    """One of the ways is given; `write` is an authority that can be written to."""

    page: Annotated[str, Ref("pages")] | None = None
    service: Annotated[str, Ref("services")] | None = None
    guide: Annotated[str, Ref("life_situations")] | None = None
    calculator: Annotated[str, Ref("calculators")] | None = None
    errand: Annotated[str, Ref("appointment_types")] | None = None
    card: Card | None = None
    write: (
        Annotated[
            str,
            Ref(
                "authorities",
                suits=lambda authority: authority.replies,
                called="myndigheden (en, man kan skrive til)",
            ),
        ]
        | None
    ) = None
    label: Text | None = None
    text: Text | None = None

    @property
    def way(self) -> tuple[Way, str]:
        """Which it is, and what it leads to."""
        return next((each, to) for each in WAYS if (to := getattr(self, each)) is not None)

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if sum(getattr(self, each) is not None for each in WAYS) != 1:
            raise ValueError(f"hver linje under do fører ét sted hen: {', '.join(WAYS)}")
        return self


Actions = Annotated[list[Action], Field(max_length=3)]
