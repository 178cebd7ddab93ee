"""What the NemID box says when something is wrong: never whether it was the user-id or the password.

The codes of the domain facts' error list stand at the messages they belong to; they are not shown.
"""

from datetime import datetime, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from sandbox.web.frame import clock_time, long_date
from sandbox.web.seat import current
from sandbox.world import paper_mail
from sandbox.world.nemid import sign_in

TELL_TRIES_FROM = 3


def of_first_step(outcome: str, user_id: str) -> list[str]:
    if outcome == "locked":
        return locked(user_id)
    if outcome == "blocked":
        return blocked(user_id)
    if outcome in NO_CARD:
        return no_card(outcome, user_id)
    if outcome == "temporary-void":
        return temporary_void(user_id)
    return [
        _("Bruger-id eller adgangskode er forkert. Prøv igen."),
        _("Skriv langsomt. Det er lige meget, om du bruger store eller små bogstaver."),
        *_tries(),
    ]


def of_key(outcome: str) -> list[str]:
    """After a wrong key; `SRV006` when it came too late."""
    if outcome == "blocked":
        return blocked()
    if outcome in NO_CARD:
        return no_card(outcome)
    if outcome == "timeout":
        return [
            _("Der gik for lang tid, før du skrev nøglen."),
            _("Log på igen fra begyndelsen. Så får du et nyt nummer."),
        ]
    return [
        _("Nøglen var ikke den rigtige."),
        _("Hver nøgle bruges kun én gang. Nu skal du finde nr. %(number)s i stedet.", number=asked()),
        *key_tries(),
    ]


def of_app(outcome: str) -> list[str]:
    """`CAN005`, `CAN007` and `CAN008`."""
    texts = {
        "too-slow": [
            _("Der gik for lang tid, før du godkendte i nøgleappen."),
            _("Log på igen. Hav telefonen klar, før du trykker på Næste."),
        ],
        "refused": [
            _("Du sagde nej i nøgleappen. Derfor er du ikke logget på."),
            _(
                "Var det en fejl, så log på igen. Var det ikke dig, der ville logge på, gjorde du det rigtige."
            ),
        ],
        "overwritten": [
            _("Nøgleappen har fået en nyere anmodning, så denne gælder ikke mere."),
            _("Brug den nyeste side, eller log på igen her."),
        ],
    }
    return texts[outcome]


def two_logins() -> list[str]:
    """`AUTH010`."""
    return [
        _("Du er i gang med at logge på to steder på én gang."),
        _("Luk det andet vindue, og svar på det nummer, der står her nu."),
    ]


def not_taken(outcome: str) -> list[str]:
    """The number typed is not that of the new card."""
    return [
        _("Nummeret passer ikke til det nye kort."),
        _("Find kortet i Papirer. Nummeret er ét bogstav og 9 cifre, og det står øverst på kortet."),
    ]


def locked(user_id: str) -> list[str]:
    """`LOCK001`, and `AUTH004` while it lasts."""
    world = current().world
    role = sign_in.owner(world, user_id)
    until = world.nemid[role].locked_until if role else None
    return [
        _("NemID er låst, fordi det er gået galt for mange gange i træk."),
        _("Prøv igen %(when)s.", when=_after(until or world.clock, world.clock)),
        _("Låsen passer på dig: Andre kan heller ikke prøve sig frem imens."),
    ]


def blocked(user_id: str = "") -> list[str]:
    """`LOCK002`, `LOCK003`, `AUTH005` and `AUTH007`."""
    world = current().world
    role = sign_in.owner(world, user_id)
    because = world.nemid[role].blocked_because if role else "keys"
    return [
        _("NemID er spærret, fordi adgangskoden var forkert for mange gange i træk.")
        if because == "passwords"
        else _("NemID er spærret, fordi nøglen var forkert for mange gange i træk."),
        _("Ring til NemID-support, eller gå hen i Borgerservice med dit pas eller kørekort."),
    ]


NO_CARD = ("card-empty", "card-lost")


def no_card(outcome: str, user_id: str = "") -> list[str]:
    """`AUTH006`, and what to do about a card that was reported lost."""
    if outcome == "card-lost":
        return [
            _("Dit nøglekort er spærret, fordi det er meldt væk."),
            _("Du får et nyt kort i Borgerservice eller i din bank. Tag dit pas eller kørekort med."),
        ]
    world = current().world
    role = sign_in.owner(world, user_id)
    coming = paper_mail.latest(world, role, "key-card") if role and world.nemid[role].new_card else None
    if coming:
        on_its_way = _(
            "Der er et nyt kort på vej med posten. Det kommer den %(day)s.", day=long_date(coming.comes)
        )
        return [_("Alle nøgler på dit nøglekort er brugt."), on_its_way]
    return [
        _("Alle nøgler på dit nøglekort er brugt."),
        _("Find det nye kort, du har fået med posten. Har du ikke fået et, så bestil det i Borgerservice."),
    ]


def temporary_void(user_id: str) -> list[str]:
    """`CAN001` and `AUTH008`: used up, replaced by a newer one, or too old."""
    return [
        _("Den midlertidige adgangskode gælder ikke mere."),
        _("Har du fået et nyere brev, så brug koden i det. Ellers skal du bestille en ny kode."),
    ]


def asked() -> str:
    pending = current().world.pending
    return pending.key_number if pending else ""


def _tries() -> list[str]:
    """The number of tries and the rule, both true whether or not the user-id exists."""
    world = current().world
    tried, attempts = world.failed_in_row, world.rules.nemid.attempts
    if tried < TELL_TRIES_FROM:
        return []
    return [
        _("Du har nu prøvet %(tried)s gange i træk.", tried=tried)
        + " "
        + ngettext(
            "NemID låser i %(hours)s timer, når adgangskoden har været forkert %(num)s gang.",
            "NemID låser i %(hours)s timer, når adgangskoden har været forkert %(num)s gange i træk.",
            attempts,
            hours=world.rules.nemid.lock_hours,
        )
    ]


def key_tries() -> list[str]:
    world = current().world
    under_way = world.pending or world.activation
    tried = world.nemid[under_way.citizen].wrong_keys_in_row if under_way else 0
    if tried < TELL_TRIES_FROM:
        return []
    left = world.rules.nemid.wrong_keys - tried
    return [
        ngettext(
            "Du har %(num)s forsøg tilbage. Derefter bliver NemID spærret.",
            "Du har %(num)s forsøg tilbage. Derefter bliver NemID spærret.",
            left,
        )
    ]


def _after(until: datetime, now: datetime) -> str:
    """When the lock is open, to the minute; the day is named when it is another."""
    minute = (until + timedelta(seconds=59)).replace(second=0)
    if minute.date() == now.date():
        return str(_("efter kl. %(time)s", time=clock_time(minute)))
    return str(_("den %(day)s efter kl. %(time)s", day=long_date(minute), time=clock_time(minute)))
