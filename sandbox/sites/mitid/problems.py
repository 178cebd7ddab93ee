"""The error messages of the MitID box, with what to do next."""

from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from sandbox.web.frame import clock_time, long_date
from sandbox.web.mitid import kind_name
from sandbox.web.seat import current
from sandbox.world.mitid.authenticators import Obstacle, obstacle
from sandbox.world.state.mitid import CODE_ATTEMPTS, MitIdPending
from sandbox.world.state.world import World


def of_first_step(outcome: str) -> list[str]:
    if outcome == "suspended":
        return [
            _("Dit MitID er spærret midlertidigt."),
            _("Kun Borgerservice kan åbne det igen. Bestil en tid, og tag dit pas eller kørekort med."),
        ]
    if outcome == "level-too-low":
        return [
            _("Denne side kræver sikringsniveau Høj."),
            _("Det når du med både MitID app og MitID chip. Du mangler mindst en af dem."),
        ]
    return [
        _("Vi kender ikke det bruger-ID."),
        _("Se på dit øvelsesark, og skriv ét tegn ad gangen. Dit MitID og dit NemID har hver sit bruger-id."),
    ]


def of_code() -> list[str]:
    return [
        _("Koden passer ikke."),
        _("Tryk på knappen på din kodeviser, og skriv de seks tal, der står i den nu."),
        *_tries_left(_device_misses(), CODE_ATTEMPTS),
    ]


def of_password() -> list[str]:
    pending = current().world.mitid_pending
    wrong = current().world.mitid[pending.citizen].password_lock.wrong if pending else 0
    texts = [_("Adgangskoden er forkert.")]
    if current().world.rules.mitid.exact_case:
        texts.append(_("Her er der forskel på store og små bogstaver. Se efter, om Caps Lock er slået til."))
    return texts + _tries_left(wrong, current().world.rules.mitid.password_attempts)


def of_ended(world: World, pending: MitIdPending) -> list[str]:
    """Why a sign-in has ended, and the way on."""
    if pending.stage == "timed-out":
        return [
            _("Tiden er gået."),
            _(
                "Der skete ikke noget i et stykke tid, så vi stoppede for en sikkerheds skyld. Prøv bare igen."
            ),
        ]
    if pending.stage == "refused":
        return [
            _("Du er ikke logget på."),
            _(
                "Du afviste i din app, eller koden var forkert for mange gange. Var det ikke meningen, så prøv igen."
            ),
        ]
    found = obstacle(world, pending.citizen, pending.kind)
    if found is None:
        return [_("Nu kan du prøve igen."), _("Du har ventet længe nok.")]
    return _of_obstacle(pending, found, world.clock.date())


def _of_obstacle(pending: MitIdPending, found: Obstacle, today: date) -> list[str]:
    name = kind_name(pending.kind)
    if found.state == "not-activated":
        return [
            _("Din app er ikke klar endnu."),
            _("Åbn appen på telefonen, og skriv din midlertidige PIN-kode. Så vælger du selv en ny."),
        ]
    if found.state == "paused" and found.until:
        return [
            {
                "pin": _("Appen er spærret lidt, fordi PIN-koden var forkert for mange gange."),
                "code": _("%(name)s er spærret lidt, fordi koden var forkert for mange gange.", name=name),
            }.get(found.what, _("Adgangskoden er spærret lidt, fordi den var forkert for mange gange.")),
            _("Prøv igen %(when)s.", when=after(found.until, today)),
        ]
    return [
        {
            "pin": _("Appen er spærret, fordi PIN-koden var forkert for mange gange."),
            "code": _("%(name)s er spærret, fordi koden var forkert for mange gange.", name=name),
        }.get(found.what, _("Adgangskoden er spærret, fordi den var forkert for mange gange.")),
        _("Du skal have en ny. Det ordner du i Borgerservice.")
        if found.what != "pin"
        else _("Du skal have en ny PIN-kode. Bestil en midlertidig PIN-kode, eller gå i Borgerservice."),
    ]


def after(until: datetime, today: date) -> str:
    """When it works again, to the minute; the day is named when it is another."""
    minute = (until + timedelta(seconds=59)).replace(second=0)
    if minute.date() == today:
        return str(_("efter kl. %(time)s", time=clock_time(minute)))
    return str(_("den %(day)s efter kl. %(time)s", day=long_date(minute), time=clock_time(minute)))


def _device_misses() -> int:
    pending = current().world.mitid_pending
    device = current().world.mitid[pending.citizen].device(pending.kind) if pending else None
    return device.lock.wrong if device else 0


def _tries_left(wrong: int, attempts: int) -> list[str]:
    left = attempts - wrong
    return [
        ngettext(
            "Du har %(num)s forsøg tilbage. Derefter skal du vente lidt.",
            "Du har %(num)s forsøg tilbage. Derefter skal du vente lidt.",
            left,
        )
    ]
