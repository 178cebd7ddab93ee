from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from sandbox.content.chosen_municipality import FOLDER, using
from sandbox.content.municipality.settings import (
    Municipality,
    address_of,
    distance,
    exists,
    find,
    municipality,
    names,
    practice,
    practices_in,
)
from sandbox.content.reading.errors import ContentError
from sandbox.world.real_data import find as find_real
from tests.conftest import forget_content

OEVEBY = municipality()


def test_streets_and_towns_are_many_and_each_named_once() -> None:
    assert len({street.name for street in OEVEBY.streets}) == len(OEVEBY.streets) >= 60
    assert len({town.postcode for town in OEVEBY.towns}) == len(OEVEBY.towns) >= 4


def test_there_are_houses_and_flats() -> None:
    assert {bool(street.floors) for street in OEVEBY.streets} == {True, False}
    assert all(bool(street.floors) == bool(street.doors) for street in OEVEBY.streets)


def test_every_address_of_every_street_is_found_again() -> None:
    for street in OEVEBY.streets:
        for address in find(f"{street.name} {street.numbers[1]}"):
            assert exists(address)
            assert find(address.text) == [address]


def test_every_town_has_doctors_and_some_take_new_patients() -> None:
    assert all(practices_in(town.postcode) for town in OEVEBY.towns)
    assert len(OEVEBY.practices) >= 6
    assert {each.open for each in OEVEBY.practices} == {True, False}


def test_doctors_are_nearer_in_the_own_town_and_one_is_farther_than_fifteen_km() -> None:
    home = find("Solsortevej 1")[0]
    near = distance(home, practice("Lægehuset Øvetorv"))
    assert near == 0.2
    assert max(distance(home, each) for each in OEVEBY.practices) > 15


def test_there_is_a_borgerservice_and_a_library() -> None:
    assert {office.kind for office in OEVEBY.offices} == {"citizen-service", "library"}
    assert all(address_of(office).street for office in OEVEBY.offices)


def test_nothing_in_the_file_could_be_real() -> None:
    for line in (FOLDER / "oeveby" / "settings.yaml").read_text(encoding="utf-8").splitlines():
        assert find_real(line, date(2026, 11, 22)) is None, line


def test_an_office_at_an_address_that_does_not_exist_is_refused() -> None:
    data = OEVEBY.model_dump()
    data["offices"][0]["address"] = "Ingenvej 1"
    with pytest.raises(ValidationError, match="adressen findes ikke i kommunen: Ingenvej 1"):
        Municipality.model_validate(data)


def test_another_municipality_can_be_chosen_but_not_one_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = (FOLDER / "oeveby" / "settings.yaml").read_text(encoding="utf-8")
    (tmp_path / "nyby").mkdir()
    settings = tmp_path / "nyby" / "settings.yaml"
    settings.write_text(text.replace("Øveby Kommune", "Nyby Kommune"), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("sandbox.content.chosen_municipality.FOLDER", tmp_path)
        with using("nyby"):
            assert municipality().name == "Nyby Kommune"
            with using("ukendt"), pytest.raises(ContentError):
                municipality()
            assert municipality().name == "Nyby Kommune"
    assert municipality().name == "Øveby Kommune"


def test_a_town_without_a_doctor_is_refused() -> None:
    data = OEVEBY.model_dump()
    data["towns"] = [*data["towns"], {"name": "Nyby", "postcode": "0060"}]
    with pytest.raises(ValidationError, match="her mangler en læge: 0060"):
        Municipality.model_validate(data)


def test_a_municipality_that_cannot_be_read_is_left_out_of_the_names(content_copy: Path) -> None:
    known = dict(names())
    for slug in known.keys() - {"oeveby"}:
        (content_copy / "municipalities" / slug / "settings.yaml").write_text("name: [", encoding="utf-8")
    forget_content()
    assert len(known) > 1
    assert names() == {"oeveby": known["oeveby"]}
