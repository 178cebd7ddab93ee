"""Every kind of page there is: by which address it is reached, from which seat, and what is pressed to get it.

A new page needs a line here; `test_pages.py` then looks at it in all the ways a page is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

Then = Callable[[Page], object]


@dataclass(frozen=True)
class Kind:
    """`who` names a seat of the desk, "nobody" or "instructor"; `values` are the address's, some filled in by the desk.

    `then` is done in the browser, for a page that answers a form. `paper` is what says ØVELSE when it is printed.
    """

    name: str
    endpoint: str
    who: str
    values: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    guide: bool = False
    then: Then | None = None
    fresh_server: bool = False
    paper: str = ".band"


def press(selector: str) -> Then:
    return lambda page: page.locator(selector).click()


def fill(**fields: str) -> Then:
    """Type into the fields of these names, and send the form they are in."""

    def do(page: Page) -> None:
        for name, typed in fields.items():
            page.locator(f"main [name={name}]").fill(typed)
        page.locator(f"main [name={name}]").press("Enter")

    return do


def age_the_form(page: Page) -> None:
    """As if the page had stood open since before the server forgot its session."""
    page.locator("main [name=code]").fill("4821")
    page.locator("main [name=csrf_token]").evaluate("input => { input.value = 'old' }")
    page.locator("main [name=code]").press("Enter")


def choose_first_giver(page: Page) -> None:
    page.locator("main [name=person]").nth(1).check(force=True)
    page.locator("[data-show=confirm-person]").click()


FLYTNING = {"host": "oeveby.dk", "slug": "flytning"}
CLASS = {"class_id": "<class>"}

PARTICIPANT = [
    Kind("join", "join.index", "nobody"),
    Kind("join, refused", "join.index", "nobody", status=422, then=fill(code="12", seat="0")),
    Kind("welcome", "join.welcome", "fresh"),
    Kind("welcome, exercise under way", "join.welcome", "begun"),
    Kind("welcome, seat shared, reset since", "join.welcome", "shared"),
    Kind("papers", "papers.index", "fresh"),
    Kind("papers, some on their way", "papers.index", "forgetful"),
    Kind("welcome letter", "papers.paper", "new", {"paper_id": "senior-welcome"}),
    Kind("temporary password", "papers.paper", "new", {"paper_id": "<temporary>"}),
    Kind("health card", "papers.paper", "new", {"paper_id": "senior-health-card"}),
    Kind("old key card", "papers.paper", "renewed", {"paper_id": "senior-key-card"}),
    Kind("code viewer", "papers.viewer", "viewing", {"role": "senior"}),
    Kind(
        "code viewer, pressed", "papers.viewer", "viewing", {"role": "senior"}, then=press(".viewer button")
    ),
    Kind("key card", "papers.keycard", "asked", {"role": "senior"}),
    Kind("clock", "guide.clock", "begun"),
    Kind("start over?", "portal.index", "begun", then=press("[action='/guide/restart'] button")),
    Kind("stop?", "portal.index", "begun", then=press("[action='/guide/stop'] button")),
    Kind("form too old", "join.index", "nobody", status=400, then=age_the_form),
    Kind("no such page", "portal.article", "fresh", {"slug": "findes-ikke"}, status=404),
    Kind("real data in the address", "addresses.go", "fresh", {"address": "nogen@posthus.dk"}, status=422),
    Kind("no such address", "addresses.go", "begun", {"address": "findes.ikke"}, status=404, guide=True),
    Kind("no such address, but one like it", "addresses.go", "fresh", {"address": "borgr.dk"}, status=404),
    Kind("about a true address", "addresses.about", "begun", {"of": "/post.borger.dk/"}, guide=True),
    Kind("about a false address", "addresses.about", "fresh", {"of": "/post.borger.dk-login/"}),
    Kind("patterns", "patterns.index", "nobody"),
]

SITES = [
    Kind("browser's start page", "start.index", "fresh"),
    Kind("browser's start page, guided", "start.index", "begun", guide=True),
    Kind("portal", "portal.index", "fresh"),
    Kind("portal, guided", "portal.index", "begun", guide=True),
    Kind("portal, slip, hints and hand raised", "portal.index", "stuck", guide=True),
    Kind("portal, exercise finished", "portal.index", "finished", guide=True),
    Kind("portal, session near its end", "portal.index", "idle", guide=True),
    Kind("theme", "portal.theme", "begun", {"slug": "bolig-og-flytning"}, guide=True),
    Kind("article", "portal.article", "begun", {"slug": "flytning"}, guide=True),
    Kind("log on, password", "broker.login", "begun", guide=True),
    Kind(
        "log on, wrong password",
        "broker.login",
        "begun",
        status=422,
        guide=True,
        then=fill(user_id="ingen", password="forkert"),
    ),
    Kind(
        "log on, nothing typed",
        "broker.login",
        "begun",
        status=422,
        guide=True,
        then=press("[form=nemid-form]"),
    ),
    Kind("log on, key", "broker.login", "asked", guide=True),
    Kind("log on, wrong key", "broker.login", "asked", status=422, guide=True, then=fill(key="1")),
    Kind("log on, already on", "broker.login", "inside", guide=True),
    Kind("log on, cancelled", "broker.cancelled", "begun", guide=True),
    Kind("logged off", "broker.logged_off", "fresh"),
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
    Kind("self-service", "selfservice.start", "fresh", FLYTNING),
    Kind("self-service, under way", "selfservice.start", "moving", FLYTNING),
    Kind(
        "self-service, who",
        "selfservice.step",
        "inside",
        {**FLYTNING, "name": "dig-og-din-husstand"},
        guide=True,
    ),
    Kind("self-service, when", "selfservice.step", "moving", {**FLYTNING, "name": "hvornaar"}),
    Kind("self-service, where to", "selfservice.step", "moving", {**FLYTNING, "name": "hvorhen"}),
    Kind("self-service, doctor", "selfservice.step", "moving", {**FLYTNING, "name": "laege"}),
    Kind("self-service, contact", "selfservice.step", "moving", {**FLYTNING, "name": "kontakt"}),
    Kind(
        "self-service, wrong answers",
        "selfservice.step",
        "moving",
        {**FLYTNING, "name": "kontakt"},
        status=422,
        then=fill(email="ikke", phone="1"),
    ),
    Kind(
        "self-service, choose the address",
        "selfservice.step",
        "moving",
        {**FLYTNING, "name": "hvorhen"},
        status=422,
        then=fill(new_address="Bogtrykkergade 4, 0010 Øveby"),
    ),
    Kind("self-service, check", "selfservice.check", "moving", FLYTNING),
    Kind(
        "self-service, not declared",
        "selfservice.check",
        "moving",
        FLYTNING,
        status=422,
        then=press(".send-form button"),
    ),
    Kind(
        "self-service, receipt", "selfservice.receipt", "moved", {**FLYTNING, "submission_id": "<submission>"}
    ),
    Kind("self-service, sent already", "selfservice.start", "moved", FLYTNING),
]

PERSON = [
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

FALSE = [
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

TO_POST = {"service": "post.borger.dk", "return_to": "/post.borger.dk/"}
MITID = [
    Kind("log on, MitID's tab", "broker.login", "fresh", {"tab": "mitid"}),
    Kind("log on, local login", "broker.login", "fresh", {"tab": "local"}),
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

NEMID = [
    Kind("log on, new key card", "broker.login", "renewed"),
    Kind(
        "log on, no new key card's number",
        "broker.login",
        "renewed",
        status=422,
        then=press("[form=nemid-form]"),
    ),
    Kind("log on, code viewer", "broker.login", "viewing"),
    Kind("log on, code app", "broker.login", "waiting"),
    Kind("own password", "nemid.activation", "activating"),
    Kind(
        "own password, refused",
        "nemid.activation",
        "activating",
        status=422,
        then=fill(password="kort", password_again="kort", user_id="anna"),
    ),
    Kind("own password, key", "nemid.activation", "nearly"),
    Kind("own password, cancelled", "nemid.cancelled_activation", "fresh"),
    Kind("NemID", "nemid_nu.index", "fresh"),
    Kind("NemID, activate", "nemid_nu.activate", "fresh"),
    Kind("NemID, forgotten password", "nemid_nu.forgotten", "fresh"),
    Kind(
        "NemID, forgotten password, refused",
        "nemid_nu.forgotten",
        "fresh",
        status=422,
        then=fill(user_id=""),
    ),
    Kind("NemID, ordered", "nemid_nu.ordered", "fresh"),
    Kind("NemID, lost card", "nemid_nu.lost", "fresh"),
    Kind(
        "NemID, lost card, refused",
        "nemid_nu.lost",
        "fresh",
        status=422,
        then=fill(user_id="ingen", password="forkert"),
    ),
    Kind("NemID, card closed", "nemid_nu.closed", "fresh"),
    Kind("NemID, help", "nemid_nu.help_page", "fresh"),
    Kind(
        "NemID, help, refused",
        "nemid_nu.help_page",
        "fresh",
        status=422,
        then=press("form .button-row button"),
    ),
    Kind("NemID, helped", "nemid_nu.helped", "fresh", {"what": "card", "who": "senior"}),
    Kind("my NemID", "nemid_nu.mine", "inside", guide=True),
    Kind("my NemID, change password", "nemid_nu.password_page", "inside", guide=True),
    Kind(
        "my NemID, change password, refused",
        "nemid_nu.password_page",
        "inside",
        status=422,
        guide=True,
        then=fill(old_password="forkert", password="kort", password_again=""),
    ),
    Kind("my NemID, user-id", "nemid_nu.user_id_page", "inside", guide=True),
]

PARENT = {"role": "parent"}
PHONE = [
    Kind("phone", "phone.home", "fresh", PARENT),
    Kind("phone, something new, guided", "phone.home", "asked on the phone", PARENT, guide=True),
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
        status=422,
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
        status=422,
        then=press("[data-show=approve]"),
    ),
    Kind(
        "phone, code app, approved", "phone.code_app_done", "fresh", {"role": "senior", "result": "approved"}
    ),
    Kind("phone, real one", "phone.home", "real phone", PARENT),
    Kind("phone, code too old", "phone.pair", "nobody", {"token": "gammel"}, status=404),
]

INSTRUCTOR = [
    Kind("first password", "login.first", "nobody", fresh_server=True),
    Kind(
        "first password, refused",
        "login.first",
        "nobody",
        status=422,
        fresh_server=True,
        then=fill(password="kort", password_again="kort"),
    ),
    Kind("log in", "login.log_in", "nobody"),
    Kind("log in, refused", "login.log_in", "nobody", status=422, then=fill(password="forkert")),
    Kind("change password", "login.change_page", "instructor"),
    Kind("classes", "classes.index", "instructor"),
    Kind("open a class", "classes.open_page", "instructor"),
    Kind(
        "open a class, refused", "classes.open_page", "instructor", status=422, then=fill(name="", seats="0")
    ),
    Kind("class", "live.page", "instructor", CLASS),
    Kind("board", "live.board", "instructor", CLASS),
    Kind("seat cards", "cards.page", "instructor", {**CLASS, "first": 1, "last": 1}, paper="article"),
    Kind("seat", "seats.page", "instructor", {**CLASS, "number": 1}),
    Kind("exercises", "classes.exercises_page", "instructor", CLASS),
    Kind("close a class?", "classes.close_page", "instructor", CLASS),
    Kind("no such class", "live.page", "instructor", {"class_id": 999_999}, status=404),
]

KINDS = [*PARTICIPANT, *SITES, *NEMID, *MITID, *PERSON, *FALSE, *PHONE, *INSTRUCTOR]

NOT_PAGES = {
    "assets.file": "style, script, font and picture files",
    "health.healthz": "JSON for whoever watches over the installation",
    "live.fragment": "a part of the class's page",
    "broker.front": "leads to the login page",
    "phone.index": "leads to a phone",
    "phone.news": "a part of the phone's page",
    "nemid.step_address": "leads to the login page",
    "nemid.activation_step": "leads to the choice of a password",
    "nemid.app_state": "one word for the script that waits for the code app",
    "nemid_nu.mine_step": "leads to the page about one's own NemID",
    "mitid.step_address": "leads to the page that the step is on",
    "mitid.status": "a line of the waiting page",
    "mitid.state": "a word for the script of the waiting page",
}
