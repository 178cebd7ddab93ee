from sandbox.content.municipality.report_kinds import report_kinds


def test_they_stand_in_an_order_and_what_is_none_of_them_comes_last() -> None:
    assert [kind.order for kind in report_kinds().values()] == list(range(1, len(report_kinds()) + 1))
    assert list(report_kinds())[-1] == "andet"
