"""The phone."""

from tests.browser.kinds.kind import Kind, press

PARENT = {"role": "parent"}

OWN = True
KINDS = [
    Kind("phone", "phone.home", "fresh", PARENT),
    Kind("phone, something new, guided", "phone.home", "asked on the phone", PARENT, guide=True),
    Kind("phone, e-mails", "phone.mails", "fresh", PARENT),
    Kind("phone, messages", "phone.messages", "asked on the phone", PARENT, guide=True),
    Kind(
        "phone, message with a link",
        "phone.message",
        "asked on the phone",
        {**PARENT, "message_id": "<message>"},
        guide=True,
    ),
    Kind(
        "phone, false link",
        "phone.link",
        "asked on the phone",
        {**PARENT, "message_id": "<message>"},
        guide=True,
    ),
    Kind("phone, MitID", "phone.mitid", "asked on the phone", PARENT, guide=True),
    Kind("phone, MitID, none", "phone.mitid", "fresh", {"role": "senior"}),
    Kind(
        "phone, MitID, wrong PIN",
        "phone.mitid",
        "fresh",
        PARENT,
        then=press("[data-show=mitid-open]"),
    ),
    Kind("phone, MitID, scan", "phone.mitid", "scanning", PARENT),
    Kind("phone, MitID, approve", "phone.mitid", "approving", PARENT),
    Kind("phone, MitID, activate", "phone.mitid", "activating MitID", PARENT),
    Kind("phone, MitID, choose PIN", "phone.mitid", "choosing a PIN", PARENT),
    Kind("phone, MitID, approved", "phone.mitid_done", "fresh", {**PARENT, "result": "approved"}),
    Kind("phone, MitID, refused", "phone.mitid_done", "fresh", {**PARENT, "result": "refused"}),
    Kind("phone, code app", "phone.code_app", "waiting", {"role": "senior"}),
    Kind("phone, code app, none", "phone.code_app", "fresh", {"role": "young"}),
    Kind(
        "phone, code app, wrong code",
        "phone.code_app",
        "waiting",
        {"role": "senior"},
        then=press("[data-show=approve]"),
    ),
    Kind(
        "phone, code app, approved", "phone.code_app_done", "fresh", {"role": "senior", "result": "approved"}
    ),
    Kind("phone, real one", "phone.home", "real phone", PARENT),
    Kind("phone, code too old", "phone.pair", "nobody", {"token": "gammel"}, status=404),
]
