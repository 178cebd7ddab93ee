import pytest

from sandbox.content.web.old_addresses import OLD_ADDRESSES, address_now


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/mitid.dk/forgotten", "/mitid.dk/glemt-bruger-id"),
        ("/post.borger.dk/letter/a1/bilag/kort.pdf", "/post.borger.dk/brev/a1/bilag/kort.pdf"),
        ("/post.borger.dk/letter/*", "/post.borger.dk/brev/*"),
        ("/post.borger.dk/letter", "/post.borger.dk/brev"),
        ("/post.borger.dk/letters", "/post.borger.dk/letters"),
        ("/mitid.dk/forgotten/more", "/mitid.dk/forgotten/more"),
        ("/borger.dk/", "/borger.dk/"),
    ],
)
def test_only_the_path_of_a_page_that_moved_changes(old: str, new: str) -> None:
    assert address_now(old) == new


def test_no_old_address_leads_to_another_old_one() -> None:
    assert [new for new in OLD_ADDRESSES.values() if address_now(new) != new] == []
