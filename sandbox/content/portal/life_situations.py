"""Life situations: questions, and the checklist that depends on the answers; `life_situations/<slug>.yaml`.

A day is counted from an answered day or, without `counted_from`, from today; fees can stand in all texts.
"""

from functools import cache
from typing import Annotated, Self

from pydantic import Field, model_validator

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.date_rules import Bound
from sandbox.content.services.fields import AnswerName, When

FOLDER = CONTENT / "life_situations"
LEADS = ("service", "article", "page")


class Option(ContentModel):
    value: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    label: Text


class Question(ContentModel):
    """Without options it asks for a day, which may be left empty by those who do not know it yet."""

    name: AnswerName
    label: Text
    hint: Text | None = None
    options: list[Option] = Field(default_factory=list)


class Point(ContentModel):
    """Something to do, and where it is done; `letter` is one that may lie in the reader's Digital Post about it."""

    title: Text
    text: Text
    when: When = {}
    service: Annotated[str, Ref("services")] | None = None
    article: Annotated[str, Ref("articles")] | None = None
    page: Annotated[str, Ref("pages")] | None = None
    letter: Annotated[str, Ref("letters")] | None = None

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if sum(getattr(self, lead) is not None for lead in LEADS) > 1:
            raise ValueError("et punkt kan kun føre ét sted hen: service, article eller page")
        return self


class ImportantDay(ContentModel):
    """`text` says the rule in words, for those who left the day open."""

    title: Text
    text: Text
    day: Bound
    counted_from: AnswerName | None = None
    when: When = {}


class Automatic(ContentModel):
    """What happens without anybody's doing."""

    text: Text
    when: When = {}


class LifeSituation(ContentModel):
    slug: str
    order: int
    title: Text
    summary: Text
    icon: str
    words: list[str]
    intro: Text
    questions: Annotated[list[Question], Field(min_length=1)]
    points: Annotated[list[Point], Field(min_length=1)]
    days: list[ImportantDay] = Field(default_factory=list)
    automatic: Annotated[list[Automatic], Field(min_length=1)]

    def question(self, name: str) -> Question | None:
        return next((question for question in self.questions if question.name == name), None)

    @model_validator(mode="after")
    def _answers_exist(self) -> Self:
        conditions = [point.when for point in self.points] + [day.when for day in self.days]
        for when in conditions + [each.when for each in self.automatic]:
            for name, wanted in when.items():
                question = self.question(name)
                known = {option.value for option in question.options} if question else set()
                if missing := {wanted} - known if isinstance(wanted, str) else set(wanted) - known:
                    raise ValueError(f"intet spørgsmål kan få svaret {name}: {', '.join(sorted(missing))}")
        for day in self.days:
            counted = self.question(day.counted_from) if day.counted_from else None
            if day.counted_from and (counted is None or counted.options):
                raise ValueError(f"“{day.counted_from}” spørger ikke om en dag")
        return self


@cache
def life_situations() -> Catalogue[LifeSituation]:
    """By slug, in the front page's order."""
    return read_folder(FOLDER, LifeSituation).ordered(lambda item: item.order)
