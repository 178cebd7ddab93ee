import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from sandbox.content.reading.text import Block, blocks
from sandbox.web.pdf import pdf, pdf_response
from sandbox.web.pdf_document import PdfDocument, Rows, amounts, ends_in_sum
from sandbox.web.pdf_sheet import is_signature
from tests.pdfs import pages

DATED = datetime(2026, 11, 20, 9, 12)
BAND = "ØVELSE – intet her er rigtigt, og intet kan gå galt"
LETTERS = "Kære Søren Åkjær: “æøåÆØÅ” – é ü ½ § € ✓ …"
SMALL = 60_000


def a_document(**changes: object) -> PdfDocument:
    return PdfDocument(**{"title": "Kvittering", "dated": DATED, **changes})  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def on_a_page(app: Flask) -> Iterator[None]:
    with app.test_request_context("/borger.dk/"):
        yield


def test_it_is_a_pdf_file_with_all_that_was_to_stand_in_it() -> None:
    data = pdf(
        a_document(
            blocks=blocks(f"{LETTERS}\n\n## Underoverskrift\n\n- Et punkt\n- Et til"),
            sections=[("Dine svar", [("Navn", "Karen Holst"), ("Adresse", "Solsortevej 4, 0010 Øveby")])],
            closing=[Block("paragraph", "Venlig hilsen")],
            sender="Øveby Kommune",
            sender_lines=["Rådhuspladsen 1"],
            receiver=["Karen Holst", "Solsortevej 4"],
            details=[("Dato", "20. november 2026")],
        )
    )
    (text,) = pages(data)
    assert text == (
        f"{BAND} Øveby Kommune Rådhuspladsen 1 Dato 20. november 2026 Karen Holst Solsortevej 4 Kvittering "
        f"{LETTERS} Underoverskrift • Et punkt • Et til Dine svar Navn Karen Holst Adresse Solsortevej 4, 0010 Øveby "
        "Venlig hilsen Side 1 af 1 Øveby Kommune"
    )
    assert len(data) < SMALL


def test_every_page_of_a_long_letter_says_that_it_is_an_exercise_and_which_page_it_is() -> None:
    long = pages(pdf(a_document(blocks=[Block("paragraph", "Det er en lang historie. " * 30)] * 20)))
    assert len(long) > 3
    for number, text in enumerate(long, start=1):
        assert text.startswith(BAND)
        assert f"Side {number} af {len(long)}" in text


def test_a_long_table_goes_on_with_whole_rows_and_a_heading_never_stands_alone() -> None:
    rows = [(f"Spørgsmål {number}", f"Svar {number} " + "med mange ord " * 12) for number in range(40)]
    text = pages(pdf(a_document(sections=[("Dine svar", rows), ("Til sidst", [("Sendt", "I dag")])])))
    assert len(text) > 2
    for number in range(40):
        (found,) = [page for page in text if f"Spørgsmål {number} " in page]
        assert f"Svar {number} " in found
    assert "Til sidst Sendt I dag" in text[-1]


def test_the_same_content_is_the_same_bytes_and_the_files_date_is_the_worlds() -> None:
    document = a_document(blocks=blocks(LETTERS))
    assert pdf(document) == pdf(document)
    assert b"(D:20261120091200Z)" in pdf(document)
    assert pdf(document) != pdf(a_document(blocks=blocks(LETTERS), title="Andet"))


def test_it_says_what_it_is_to_a_program_that_reads_it_aloud() -> None:
    data = pdf(a_document(title="Årsopgørelse"))
    assert b"/Lang (da)" in data
    assert b"/DisplayDocTitle true" in data
    assert b"\xfe\xff".hex().encode() + "Årsopgørelse".encode("utf-16-be").hex().encode() in data
    assert "Øvebanen (øvelse)".encode("utf-16-be").hex().encode() in data


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x" * 3000,
        "{nb} {page} {pages}",
        "<b>&amp;</b> **fed** __under__",
        "😀 \x00 \u202e \t\r\n",
        "(((\\)",
    ],
)
def test_whatever_somebody_typed_can_stand_in_it(text: str) -> None:
    document = a_document(
        title=text,
        blocks=[Block("paragraph", text), Block("heading", text), Block("list", items=(text,))],
        sections=[(text, [(text, text)])],
        sender=text,
        receiver=[text],
        details=[(text, text)],
    )
    assert all(page.startswith(BAND) for page in pages(pdf(document)))


MONEY: list[tuple[Rows, bool, bool]] = [
    ([("Løn", "22.410 kr."), ("Skat", "-7.390 kr."), ("Udbetalt", "15.020 kr.")], True, True),
    ([("Pay", "22,410 kr."), ("Tax", "-7,390 kr."), ("Paid", "15,020 kr.")], True, True),
    ([("Vuggestue", "3.640 kr."), ("Børnehave", "1.985 kr."), ("Frokost", "690 kr.")], True, False),
    ([("Husleje", "4.650 kr."), ("Husleje", "4.650 kr.")], True, False),
    ([("Løn", "22.410 kr."), ("Måned", "oktober"), ("I alt", "22.410 kr.")], False, False),
    ([("A", "en kr."), ("B", "- kr."), ("C", " kr.")], True, False),
    ([], False, False),
]


@pytest.mark.parametrize(("rows", "money", "summed"), MONEY)
def test_sums_of_money_are_known_and_what_they_come_to(rows: Rows, money: bool, summed: bool) -> None:
    assert amounts(rows) == money
    assert ends_in_sum(rows) == summed


def test_the_answer_is_shown_by_the_browser_saved_by_its_name_and_never_kept() -> None:
    answer = pdf_response(a_document(), "Kvittering for flytning, Åse.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        'inline; filename="Kvittering for flytning, Aase.pdf"; '
        "filename*=UTF-8''Kvittering%20for%20flytning%2C%20%C3%85se.pdf"
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.get_data().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ['"; x="', "a\r\nSet-Cookie: x", "", "æøå"])
def test_a_file_name_never_breaks_out_of_its_header(name: str) -> None:
    value = pdf_response(a_document(), name).headers["Content-Disposition"]
    assert value.count('"') == 2
    assert not set("\r\n") & set(value)


def test_the_library_is_not_loaded_before_the_first_file() -> None:
    code = "import sys, sandbox.app, sandbox.web.pdf; print('fpdf' in sys.modules)"
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert ran.stdout.strip() == "False"


SIGNATURES = [
    ("Venlig hilsen\n\nØveby Kommune", True),
    ("Vi skriver.\n\nØveby Kommune", False),
    ("## A\n\nB", False),
]


@pytest.mark.parametrize(("text", "signed"), SIGNATURES)
def test_a_greeting_and_a_name_belong_together(text: str, signed: bool) -> None:
    assert is_signature(blocks(text)) == signed
