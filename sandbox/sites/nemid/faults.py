"""The messages for each broken rule of passwords and user-ids."""

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.web.guard import refused
from sandbox.world.nemid.activation import Choice

MOST = 200
Error = tuple[str, str]

PASSWORD: dict[str, Any] = {
    "empty": _l("Skriv den adgangskode, du vil have"),
    "temporary": _l("Det er den midlertidige adgangskode fra brevet. Find på en ny, som er din egen."),
    "too-short": _l("Adgangskoden er for kort. Brug mindst 6 tegn, eller brug 4 tal."),
    "too-long": _l("Adgangskoden er for lang. Brug højst 40 tegn."),
    "no-letter": _l("Der mangler et bogstav. Brug både bogstaver og tal."),
    "no-digit": _l("Der mangler et tal. Brug både bogstaver og tal."),
    "danish-letter": _l("Brug ikke æ, ø eller å i adgangskoden."),
    "four-alike": _l("Det samme tegn står 4 gange i træk. Det må det ikke."),
    "outer-space": _l("Der er et mellemrum først eller sidst. Slet det."),
    "own-number": _l("Adgangskoden må ikke være dit CPR-nummer eller dit NemID-nummer."),
    "user-id-inside": _l("Bruger-id’et må ikke stå inde i adgangskoden."),
    "digits-alike": _l("De 4 tal må ikke være ens."),
    "digits-series": _l("De 4 tal må ikke følge efter hinanden, som 1234."),
    "digits-of-cpr": _l("De 4 tal må ikke stå i dit CPR-nummer."),
}
NOT_THE_SAME = _l("Du har ikke skrevet det samme to gange. Skriv den nye adgangskode igen.")
USER_ID: dict[str, Any] = {
    "empty": _l("Skriv det bruger-id, du vil have"),
    "too-short": _l("Bruger-id’et er for kort. Brug mindst 5 tegn."),
    "too-long": _l("Bruger-id’et er for langt. Brug højst 48 tegn."),
    "danish-letter": _l("Brug ikke æ, ø eller å i dit bruger-id."),
    "outer-space": _l("Der er et mellemrum først eller sidst i dit bruger-id. Slet det."),
    "like-a-number": _l("Bruger-id’et må ikke ligne et CPR-nummer eller et NemID-nummer."),
    "taken": _l("Det bruger-id har en anden. Find på et andet."),
}


def typed(field: str) -> str:
    """A field as it was typed: a space first or last breaks a rule, so it is kept."""
    return request.form.get(field, "")[:MOST]


def errors_of(choice: Choice) -> list[Error]:
    """Field and message, one for each field: the first rule is enough to begin with."""
    errors = []
    if faults := choice.password:
        again = faults[0] == "not-the-same"
        errors.append(
            ("password_again", str(NOT_THE_SAME)) if again else ("password", _told(PASSWORD, faults))
        )
    if choice.user_id:
        errors.append(("user_id", _told(USER_ID, choice.user_id)))
    return errors


def real_data() -> list[Error]:
    """What the guard found and emptied: a real number is no good as a password either."""
    found = [(field, refused(field)) for field in ("user_id", "password", "password_again")]
    return [(field, message) for field, message in found if message]


def old_password(checked: str) -> list[str]:
    """What is wrong with the password in force, where it is asked for once more."""
    texts = {
        "empty": _("Skriv den adgangskode, du har nu"),
        "wrong": _("Den adgangskode, du har nu, er ikke skrevet rigtigt."),
        "locked": _("NemID er nu låst i nogle timer, fordi adgangskoden var forkert for mange gange i træk."),
        "blocked": _("NemID er spærret. Få hjælp i Borgerservice."),
    }
    return [texts[checked]]


def _told(texts: dict[str, Any], faults: Sequence[str]) -> str:
    return " ".join(str(texts[fault]) for fault in faults)
