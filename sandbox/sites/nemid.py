"""The NemID box of the login page: user-id and password, then a key from the card.

What is typed into it is compared and forgotten: passwords and keys are never shown again, kept or logged.
"""

from datetime import date, datetime, timedelta

from flask import redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.wrappers import Response

from sandbox.config import Config
from sandbox.web.forms import text
from sandbox.web.frame import clock_time, long_date
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.login import BROKER, destination, login_page
from sandbox.web.seat import act, current
from sandbox.web.services import services
from sandbox.web.site import Site, site_blueprint
from sandbox.world import nemid
from sandbox.world.world import World

LONGEST = 100
TELL_TRIES_FROM = 3

blueprint = site_blueprint(Site("nemid", _l("NemID"), BROKER.host), __name__)
Answer = Response | tuple[str, int]


def rules() -> nemid.Rules:
    return rules_of(services().config)


def rules_of(config: Config) -> nemid.Rules:
    return nemid.Rules(
        attempts=config.nemid_attempts,
        lock_hours=config.nemid_lock_hours,
        wrong_keys=config.nemid_wrong_keys,
        session_minutes=config.session_minutes,
        session_warning_minutes=config.session_warning_minutes,
    )


@blueprint.post("/nemid/password")
@handles_real_data
def password() -> Answer:
    to = destination(request.values)
    if current().world.signed_in:
        return redirect(to.login_url, 303)
    user_id, typed = text("user_id", LONGEST), text("password", LONGEST)
    if errors := _password_errors(user_id, typed):
        return login_page(to, user_id=user_id, errors=errors), 422
    outcome = act(
        lambda world: nemid.enter_password(
            world, user_id, typed, service=to.service, return_to=to.return_to, rules=rules()
        )
    ).result
    if outcome == "key-asked":
        return redirect(to.login_url, 303)
    return login_page(to, user_id=user_id, problem=_password_problem(outcome, user_id)), 422


@blueprint.post("/nemid/key")
def key() -> Answer:
    to = destination(request.values)
    world = current().world
    if world.signed_in or not world.pending:
        return redirect(to.login_url, 303)
    outcome = act(lambda world: _enter_key(world, text("key", LONGEST))).result
    if outcome == "signed-in":
        return redirect(to.return_to, 303)
    if outcome == "not-asked":
        return redirect(to.login_url, 303)
    if outcome == "empty":
        return login_page(to, errors=[("key", _("Skriv nøglen til nr. %(number)s", number=_asked()))]), 422
    return login_page(to, problem=_key_problem(outcome)), 422


@blueprint.post("/nemid/cancel")
def cancel() -> Response:
    to = destination(request.values)
    act(nemid.cancel)
    return redirect(url_for("broker.cancelled", service=to.service, return_to=to.return_to), 303)


@blueprint.get("/nemid/<any(password, key, cancel):step>")
def step_address(step: str) -> Response:
    """A step's address, typed or opened again, leads to the page that the step is on."""
    return redirect(destination(request.args).login_url)


def _enter_key(world: World, typed: str) -> nemid.KeyOutcome | str:
    """Two tabs can send a key at once: the second one is not asked for any more."""
    return nemid.enter_key(world, typed, rules()) if world.pending else "not-asked"


def _asked() -> str:
    pending = current().world.pending
    return pending.key_number if pending else ""


def _password_errors(user_id: str, typed: str) -> list[tuple[str, str]]:
    errors = []
    if real := refused("user_id"):
        errors.append(("user_id", real))
    elif not user_id:
        errors.append(("user_id", _("Skriv dit bruger-id")))
    if not typed:
        errors.append(("password", _("Skriv din adgangskode")))
    return errors


def _password_problem(outcome: nemid.PasswordOutcome, user_id: str) -> list[str]:
    """What to say about a refused first step; never whether it was the user-id or the password."""
    if outcome == "locked":
        return _locked(user_id)
    if outcome == "blocked":
        return _blocked()
    if outcome == "card-empty":
        return _card_empty()
    return [
        _("Bruger-id eller adgangskode er forkert. Prøv igen."),
        _("Skriv langsomt. Det er lige meget, om du bruger store eller små bogstaver."),
        *_tries(),
    ]


def _tries() -> list[str]:
    """The number of tries and the rule, both true whether or not the user-id exists."""
    tried, attempts = current().world.failed_in_row, rules().attempts
    if tried < TELL_TRIES_FROM:
        return []
    return [
        _("Du har nu prøvet %(tried)s gange i træk.", tried=tried)
        + " "
        + ngettext(
            "NemID låser i %(hours)s timer, når adgangskoden har været forkert %(num)s gang.",
            "NemID låser i %(hours)s timer, når adgangskoden har været forkert %(num)s gange i træk.",
            attempts,
            hours=rules().lock_hours,
        )
    ]


def _locked(user_id: str) -> list[str]:
    world = current().world
    role = nemid.owner(world, user_id)
    until = world.nemid[role].locked_until if role else None
    return [
        _("NemID er låst, fordi adgangskoden var forkert for mange gange i træk."),
        _("Prøv igen %(when)s.", when=_after(until or world.clock, world.clock.date())),
        _("Låsen passer på dig: Andre kan heller ikke prøve sig frem imens."),
    ]


def _after(until: datetime, today: date) -> str:
    """When the lock is open, to the minute; the day is named when it is another."""
    minute = (until + timedelta(seconds=59)).replace(second=0)
    if minute.date() == today:
        return str(_("efter kl. %(time)s", time=clock_time(minute)))
    return str(_("den %(day)s efter kl. %(time)s", day=long_date(minute), time=clock_time(minute)))


def _blocked() -> list[str]:
    return [
        _("NemID er spærret, fordi nøglen var forkert for mange gange i træk."),
        _("Ring til NemID-support, eller gå hen i Borgerservice med dit pas eller kørekort."),
        _("Her i øvelsen kan din instruktør gøre pladsen klar igen."),
    ]


def _card_empty() -> list[str]:
    return [
        _("Alle nøgler på dit nøglekort er brugt."),
        _("Find det nye kort, du har fået med posten. Har du ikke fået et, så bestil det i Borgerservice."),
        _("Her i øvelsen kan din instruktør gøre pladsen klar igen."),
    ]


def _key_problem(outcome: nemid.KeyOutcome | str) -> list[str]:
    if outcome == "blocked":
        return _blocked()
    if outcome == "card-empty":
        return _card_empty()
    return [
        _("Nøglen var ikke den rigtige."),
        _("Hver nøgle bruges kun én gang. Nu skal du finde nr. %(number)s i stedet.", number=_asked()),
        *_key_tries(),
    ]


def _key_tries() -> list[str]:
    pending = current().world.pending
    tried = current().world.nemid[pending.citizen].wrong_keys_in_row if pending else 0
    if tried < TELL_TRIES_FROM:
        return []
    left = rules().wrong_keys - tried
    return [
        ngettext(
            "Du har %(num)s forsøg tilbage. Derefter bliver NemID spærret.",
            "Du har %(num)s forsøg tilbage. Derefter bliver NemID spærret.",
            left,
        )
    ]
