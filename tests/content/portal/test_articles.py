from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import letters
from sandbox.content.municipality.article_additions import article_additions
from sandbox.content.portal.articles import Article, actions_of, articles, articles_of, see_also
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.themes import themes
from sandbox.content.reading.text import blocks, filled, located_texts, placeholders
from sandbox.content.rules.rates import placeholder, rate_facts, rates
from sandbox.content.services.catalogue import services
from sandbox.world.real_data import find
from tests.conftest import forget_content
from tests.content.prose import prose
from tests.lix import lix

DAY = date(2026, 11, 20)
EASY_ENOUGH = 38
FEWEST = 66
FEWEST_OF_A_THEME = 3
SHORT = range(80, 261)
"""How many words an article has beside what is folded away."""
# fmt: off
PROMISED = {
    "adressebeskyttelse", "aegteskab", "affald", "boernebidrag", "boligstoette", "byggetilladelse", "eu-kort",
    "feriepenge", "flytning", "folkepension", "forskudsopgoerelse", "friplads", "helbredstillaeg",
    "hjaelpemidler", "laegeskift", "navneaendring", "nemkonto", "parkeringslicens", "pas", "pladsanvisning",
    "rotter", "skoleindskrivning", "straffeattest", "sundhedskort", "sygesikring-udland",
}
# fmt: on
"""Self-services that an article may lead to before they can be practised; its page then has no button."""

every_article = pytest.mark.parametrize("article", articles().values(), ids=articles().keys())


def texts(article: Article) -> list[str]:
    return [text for _, text in located_texts(article)]


@every_article
def test_its_themes_exist(article: Article) -> None:
    assert set(article.themes) <= themes().keys()


@every_article
def test_its_self_service_exists_or_is_promised(article: Article) -> None:
    if article.start:
        assert article.start.service in services().keys() | PROMISED


@every_article
def test_what_it_leads_on_to_exists(article: Article) -> None:
    assert set(article.related) <= articles().keys() - {article.slug}
    assert len(set(article.related)) == len(article.related)
    assert article.contact is None or article.contact in authorities()


@every_article
def test_it_leads_to_something_to_do(article: Article) -> None:
    assert article.start or article.do, "no article is a dead end: give it a line under `do`"


@every_article
def test_it_is_short_and_says_when_it_was_edited(article: Article) -> None:
    running = " ".join([article.body, *(situation.text for situation in article.situations)])
    assert len(running.split()) in SHORT
    assert article.edited_days_ago


@every_article
def test_there_is_a_choice_of_situations_or_none(article: Article) -> None:
    titles = [situation.title for situation in article.situations]
    assert len(titles) != 1
    assert len(set(titles)) == len(titles)


@every_article
def test_it_is_easy_to_read(article: Article) -> None:
    facts = rate_facts(DAY.year)
    situations = [situation.text for situation in article.situations]
    running = [article.body, *situations, *(section.text for section in article.sections)]
    score = lix(prose(block for text in running for block in filled(blocks(text), facts)))
    assert score <= EASY_ENOUGH, f"LIX is {score:.1f}: shorten the sentences of {article.slug}.yaml"


@every_article
def test_it_states_numbers_of_the_rules_only_by_placeholders_that_exist(article: Article) -> None:
    known = {placeholder(slug) for slug in rates()}
    assert set().union(*map(placeholders, texts(article))) <= known


@every_article
def test_it_holds_nothing_that_could_be_a_real_persons(article: Article) -> None:
    assert find("\n".join(texts(article)), DAY) is None


@every_article
def test_it_can_be_searched_for(article: Article) -> None:
    assert article.words
    assert all(word == word.lower() for word in article.words)


def test_there_are_many_articles_and_some_in_every_theme() -> None:
    assert len(articles()) >= FEWEST
    assert all(len(articles_of(theme)) >= FEWEST_OF_A_THEME for theme in themes())


def test_every_self_service_has_an_article_that_starts_it() -> None:
    started = [article.start.service for article in articles().values() if article.start]
    assert set(started) >= PROMISED
    assert len(started) == len(set(started)), "two articles start the same self-service"


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
    said = [text for article in articles().values() for text in texts(article)]
    said += [local.text for local in article_additions().values()]
    said += [letter.body for letter in letters().values()]
    said += [text for guide in life_situations().values() for _, text in located_texts(guide)]
    said += [text for service in services().values() for _, text in located_texts(service)]
    rules = {placeholder(rule) for service in services().values() for rule in service.rules}
    assert {placeholder(slug) for slug in rates()} <= rules.union(*map(placeholders, said))
