"""Digital Post."""

from tests.browser.kinds.kind import Kind

KINDS = [
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
