import pytest

from sandbox.content.web.site_owners import owner_of, site_owners


@pytest.mark.parametrize("host", ["borger.dk", "post.borger.dk", "a.b.borger.dk"])
def test_who_owns_an_address_owns_all_that_ends_in_it(host: str) -> None:
    found = owner_of(host)
    assert found
    assert found.slug == "borger"


@pytest.mark.parametrize("host", ["xborger.dk", "borger.dk-login", "borger.dkk", "dk", ""])
def test_an_address_that_only_looks_alike_has_no_owner(host: str) -> None:
    assert owner_of(host) is None


def test_no_two_own_the_same_address() -> None:
    hosts = [owner.host for owner in site_owners().values()]
    assert len(hosts) == len(set(hosts))
