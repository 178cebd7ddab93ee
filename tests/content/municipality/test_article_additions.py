"""What municipalities add to articles, and the fees that are their own: those of every municipality there is."""

from pathlib import Path

import pytest

from sandbox.content.chosen_municipality import FOLDER
from sandbox.content.municipality.article_additions import article_addition
from sandbox.content.portal.articles import articles
from sandbox.content.reading.catalogue import read_folder
from sandbox.content.reading.text import placeholders
from sandbox.content.reading.yaml_file import load
from sandbox.content.rules import rates as common
from sandbox.content.rules.rates import Rate, rate_facts, rates


def every(kind: str) -> pytest.MarkDecorator:
    """Each file of a kind, of whatever municipality."""
    paths = sorted(FOLDER.glob(f"*/{kind}/*.yaml"))
    return pytest.mark.parametrize("path", paths, ids=[f"{path.parts[-3]}/{path.stem}" for path in paths])


every_rate = every("rates")


@every_rate
def test_a_local_fee_is_counted_like_the_example_it_takes_the_place_of(path: Path) -> None:
    own, example = load(path, Rate), read_folder(common.FOLDER, Rate)[path.stem]
    assert own.unit == example.unit
    assert all(rate.source.strip() for rate in own.rates)


def test_the_municipality_in_use_adds_to_at_least_fourteen_articles_and_to_no_others() -> None:
    assert len([slug for slug in articles() if article_addition(slug)]) >= 14
    assert article_addition("skat") is None


def test_a_text_has_no_placeholders_but_fees_and_the_municipality() -> None:
    known = {common.placeholder(slug) for slug in rates()} | {"municipality"}
    assert all(placeholders(article_addition(slug) or "") <= known for slug in articles())


def test_the_municipalitys_own_fee_counts_before_the_example() -> None:
    assert rate_facts(2026)["fee_parkeringslicens"] == "440 kr. (2026)"
    assert rate_facts(2025)["fee_parkeringslicens"] == "420 kr. (2025)"
    assert read_folder(common.FOLDER, Rate)["parkeringslicens"].shown(2026) == "500 kr. (2023)"


def test_a_day_of_the_year_is_written_out() -> None:
    assert rate_facts(2026)["fee_skoleindskrivning_fra"] == "1. november"
    assert rates()["skoleindskrivning-til"].shown(2026, str, "en") == "30 November"
