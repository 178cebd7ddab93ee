from sandbox.content.web.fraud_helplines import fraud_helplines


def test_the_most_urgent_call_comes_first() -> None:
    assert list(fraud_helplines()) == ["login", "bank", "politi"]


def test_no_number_could_be_called() -> None:
    assert all(line.phone.startswith("0") for line in fraud_helplines().values())
