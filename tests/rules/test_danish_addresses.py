"""What a participant reads in the address bar of an imitated site is Danish."""

import re

import pytest
from flask import Flask
from werkzeug.routing import Map

# Every word in the addresses of the imitated sites. A new page with a new word needs it here, in Danish.
DANISH = """
accepter adgang adgange adgangskode af afbrudt afbryd affald aflys aktiver aktivering allerede anmod anmodning
begynd beregn besked bestil bestilt besvar betaling bilag brev brug bruger chip dine emner engangskode enhed
farver flag flyt for forbliv forfra fortsaet frister fritagelse fuldmagt fuldmagten gaa gang gendan giv glemt
helt hjaelp hjaelper i id identifikationsmidler indstillinger klaret kode kommune kontakt kort kun kvittering
laese livssituationer log logget login mappe mapper min mine mit nemid noegle noegleapp noeglekort nyheder nyt
oevelse om omdoeb omraade overblik oversigt paa pdf person pinkode praj retsvirkning samme selvbetjening side
skift skriv skrive slet slut sms soeg spaer spaerret status svar tema tid tidsbestilling tilbage tilbagekald
tilgaengelighed tilstand tjek traek uden udloeb ulaest vaelg vent videresend vurdering
"""
WORDS = frozenset(DANISH.split())
WORD = re.compile(r"[a-z]+")
OWN_WORDS = re.compile(r"<any\(([^)]*)\)")
MUNICIPALITY = "<municipality:host>"
ENDINGS = re.compile(r"\.(css|pdf)$")


def words(rule: str) -> set[str]:
    """The words of a rule after the host, those that a converter chooses from included; ids and slugs left out."""
    path = ENDINGS.sub("", rule).split("/", 2)[2]
    chosen = " ".join(OWN_WORDS.findall(path))
    return set(WORD.findall(re.sub(r"<[^>]*>", "", path) + " " + chosen))


def imitated(rules: Map) -> dict[str, set[str]]:
    found = {}
    for rule in rules.iter_rules():
        host = rule.rule.split("/")[1]
        if ("." in host or host == MUNICIPALITY) and rule.endpoint != "moved":
            found[rule.rule] = words(rule.rule)
    return found


def test_the_addresses_of_imitated_sites_are_danish(app: Flask) -> None:
    foreign = {rule: sorted(found - WORDS) for rule, found in imitated(app.url_map).items() if found - WORDS}
    assert foreign == {}, "Name it in Danish, and give an address that was in use a line in OLD_ADDRESSES"


def test_the_list_has_no_word_that_no_address_has(app: Flask) -> None:
    assert WORDS - set().union(*imitated(app.url_map).values()) == set()


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("/mitid.dk/glemt-bruger-id", {"glemt", "bruger", "id"}),
        ("/mitid.dk/<any('samme-enhed', kode):step>", {"samme", "enhed", "kode"}),
        ("/post.borger.dk/brev/<letter_id>/bilag/<slug>.pdf", {"brev", "bilag"}),
        ("/mitid.dk/hjaelp/tid/<role:role>/gaa", {"hjaelp", "tid", "gaa"}),
        ("/borger.dk/", set()),
    ],
)
def test_ids_and_slugs_are_no_words_of_an_address(rule: str, found: set[str]) -> None:
    assert words(rule) == found
