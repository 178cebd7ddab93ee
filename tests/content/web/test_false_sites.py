from datetime import date

import pytest
from pydantic import ValidationError

from sandbox.content.reading.text import blocks, located_texts
from sandbox.content.web.false_sites import FalseSite, false_sites
from sandbox.world.real_data import find
from tests.content.prose import prose
from tests.lix import lix

DAY = date(2026, 11, 20)
AS_LETTERS, PLAIN = 50, 30

every_site = pytest.mark.parametrize("site", false_sites().values(), ids=false_sites().keys())


def test_there_is_one_for_each_common_kind_of_fraud() -> None:
    asked = [{field.name for field in site.fields} for site in false_sites().values()]
    for wanted in ({"card_photo", "password"}, {"card_number", "security_code"}, {"account", "password"}):
        assert any(wanted <= fields for fields in asked)


@every_site
def test_it_is_as_easy_to_read_as_a_letter_and_what_gives_it_away_is_plain(site: FalseSite) -> None:
    assert lix(prose(blocks(site.text))) <= AS_LETTERS
    assert lix("\n\n".join([*site.signs, site.instead])) <= PLAIN


@every_site
def test_it_holds_nothing_that_could_be_a_real_persons(site: FalseSite) -> None:
    assert find("\n".join(text for _, text in located_texts(site)), DAY) is None


@every_site
def test_no_two_fields_have_the_same_name(site: FalseSite) -> None:
    names = [field.name for field in site.fields]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("host", ["mitid.dk", "mitid.com", "mitid.support", "mitid.xn--p1ai", "mitid"])
def test_no_address_that_somebody_could_own_is_taken(host: str) -> None:
    given = false_sites()["mitid.dkk"].model_dump() | {"host": host}
    with pytest.raises(ValidationError):
        FalseSite.model_validate(given)
