"""One subject has one name: its rules, its pages, its templates and its endpoints are found by the same word."""

from sandbox.sites import SITES
from tests.rules.tree import SANDBOX, TEMPLATES

OWN_SITE_OF_NEMID = "nemid_nu"  # NemID has a login box and a site of its own, both in `sandbox/sites/nemid/`
WITHOUT_RULES = {
    "devices",
    "false_sites",
    "papers",
    "person",
    "start",
}  # pages about several subjects, or about none


def names_in(*rooms: str) -> set[str]:
    paths = [path for room in rooms for path in (SANDBOX / room).iterdir()]
    return {path.stem for path in paths if path.is_dir() or path.suffix == ".py"}


def test_endpoints_begin_with_the_name_of_the_sites_module() -> None:
    modules = {site.name: site.import_name.split(".")[2] for site in SITES}
    assert modules.pop(OWN_SITE_OF_NEMID) == "nemid"
    assert {name: module for name, module in modules.items() if name != module} == {}


def test_a_folder_of_templates_has_the_name_of_a_room_or_of_a_site() -> None:
    folders = {path.name for path in TEMPLATES.iterdir()}
    assert folders - names_in(".", "sites") == set()


def test_a_site_has_the_name_of_the_rules_that_it_shows() -> None:
    assert names_in("sites") - names_in("world") == WITHOUT_RULES
