from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.letters import letters
from sandbox.content.municipality.article_additions import article_additions
from sandbox.content.portal.articles import actions_of, articles, articles_of, see_also
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.themes import themes
from sandbox.content.reading.text import located_texts, placeholders
from sandbox.content.rules.rates import placeholder, rates
from sandbox.content.services.catalogue import services
from tests.conftest import forget_content

FEWEST = 66
FEWEST_OF_A_THEME = 3


def test_there_are_many_articles_and_some_in_every_theme() -> None:
    assert len(articles()) >= FEWEST
    assert all(len(articles_of(theme)) >= FEWEST_OF_A_THEME for theme in themes())


def test_no_two_articles_start_the_same_self_service() -> None:
    started = [article.start.service for article in articles().values() if article.start]
    assert sorted(started) == sorted(set(started))


def test_a_self_service_is_reached_from_the_article_that_it_names() -> None:
    for service in services().values():
        if service.article:
            article = articles()[service.article]
            reached = {action.service for action in actions_of(article)}
            reached |= {article.start.service} if article.start else set()
            assert service.slug in reached, service.slug


def test_a_self_service_that_an_article_starts_names_that_article() -> None:
    starts = {article.start.service: article.slug for article in articles().values() if article.start}
    assert all(starts.get(each.slug, each.article) == each.article for each in services().values())


def test_every_article_is_seen_from_another_one() -> None:
    seen = {other.slug for article in articles().values() for other in see_also(article)}
    assert articles().keys() <= seen, "name an article that it belongs with in its `related`"


def test_an_article_that_no_other_names_is_seen_from_the_first_that_it_names(content_copy: Path) -> None:
    old = (content_copy / "articles/museum.yaml").read_text(encoding="utf-8")
    (content_copy / "articles/teater.yaml").write_text(old, encoding="utf-8")
    assert see_also(articles()["bibliotek"])[-1].slug == "teater"
    assert [each.slug for each in see_also(articles()["foreninger"])] == articles()["foreninger"].related


def test_a_self_service_without_a_button_is_the_last_thing_to_do_of_its_article(content_copy: Path) -> None:
    old = (content_copy / "services/straffeattest.yaml").read_text(encoding="utf-8")
    assert "article: straffeattest" in old
    new = old.replace("article: straffeattest", "article: bibliotek")
    (content_copy / "services/laesekreds.yaml").write_text(new, encoding="utf-8")
    assert [action.way for action in actions_of(articles()["bibliotek"])][-1] == ("service", "laesekreds")
    straffeattest = articles()["straffeattest"]
    assert actions_of(straffeattest) == straffeattest.do, "a button is enough"


def test_the_page_of_an_article_shows_what_was_added_to_it(
    content_copy: Path, participant: Callable[..., FlaskClient]
) -> None:
    article = (content_copy / "articles/museum.yaml").read_text(encoding="utf-8")
    (content_copy / "articles/teater.yaml").write_text(article, encoding="utf-8")
    service = (content_copy / "services/straffeattest.yaml").read_text(encoding="utf-8")
    service = service.replace("article: straffeattest", "article: bibliotek")
    (content_copy / "services/laesekreds.yaml").write_text(service, encoding="utf-8")
    forget_content()
    page = participant().get("/borger.dk/bibliotek").text
    assert 'href="/borger.dk/teater"' in page
    assert "/selvbetjening/laesekreds/" in page


@pytest.mark.parametrize("theme", themes())
def test_a_theme_shows_what_can_be_done_before_what_can_be_read(theme: str) -> None:
    shown = articles_of(theme)
    done = [article.title for article in shown if article.start]
    read = [article.title for article in shown if not article.start]
    assert [article.title for article in shown] == sorted(done) + sorted(read)


def test_every_fee_is_used_or_kept_for_a_reason() -> None:
    said = [text for article in articles().values() for _, text in located_texts(article)]
    said += [local.text for local in article_additions().values()]
    said += [letter.body for letter in letters().values()]
    said += [text for guide in life_situations().values() for _, text in located_texts(guide)]
    said += [text for service in services().values() for _, text in located_texts(service)]
    rules = {placeholder(rule) for service in services().values() for rule in service.rules}
    assert {placeholder(slug) for slug in rates()} <= rules.union(*map(placeholders, said))
