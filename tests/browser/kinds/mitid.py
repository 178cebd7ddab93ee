"""MitID."""

from tests.browser.kinds.kind import Kind, fill, press

TO_POST = {"service": "post.borger.dk", "return_to": "/post.borger.dk/"}

KINDS = [
    Kind("log on, MitID's tab", "session.login", "fresh", {"tab": "mitid"}),
    Kind("log on, local login", "session.login", "fresh", {"tab": "local"}),
    Kind("MitID", "mitid.front", "fresh"),
    Kind("MitID, user-id", "mitid.login", "begun", TO_POST, guide=True),
    Kind("MitID, wrong user-id", "mitid.login", "fresh", TO_POST, status=422, then=fill(user_id="ingen")),
    Kind(
        "MitID, nothing typed",
        "mitid.login",
        "fresh",
        TO_POST,
        status=422,
        then=press("#mitid-form .button-primary"),
    ),
    Kind("MitID, forgotten user-id", "mitid.forgotten", "fresh", TO_POST),
    Kind("MitID, app", "mitid.login", "mitid app", TO_POST),
    Kind(
        "MitID, app, not approved",
        "mitid.login",
        "mitid app",
        TO_POST,
        status=422,
        then=press("[data-wait-for] button"),
    ),
    Kind("MitID, one-time code", "mitid.login", "mitid one-time code", TO_POST),
    Kind("MitID, authenticators", "mitid.authenticators", "mitid app", TO_POST),
    Kind("MitID, another window", "mitid.parallel", "mitid app", {"service": "borger.dk"}),
    Kind("MitID, chip", "mitid.login", "mitid chip", TO_POST),
    Kind("MitID, code", "mitid.login", "mitid code", TO_POST),
    Kind(
        "MitID, wrong code",
        "mitid.login",
        "mitid code",
        TO_POST,
        status=422,
        then=press("#mitid-form .button-primary"),
    ),
    Kind("code display", "devices.device", "mitid password", {"called": "kodeviser", "role": "senior"}),
    Kind("MitID, password", "mitid.login", "mitid password", TO_POST),
    Kind(
        "MitID, wrong password", "mitid.login", "mitid password", TO_POST, status=422, then=fill(password="x")
    ),
    Kind("MitID, paused", "mitid.login", "mitid paused", TO_POST),
    Kind("MitID, timed out", "mitid.login", "mitid timed out", TO_POST),
    Kind("my MitID", "mitid.mine", "mitid inside"),
    Kind("my MitID, block?", "mitid.suspend_page", "mitid inside"),
    Kind("my MitID, blocked", "mitid.suspend_page", "mitid suspended"),
    Kind("my MitID, new password", "mitid.new_password", "mitid inside"),
    Kind(
        "my MitID, new password refused",
        "mitid.new_password",
        "mitid inside",
        status=422,
        then=fill(old_password="x", password="x", password_again="y"),
    ),
    Kind("MitID, help", "mitid.help_page", "fresh"),
    Kind("MitID, PIN ordered", "mitid.pin_ordered", "fresh", {"role": "young"}),
    Kind("MitID, appointment", "mitid.appointment", "mitid booked", {"role": "senior"}),
    Kind("MitID, at the desk", "mitid.appointment", "mitid at the desk", {"role": "senior"}),
    Kind("MitID, helped", "mitid.helped", "fresh", {"role": "senior"}),
]
