import pytest

from sandbox.content.portal.articles import articles
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.portal.themes import themes
from sandbox.content.search.portal_documents import POPULAR, searchable

# What people type, as they type it, and the page that they should see first.
WANTED = {
    "flytning": "flytning",
    "jeg skal flytte": "flytning",
    "flyttning": "flytning",
    "flytinng": "flytning",
    "ny adresse": "flytning",
    "pas": "pas",
    "passet": "pas",
    "rotter": "rotter",
    "ROTTER": "rotter",
    "rottesikring": "rotter",
    "boligstøtte": "boligstoette",
    "boligstotte": "boligstoette",
    "boligstoette": "boligstoette",
    "bolig støtte": "boligstoette",
    "hjælp til huslejen": "boligstoette",
    "folkepension": "folkepension",
    "folke pension": "folkepension",
    "sundhedskort": "sundhedskort",
    "sundhedskårt": "sundhedskort",
    "gult kort": "sundhedskort",
    "sygesikringskort": "sundhedskort",
    "skifte læge": "skift-laege",
    "lægen": "skift-laege",
    "børnehave": "boernepasning",
    "bornehave": "boernepasning",
    "vugestue": "boernepasning",
    "su": "su",
    "skatten": "skat",
    "aarsopgoerelse": "aarsopgoerelse",
    "e-boks": "digital-post",
    "biblotek": "bibliotek",
    "bøger": "bibliotek",
    "bryllup": "aegteskab",
    "straffeatest": "straffeattest",
    "svindel": "falske-beskeder",
    "rollator": "hjaelpemidler",
    "hjemme hjælp": "hjaelp-i-hjemmet",
    "feriepenge": "feriepenge",
    "cykel stjålet": "anmeld-tyveri",
    "kørekort": "koerekort",
    "koerekort": "koerekort",
    "passport": "pas",
    "pasport": "pas",
    "moving": "flytning",
    "house move": "flytning",
    "børnehaveplads": "boernepasning",
    "plads i børnehave": "boernepasning",
    "min kone er død": "doedsfald",
    "doctor": "skift-laege",
    "health card": "sundhedskort",
    "driving licence": "koerekort",
    "tax": "skat",
    "kindergarten": "boernepasning",
    "school": "skolestart",
    "housing benefit": "boligstoette",
    "residence permit": "ophold",
    "visa": "ophold",
    "divorce": "skilsmisse",
    "wedding": "aegteskab",
    "baby": "barsel",
    "funeral": "doedsfald",
    "rubbish": "affald",
    "rats": "rotter",
    "library": "bibliotek",
    "parking": "parkering",
    "dentist": "tandpleje",
    "power of attorney": "fuldmagt",
    "learn danish": "sprogskole",
    "cpr number": "cpr-nummer",
    "bank account": "nemkonto",
    "appointment": "bestil-tid",
    "fuldmagt til min datter": "fuldmagt",
    "min datter skal hjælpe": "fuldmagt",
    "jeg har glemt min kode": "log-in",
    "kan ikke komme ind": "log-in",
    "penge tilbage i skat": "aarsopgoerelse",
    "hul i vejen": "vej-og-fortov",
    "skraldespand": "affald",
    "plejehjem": "aeldrebolig",
    "boligsikring": "boligstoette",
    "varmecheck": "varmehjaelp",
    "fødselsattest": "cpr-nummer",
    "blå kort": "eu-kort",
    "mit overblik": "overview",
    "telefon": "help",
    "livssituationer": "guides",
}
MISSPELT = {
    "flytinng": "flytning",
    "boligstotte": "boligstøtte",
    "sundhedskårt": "sundhedskort",
    "bornehave": "børnehave",
    "vugestue": "vuggestue",
    "biblotek": "bibliotek",
}


@pytest.mark.parametrize("typed", WANTED)
def test_what_is_wanted_comes_first(typed: str) -> None:
    assert [each.slug for each in searchable().search(typed).documents[:1]] == [WANTED[typed]]


UNWANTED = {"min kone er død": {"fritidspas", "museum"}, "moving": {"hoering"}, "passport": {"fritidspas"}}


@pytest.mark.parametrize("typed", UNWANTED)
def test_what_has_nothing_to_do_with_it_is_not_found(typed: str) -> None:
    assert not UNWANTED[typed] & {each.slug for each in searchable().search(typed).documents}


@pytest.mark.parametrize("typed", MISSPELT)
def test_it_is_said_what_was_meant_with_its_danish_letters(typed: str) -> None:
    assert searchable().search(typed).meant == MISSPELT[typed]


@pytest.mark.parametrize("word", POPULAR)
def test_what_many_search_for_is_found_as_it_is_spelt(word: str) -> None:
    result = searchable().search(word)
    assert result.documents
    assert not result.meant


def test_everything_can_be_found() -> None:
    found = {(each.kind, each.slug) for each in searchable().documents}
    assert {slug for kind, slug in found if kind == "article"} == articles().keys()
    assert {slug for kind, slug in found if kind == "guide"} == life_situations().keys()
    assert {slug for kind, slug in found if kind == "theme"} == themes().keys()
    assert {slug for kind, slug in found if kind == "page"} == pages().keys()


@pytest.mark.parametrize("slug", articles())
def test_an_article_is_among_the_first_for_its_own_title(slug: str) -> None:
    first = searchable().search(articles()[slug].title).documents[:3]
    assert slug in {each.slug for each in first}
