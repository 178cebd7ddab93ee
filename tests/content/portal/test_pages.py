from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.pages import PortalPage, pages


def test_they_stand_in_order_with_words_to_search_for() -> None:
    orders = [page.order for page in pages().values()]
    assert orders == sorted(set(orders))
    assert all(page.words for page in pages().values())


def test_the_municipalitys_host_is_filled_in() -> None:
    page = PortalPage(slug="a", order=1, title="A", byline="A", address="/{host}/kontakt")
    assert page.path == f"/{municipality().host}/kontakt"
