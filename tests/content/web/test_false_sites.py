import pytest
from pydantic import ValidationError

from sandbox.content.web.false_sites import FalseSite, false_sites


def test_there_is_one_for_each_common_kind_of_fraud() -> None:
    asked = [{field.name for field in site.fields} for site in false_sites().values()]
    for wanted in ({"card_photo", "password"}, {"card_number", "security_code"}, {"account", "password"}):
        assert any(wanted <= fields for fields in asked)


@pytest.mark.parametrize("host", ["mitid.dk", "mitid.com", "mitid.support", "mitid.xn--p1ai", "mitid"])
def test_no_address_that_somebody_could_own_is_taken(host: str) -> None:
    given = false_sites()["mitid.dkk"].model_dump() | {"host": host}
    with pytest.raises(ValidationError):
        FalseSite.model_validate(given)
