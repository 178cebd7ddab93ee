import pytest

from sandbox.content.portal.articles import articles
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.portal.themes import themes
from sandbox.content.search.portal_documents import POPULAR, searchable

# What people type, as they type it, and the word by which the content calls it.
TYPED = {
    "jeg skal flytte": "flytning",
    "flyttning": "flytning",
    "flytinng": "flytning",
    "passet": "pas",
    "ROTTER": "rotter",
    "rottesikring": "rotter",
    "boligstotte": "boligstøtte",
    "boligstoette": "boligstøtte",
    "bolig støtte": "boligstøtte",
    "hjælp til huslejen": "boligstøtte",
    "folke pension": "folkepension",
    "sundhedskårt": "sundhedskort",
    "lægen": "skifte læge",
    "bornehave": "børnehave",
    "vugestue": "vuggestue",
    "plads i børnehave": "børnehave",
    "skatten": "skat",
    "aarsopgoerelse": "årsopgørelse",
    "biblotek": "bibliotek",
    "straffeatest": "straffeattest",
    "hjemme hjælp": "hjemmehjælp",
    "cykel stjålet": "anmeld tyveri",
    "koerekort": "kørekort",
    "fuldmagt til min datter": "fuldmagt",
    "min datter skal hjælpe": "fuldmagt",
    "jeg har glemt min kode": "log in",
    "min kone er død": "dødsfald",
    "house move": "moving",
    "pasport": "pas",
}
MISSPELT = {
    "flytinng": "flytning",
    "boligstotte": "boligstøtte",
    "sundhedskårt": "sundhedskort",
    "bornehave": "børnehave",
    "vugestue": "vuggestue",
    "biblotek": "bibliotek",
}


def first(typed: str) -> str:
    return searchable().search(typed).documents[0].slug


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_otherwise_finds_the_same_first(typed: str) -> None:
    assert first(typed) == first(TYPED[typed])


UNWANTED = {"min kone er død": ["fritidspas", "museum"], "moving": ["høring"], "passport": ["fritidspas"]}
"""Searches, and words whose pages must not be among the results."""


@pytest.mark.parametrize("typed", UNWANTED)
def test_what_has_nothing_to_do_with_it_is_not_found(typed: str) -> None:
    assert not {*map(first, UNWANTED[typed])} & {each.slug for each in searchable().search(typed).documents}


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


def test_an_article_is_among_the_first_for_its_own_title() -> None:
    found = {
        slug: [each.slug for each in searchable().search(article.title).documents[:3]]
        for slug, article in articles().items()
    }
    assert {slug: slugs for slug, slugs in found.items() if slug not in slugs} == {}


def test_an_article_is_found_by_each_of_its_words_and_mostly_before_all_others() -> None:
    owners: dict[str, set[str]] = {}
    for slug, article in articles().items():
        for word in article.words:
            owners.setdefault(word, set()).add(slug)
    found = {word: [each.slug for each in searchable().search(word).documents] for word in owners}
    assert {word for word, slugs in owners.items() if not slugs <= {*found[word][: len(slugs) + 4]}} == set()
    first = [word for word, slugs in owners.items() if {*found[word][: len(slugs)]} == slugs]
    assert len(first) > 0.95 * len(owners)
