from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.power_areas import PORTAL, POST, coverable, host_of, part_at, power_areas
from sandbox.content.reading.text import fill
from sandbox.content.services.catalogue import services


def test_every_self_service_and_every_area_can_be_covered() -> None:
    assert len(coverable()) == len(services()) + len(power_areas())
    assert {PORTAL, municipality().host} <= coverable().keys()


def test_whole_sites_come_first() -> None:
    whole = [place == host_of(place) for place in coverable()]
    assert whole == sorted(whole, reverse=True)


def test_digital_post_is_never_covered() -> None:
    assert POST not in {host_of(place) for place in coverable()}


def test_what_it_is_called_can_be_said() -> None:
    for each in coverable().values():
        assert fill(each.title, {"municipality": "Prøve Kommune"})
        assert fill(each.about, {"municipality": "Prøve Kommune"}) or each.self_service


def test_a_page_belongs_to_the_part_that_its_address_names() -> None:
    assert part_at("/oeveby.dk/selvbetjening/flytning/hvornaar") == "flytning"
    assert part_at("/oeveby.dk/selvbetjening/flytning/") == "flytning"
    assert part_at("/borger.dk/mit-overblik/sager") == "mit-overblik"
    for path in ("/borger.dk/", "/borger.dk/flytning", "/oeveby.dk/selvbetjening/", "/", ""):
        assert part_at(path) == ""
