from sandbox.content.articles import articles
from sandbox.content.authorities import authorities
from sandbox.content.records import records


def test_every_record_names_an_authority_and_an_article_that_exist() -> None:
    for slug, kind in records().items():
        assert kind.authority in authorities(), slug
        assert kind.article is None or kind.article in articles(), slug
