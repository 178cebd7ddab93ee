"""What the product fills in is declared, has its form, and is never searched."""

from datetime import date

import pytest

from sandbox.web.filled import FIELDS, TYPED, cleaned, fits
from sandbox.world import real_data

TODAY = date(2026, 11, 22)
OLD_ID = "13b69265698"  # of a world made before ids were letters; it holds eight digits in a row
NUMBER = "2030" + "4050"


def test_the_old_id_would_be_taken_for_a_phone_number() -> None:
    assert real_data.find(OLD_ID, TODAY)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("draft", OLD_ID),
        ("documents", OLD_ID),
        ("request", "bcdfghjklm"),
        ("folder", "inbox"),
        ("back", f"/post.borger.dk/brev/{OLD_ID}"),
        ("return_to", f"/post.borger.dk/skriv/{OLD_ID}?ret=1#bilag"),
        ("service", "post.borger.dk"),
        ("at", "2026-12-01T10:30"),
        ("push", "log-paa.sms"),
        ("csrf_token", "IjE3MjU2MzQ3ODki.Zx20123456.q-_7"),
    ],
)
def test_a_value_of_the_products_own_has_its_form(field: str, value: str) -> None:
    assert fits(field, value)


@pytest.mark.parametrize("field", [*FIELDS, *sorted(TYPED)])
@pytest.mark.parametrize("typed", [NUMBER, f"tlf {NUMBER}", "070761" + "-4285", "nogen@posthus" + ".dk"])
def test_what_somebody_typed_never_has_the_form_of_a_products_field(field: str, typed: str) -> None:
    assert not fits(field, typed)


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("/borger.dk/", "/borger.dk/"),
        (f"/post.borger.dk/brev/{OLD_ID}", f"/post.borger.dk/brev/{OLD_ID}"),
        (f"/borger.dk/soeg?q={NUMBER}", "/borger.dk/soeg?q="),
        ("/borger.dk/soeg?q=flytte+hus&alle=1", "/borger.dk/soeg?q=flytte+hus&alle=1"),
        (f"/post.borger.dk/skriv?kladde={OLD_ID}", f"/post.borger.dk/skriv?kladde={OLD_ID}"),
        (f"/guide/clock?back=/borger.dk/soeg?q%3D{NUMBER}", "/guide/clock?back=%2Fborger.dk%2Fsoeg%3Fq%3D"),
        (f"/x?q=hus+{NUMBER}#top", "/x?q=hus+%E2%80%A6#top"),
    ],
)
def test_a_path_keeps_what_the_product_wrote_and_loses_what_looks_real(path: str, left: str) -> None:
    assert cleaned(path, TODAY) == left


def test_pages_to_come_back_to_are_not_followed_without_end() -> None:
    path = f"/x?q={NUMBER}"
    for _time in range(6):
        path = f"/x?back={path.replace('%', '%25').replace('?', '%3F').replace('=', '%3D')}"
    assert NUMBER not in cleaned(path, TODAY)
