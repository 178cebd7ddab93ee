"""Signing in, and for whom."""

from tests.browser.kinds.kind import Kind, choose_first_giver, fill, press

KINDS = [
    Kind("log on, password", "session.login", "begun", guide=True),
    Kind(
        "log on, wrong password",
        "session.login",
        "begun",
        status=422,
        guide=True,
        then=fill(user_id="ingen", password="forkert"),
    ),
    Kind(
        "log on, nothing typed",
        "session.login",
        "begun",
        status=422,
        guide=True,
        then=press("[form=nemid-form]"),
    ),
    Kind("log on, key", "session.login", "asked", guide=True),
    Kind("log on, wrong key", "session.login", "asked", status=422, guide=True, then=fill(key="1")),
    Kind("log on, already on", "session.login", "inside", guide=True),
    Kind("log on, cancelled", "session.cancelled", "begun", guide=True),
    Kind("logged off", "session.logged_off", "fresh"),
    Kind("choose a person", "person.page", "holder", {"service": "borger.dk"}),
    Kind(
        "choose a person, none chosen",
        "person.page",
        "holder",
        {"service": "borger.dk"},
        status=422,
        then=press("[data-show=confirm-person]"),
    ),
    Kind(
        "portal, acting for somebody",
        "person.page",
        "holder",
        {"service": "borger.dk"},
        then=choose_first_giver,
    ),
]
