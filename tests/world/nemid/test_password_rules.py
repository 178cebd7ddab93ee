"""The rules of passwords and user-ids, row by row as the domain facts have them."""

import pytest

from sandbox.world.nemid.password_rules import password_faults, user_id_faults

CPR, NUMBER, USER_ID, TEMPORARY = "2209585054", "412345678", "oliver24", "734019"

PASSWORDS: list[tuple[str, str, list[str]]] = [
    ("letters and digits", "solgul85", []),
    ("six characters", "abcde1", []),
    ("forty characters", "ab12" * 10, []),
    ("letters in capitals", "SOLGUL85", []),
    ("other signs among them", "sol-gul 85!", []),
    ("three alike in a row", "aaab12", []),
    ("four digits", "7294", []),
    ("nothing", "", ["empty"]),
    ("the temporary one", TEMPORARY, ["temporary"]),
    ("five characters", "abcd1", ["too-short"]),
    ("forty-one characters", "ab12" * 10 + "c", ["too-long"]),
    ("letters only", "solgult", ["no-digit"]),
    ("digits only", "729415", ["no-letter"]),
    ("five digits", "72941", ["too-short", "no-letter"]),
    ("three digits", "729", ["too-short", "no-letter"]),
    ("an æ", "sælgul85", ["danish-letter"]),
    ("an Å", "SÅLGUL85", ["danish-letter"]),
    ("four alike in a row", "aaaab12", ["four-alike"]),
    ("four alike whatever the case", "aAaAb12", ["four-alike"]),
    ("a space first", " solgul85", ["outer-space"]),
    ("a space last", "solgul85 ", ["outer-space"]),
    ("the CPR number", "220958-5054", ["own-number", "no-letter"]),
    ("the NemID number", NUMBER, ["own-number", "no-letter"]),
    ("the user-id in it", "xoliver24x", ["user-id-inside"]),
    ("the user-id itself in capitals", "OLIVER24", ["user-id-inside"]),
    ("four digits alike", "7777", ["digits-alike"]),
    ("four digits upwards", "3456", ["digits-series"]),
    ("four digits downwards", "8765", ["digits-series"]),
    ("four digits of the CPR number", "0958", ["digits-of-cpr"]),
]


@pytest.mark.parametrize(
    ("password", "faults"), [row[1:] for row in PASSWORDS], ids=[row[0] for row in PASSWORDS]
)
def test_a_password_is_told_every_rule_that_it_breaks(password: str, faults: list[str]) -> None:
    found = password_faults(password, password, cpr=CPR, number=NUMBER, user_id=USER_ID, temporary=TEMPORARY)
    assert found == faults


def test_a_good_password_has_to_be_typed_alike_twice_but_for_case() -> None:
    own = {"cpr": CPR, "number": NUMBER, "user_id": USER_ID}
    assert password_faults("solgul85", "solgul58", **own) == ["not-the-same"]
    assert password_faults("solgul85", "", **own) == ["not-the-same"]
    assert password_faults("solgul85", "SolGul85", **own) == []


def test_without_a_user_id_nothing_stands_in_the_password() -> None:
    assert password_faults("solgul85", "solgul85", cpr=CPR, number=NUMBER, user_id="") == []


USER_IDS: list[tuple[str, str, list[str]]] = [
    ("five characters", "anna1", []),
    ("forty-eight characters", "a" * 48, []),
    ("a space inside", "anna bo", []),
    ("nothing", "", ["empty"]),
    ("only spaces", "   ", ["empty"]),
    ("four characters", "anna", ["too-short"]),
    ("forty-nine characters", "a" * 49, ["too-long"]),
    ("an ø", "søren", ["danish-letter"]),
    ("a space first", " annabo", ["outer-space"]),
    ("like a CPR number", "220958-5054", ["like-a-number"]),
    ("like a NemID number", "412 345 678", ["like-a-number"]),
    ("another's", "KAREN7", ["taken"]),
]


@pytest.mark.parametrize(
    ("user_id", "faults"), [row[1:] for row in USER_IDS], ids=[row[0] for row in USER_IDS]
)
def test_a_user_id_is_told_every_rule_that_it_breaks(user_id: str, faults: list[str]) -> None:
    assert user_id_faults(user_id, {"karen7"}) == faults
