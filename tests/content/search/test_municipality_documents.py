import pytest

from sandbox.content.chosen_municipality import using
from sandbox.content.search.municipality_documents import documents, index_of_municipality


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rotter", "/emner/affald-og-natur/rotter"),
        ("meld flytning", "/emner/bolig-og-flytning/flytning"),
        ("åbningstider", "/kontakt"),
        ("skraldespand", "/affald"),
        ("sne", "/emner/trafik-og-veje/snerydning"),
        ("besøgsven", "/emner/aeldre-og-sundhed/besoegsven"),
    ],
)
def test_what_is_meant_comes_first(typed: str, first: str) -> None:
    assert index_of_municipality().search(typed).documents[0].slug == first


def test_what_the_municipality_adds_to_an_article_is_found_too() -> None:
    slugs = [each.slug for each in index_of_municipality().search("Gåsebakken").documents]
    assert slugs == ["/emner/trafik-og-veje/parkering"]


def test_every_document_has_a_path_of_its_own() -> None:
    slugs = [document.slug for document in documents()]
    assert len(slugs) == len(set(slugs))
    assert all(slug.startswith("/") for slug in slugs)


def test_another_municipality_has_an_index_of_its_own() -> None:
    with using("proevebjerg"):
        found = index_of_municipality().search("samkørsel").documents
    assert found[0].slug == "/emner/hjem-og-vej/samkoersel"
    assert "/emner/hjem-og-vej/samkoersel" not in {each.slug for each in documents()}
