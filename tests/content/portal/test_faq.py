from sandbox.content.portal.faq import faq


def test_they_stand_in_order() -> None:
    orders = [each.order for each in faq().values()]
    assert orders == sorted(set(orders))
