"""The documents on the training PC."""

from tests.browser.kinds.kind import Kind

OWN = True
KINDS = [
    Kind("documents", "documents.index", "fresh"),
    Kind("documents of one", "documents.of", "fresh", {"role": "young"}),
    Kind("document", "documents.document", "fresh", {"role": "parent", "document_id": "loenseddel"}),
    Kind(
        "document of prose",
        "documents.document",
        "fresh",
        {"role": "senior", "document_id": "laegeerklaering"},
    ),
    Kind(
        "document with a photo",
        "documents.document",
        "fresh",
        {"role": "senior", "document_id": "foto-rottehul"},
    ),
    Kind(
        "document that is not there",
        "documents.document",
        "fresh",
        {"role": "senior", "document_id": "findes-ikke"},
        status=404,
    ),
]

NOT_PAGES = {"documents.pdf": "a PDF file; its band is looked for in tests/sites/test_documents.py"}
