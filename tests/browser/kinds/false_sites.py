"""False sites."""

from tests.browser.kinds.kind import Kind, fill

KINDS = [
    Kind("false MitID", "false_sites.page", "begun", {"host": "mitid.dkk"}, guide=True),
    Kind("false parcel", "false_sites.page", "fresh", {"host": "pakke-told.dkk"}),
    Kind("false post", "false_sites.page", "fresh", {"host": "post.borger.dk-login"}),
    Kind("false site, found out", "false_sites.unmasked", "begun", {"host": "mitid.dkk"}, guide=True),
    Kind(
        "false site, given something",
        "false_sites.page",
        "fresh",
        {"host": "pakke-told.dkk"},
        then=fill(secret_card_number="1", secret_security_code="2"),
    ),
]
