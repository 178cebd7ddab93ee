from sandbox.content.web.fraud_helplines import fraud_helplines


def test_they_stand_in_the_order_in_which_to_call() -> None:
    orders = [line.order for line in fraud_helplines().values()]
    assert orders == sorted(set(orders))


def test_no_number_could_be_called() -> None:
    assert all(line.phone.startswith("0") for line in fraud_helplines().values())
