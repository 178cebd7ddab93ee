from sandbox.world.hashing import hashed, matches


def test_a_secret_is_known_again_and_no_other_is() -> None:
    remembered = hashed("Blyant-skærm-48", "salt")
    assert matches(remembered, "Blyant-skærm-48")
    assert not matches(remembered, "Blyant-skærm-49")


def test_whether_capitals_matter_is_asked_when_it_is_compared() -> None:
    remembered = hashed("Blyant-skærm-48", "salt")
    assert not matches(remembered, "BLYANT-SKÆRM-48")
    assert matches(remembered, "BLYANT-SKÆRM-48", exact=False)
    assert not matches(remembered, "BLYANT-SKÆRM-49", exact=False)


def test_what_is_kept_tells_nothing_and_is_another_with_another_salt() -> None:
    remembered = hashed("Blyant-skærm-48", "salt")
    assert "blyant" not in remembered.casefold()
    assert hashed("Blyant-skærm-48", "andet salt").partition(":")[2] != remembered.partition(":")[2]
