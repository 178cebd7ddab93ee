from sandbox.content.municipality.appointment_types import appointment_types


def test_there_are_enough_and_each_has_a_place_of_its_own() -> None:
    assert len(appointment_types()) >= 6
    assert len({errand.order for errand in appointment_types().values()}) == len(appointment_types())
