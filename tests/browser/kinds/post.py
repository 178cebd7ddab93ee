"""Digital Post."""

from tests.browser.kinds.kind import Kind

KINDS = [
    Kind(
        "attachment",
        "post.attachment",
        "inside",
        {"letter_id": "<letter>", "slug": "kort-sygehus"},
        guide=True,
    ),
    Kind("inbox", "post.index", "inside", guide=True),
    Kind("letter", "post.letter", "inside", {"letter_id": "<letter>"}, guide=True),
    Kind(
        "letter that is not there",
        "post.letter",
        "inside",
        {"letter_id": "000000000"},
        status=404,
        guide=True,
    ),
]

NOT_PAGES = {
    "post.attachment_pdf": "a PDF file; its band is looked for in tests/sites/test_post_attachments.py"
}
