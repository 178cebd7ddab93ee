from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import letters
from sandbox.content.mail.records import records
from sandbox.content.portal.articles import articles


def test_every_record_names_an_authority_and_an_article_that_exist() -> None:
    for slug, kind in records().items():
        assert kind.authority in authorities(), slug
        assert kind.article is None or kind.article in articles(), slug


def test_what_a_seeded_record_is_told_by_its_letter_its_letter_says() -> None:
    for slug, kind in records().items():
        if kind.letter and kind.seed:
            letter = letters()[kind.letter]
            assert kind.required <= {*letter.facts, "deadline"}, slug
            assert not kind.due or letter.deadline_days, slug
