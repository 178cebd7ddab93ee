import pytest
from pydantic import ValidationError

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.documents import (
    DRAWINGS,
    KINDS,
    Document,
    documents,
    placeholders_of,
    render,
    title,
)
from sandbox.content.reading.text import UnknownPlaceholderError, located_texts


def a_document(**changes: object) -> Document:
    plain = {"slug": "x", "title": "T", "kind": "form", "body": "Kære {name}"}
    return Document.model_validate(plain | changes)


def test_there_are_documents_of_every_kind_and_every_drawing_is_used() -> None:
    assert {document.kind for document in documents().values()} == KINDS.keys()
    drawn = {f"{document.drawing}.svg" for document in documents().values() if document.drawing}
    assert drawn == {path.name for path in DRAWINGS.iterdir()}


def test_a_document_bears_the_name_address_and_number_of_whom_it_is_from() -> None:
    shown = render(documents()["sorteringsvejledning"], {"municipality": "Øveby Kommune"})
    sender = authorities()["affald-og-genbrug"]
    assert (shown.sender, shown.sender_address, shown.sender_phone) == (
        sender.called("Øveby Kommune"),
        sender.address,
        sender.phone,
    )
    other = a_document(issuer="{doctor}")
    assert render(other, {"doctor": "Lægehuset", "name": "Karen"}).sender == "Lægehuset"
    own = render(a_document(), {"name": "Karen"})
    assert (own.sender, own.sender_address, own.sender_phone) == ("", "", "")


def test_it_is_translated_first_and_filled_afterwards() -> None:
    words = {"T": "Form", "Kære {name}": "Dear {name}", "Blanket": "Form"}
    shown = render(a_document(), {"name": "{address}"}, lambda text: words[text])
    assert (shown.title, shown.kind, shown.body[0].text) == ("Form", "Form", "Dear {address}")


def test_a_document_without_a_fact_it_needs_says_which() -> None:
    document = a_document(title="Løn fra {employer}", facts={"employer": None})
    assert document.required == {"employer"}
    with pytest.raises(UnknownPlaceholderError, match="employer"):
        title(document, {"name": "Karen"})


def test_what_is_asked_for_is_found_in_every_text() -> None:
    for document in documents().values():
        for _place, text in located_texts(document):
            assert {name for name in document.placeholders if f"{{{name}}}" in text} <= document.placeholders
    assert "rent" in placeholders_of(["lejekontrakt", "findes-ikke"])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"body": "{nobody}"}, "uden en linje under facts: nobody"),
        ({"facts": {"spare": "1"}}, "som dokumentet ikke bruger: spare"),
        ({"sender": "politiet", "issuer": "Skomageren"}, "enten sender eller issuer"),
        ({"body": None}, "dokumentet er tomt"),
        ({"drawing": "pasfoto"}, "drawing og drawing_text følges ad"),
        ({"drawing": "findes-ikke", "drawing_text": "T"}, "findes-ikke.svg findes ikke"),
        ({"sections": [{"title": "S", "rows": []}]}, "rows"),
        ({"kind": "reklame"}, "kind"),
        ({"seed": [{"to": "senior", "days_ago": 0}]}, "days_ago"),
        ({"body": "{a}", "facts": {"a": None}, "seed": [{"to": "senior", "days_ago": 2}]}, "netop de facts"),
    ],
)
def test_a_wrong_document_is_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        a_document(**changes)
