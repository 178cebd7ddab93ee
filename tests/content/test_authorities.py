from collections import Counter
from datetime import date
from typing import get_args

import pytest

from sandbox.content.authorities import Authority, AuthorityKind, authorities
from sandbox.world.realdata import find

every_authority = pytest.mark.parametrize("authority", authorities().values(), ids=authorities().keys())


def test_there_is_somebody_to_write_to_of_every_public_kind() -> None:
    found = Counter(authority.kind for authority in authorities().values())
    assert found.keys() == set(get_args(AuthorityKind))
    assert {"statslig", "region", "kommune", "øvrig"} == {
        authority.kind for authority in authorities().values() if authority.replies
    }


@every_authority
def test_it_holds_nothing_that_could_be_real(authority: Authority) -> None:
    assert find(f"{authority.phone}\n{authority.address}", date(2026, 11, 20)) is None


@every_authority
def test_the_municipalitys_own_carry_its_configured_name(authority: Authority) -> None:
    named = authority.called("Prøve Kommune")
    assert "{" not in named
    assert named.startswith("Prøve Kommune") == (authority.kind == "kommune")


def test_no_two_share_a_name_or_a_phone() -> None:
    for field in ("name", "phone"):
        values = [getattr(authority, field) for authority in authorities().values()]
        assert len(values) == len(set(values))
