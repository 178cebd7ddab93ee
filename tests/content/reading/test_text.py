import pytest
from pydantic import Field, TypeAdapter, ValidationError

from sandbox.content.reading.text import (
    Block,
    Text,
    UnknownPlaceholderError,
    blocks,
    fill,
    filled,
    located_texts,
    paragraphs,
    placeholders,
    translatable_texts,
    translated,
)
from sandbox.content.reading.yaml_file import ContentModel

BODY = """
Kære {name}

## Husk
Tag dette
med:
- dit kort,
  som er gult
- dine briller

Venlig hilsen
"""


class Inner(ContentModel):
    heading: Text
    code: str


class Outer(ContentModel):
    title: Text
    slug: str
    note: Text | None = None
    words: list[str] = Field(default_factory=list)
    lines: list[Text] = Field(default_factory=list)
    labels: dict[str, Text] = Field(default_factory=dict)
    codes: dict[str, str] = Field(default_factory=dict)
    sections: list[Inner] = Field(default_factory=list)


def test_a_body_is_paragraphs_headings_and_lists() -> None:
    assert blocks(BODY) == [
        Block("paragraph", "Kære {name}"),
        Block("heading", "Husk"),
        Block("paragraph", "Tag dette med:"),
        Block("list", items=("dit kort, som er gult", "dine briller")),
        Block("paragraph", "Venlig hilsen"),
    ]


def test_each_piece_is_a_msgid_without_its_sign() -> None:
    assert paragraphs(BODY) == [
        "Kære {name}", "Husk", "Tag dette med:", "dit kort, som er gult", "dine briller", "Venlig hilsen",
    ]  # fmt: skip


def test_pieces_are_translated_first_and_filled_afterwards() -> None:
    english = {"Kære {name}": "Dear {name}", "dine briller": "your glasses"}
    parts = filled(translated(BODY, lambda text: english.get(text, text)), {"name": "Karen"})
    assert parts[0].text == "Dear Karen"
    assert parts[3].items[1] == "your glasses"


def test_a_fact_is_never_read_as_a_placeholder() -> None:
    assert fill("Kære {name}", {"name": "{address}", "address": "Solsortevej"}) == "Kære {address}"


def test_a_missing_fact_is_named_together_with_those_that_are_there() -> None:
    with pytest.raises(UnknownPlaceholderError, match=r"\{nmae\}; kendte er: name"):
        fill("Kære {nmae}", {"name": "Karen"})


def test_placeholders_are_found() -> None:
    assert placeholders("{name} bor {address} og {name}") == {"name", "address"}


@pytest.mark.parametrize("wrong", ["", "  \n", "Kære {Navn}", "Kære {name", "Kære name}", "{}", "{a b}"])
def test_a_text_that_cannot_be_shown_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(wrong)


def test_every_translated_field_is_found_however_deep_and_no_other() -> None:
    model = Outer(
        title="T", slug="s", note="N\n\nM", words=["w"], lines=["L"], labels={"key": "V"}, codes={"c": "c"},
        sections=[Inner(heading="H", code="x")],
    )  # fmt: skip
    assert list(translatable_texts(model)) == ["T", "N", "M", "L", "V", "H"]
    assert [place for place, _ in located_texts(model)] == [
        ("title",), ("note",), ("lines", 0), ("labels", "key"), ("sections", 0, "heading"),
    ]  # fmt: skip
