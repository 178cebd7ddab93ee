"""What the words around a number say it is: an amount, or a number of something else than a person."""

import re

BEFORE = 40  # characters in front of a number that are read
AMOUNT_BEFORE = re.compile(r"(?<!\d)(?<!\d\s)(?:\b(?:kr|dkk|kroner|eur|beløb|beløbet|i alt)|[€$])\W{0,3}\Z")
AMOUNT_AFTER = re.compile(
    r",\d\d?(?!\d)|[,.]-|\s?(?:kr|kroner|dkk|eur|euro|kwh|km|kg|m2|m3|kvm|stk|liter|mio|mia|skridt)\b|\s?[€%]"
)
WORDS = re.compile(r"[^\W\d_]+|\d+|[!?;]|[.,](?=\s)")
FILLERS = {"er", "var", "lyder", "hedder"}
NUMBER_WORDS = {"nr", "nummer", "nummeret", "numre", "no"}
NUMBER_ENDINGS = ("nr", "nummer", "nummeret", "numre")
# What has a number of its own in Denmark. What is a person's is left out: telephone, account, card, CPR.
THINGS = frozenset(
    re.findall(
        r"\w+",
        "aftale art bilag bruger brugerid cvr dk ean faktura fi forsendelse forsendelses gln id installation isbn issn "
        "journal kode koden kunde kundeid kvittering licens låner løbe matrikel medlem medlems måler nemid nøgle order "
        "ordre pakke pe police polise postnord produkt ref reference sag sags sagen se serie stregkode track tracking "
        "vare version",
    )
)
PERSONAL = re.compile(
    "tlf|tele|mobil|fastnet|phone|sms|hjemme|privat|arbejds|lokal|direkte|vagt|kontakt|cpr|person|konto|kort"
)
CALLING = re.compile("på|til|fra|og|eller|som|har|ring|mit|dit|vores|deres|hans|hendes")


def is_amount(text: str, start: int, end: int) -> bool:
    """Whether the number from `start` to `end` is money or a measure."""
    before = text[max(0, start - 16) : start]
    return bool(AMOUNT_AFTER.match(text, end) or AMOUNT_BEFORE.search(before))


def is_labelled(text: str, start: int, *, bare: bool = False) -> bool:
    """Whether the words right before the number say that it is one of a case, an order, a company or the like.

    :param bare: whether "Nr." alone is enough, as on a device, where nothing speaks of calling somebody.
    """
    words = WORDS.findall(text[max(0, start - BEFORE) : start])
    while words and (words[-1] in FILLERS or words[-1] in ".,"):
        words.pop()
    if not words:
        return False
    last = words.pop()
    if last in NUMBER_WORDS:
        while words and words[-1] in ".,":
            words.pop()
        before = words[-1] if words else ""
        if before in THINGS:
            return True
        return bare and last in {"nr", "no"} and not (CALLING.fullmatch(before) or PERSONAL.match(before))
    if last.endswith(NUMBER_ENDINGS):
        return not PERSONAL.match(last)
    return last in THINGS
