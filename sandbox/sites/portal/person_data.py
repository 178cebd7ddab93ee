"""What the registers have on a citizen: who, where, with whom, which doctor, and how to be reached."""

from dataclasses import dataclass

from flask_babel import gettext as _

from sandbox.content.municipality.settings import practice
from sandbox.web.frame import long_date
from sandbox.web.seat import current
from sandbox.world.people.homes import home
from sandbox.world.state.people import Citizen, Role

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """`source` is the register, `name` what a hint calls it."""

    name: str
    title: str
    source: str
    rows: Rows


def parts(role: Role) -> list[Part]:
    citizen = current().world.citizen(role)
    return [
        Part("person", _("Dig selv"), _("CPR-registret"), _person(citizen)),
        Part("family", _("Din familie"), _("CPR-registret"), _family(role)),
        Part("home", _("Din bolig"), _("BBR, Bygnings- og Boligregistret"), _home(citizen)),
        Part("doctor", _("Din læge"), _("Kommunen"), _doctor(citizen)),
        Part("contact", _("Din telefon og e-mail"), _("Digital Post"), _contact(citizen)),
    ]


def _person(citizen: Citizen) -> Rows:
    return [
        (_("Navn"), citizen.name),
        (_("CPR-nummer"), citizen.cpr_text),
        (_("Adresse"), citizen.address.text),
        (_("Flyttet ind"), long_date(citizen.moved_in)),
        (_("Statsborgerskab"), _("Dansk")),
    ]


def _family(role: Role) -> Rows:
    children = current().world.household.children if role == "parent" else []
    rows = [(child.name, _("Barn, født den %(day)s", day=long_date(child.born))) for child in children]
    return rows or [(_("Børn under 18 år"), _("Ingen"))]


def _home(citizen: Citizen) -> Rows:
    found = home(citizen.address)
    heating = {"district": _("Fjernvarme"), "heat-pump": _("Varmepumpe")}
    return [
        (_("Adresse"), citizen.address.line),
        (_("Slags bolig"), _("Lejlighed") if found.kind == "flat" else _("Enfamiliehus")),
        (_("Areal"), _("%(area)s m²", area=found.area)),
        (_("Værelser"), str(found.rooms)),
        (_("Bygget"), str(found.built)),
        (_("Varme"), heating[found.heating]),
    ]


def _doctor(citizen: Citizen) -> Rows:
    place = practice(citizen.doctor)
    return [(_("Læge"), place.name), (_("Adresse"), place.address), (_("Telefon"), place.phone)]


def _contact(citizen: Citizen) -> Rows:
    return [(_("Mobiltelefon"), citizen.phone_text), (_("E-mail"), citizen.email)]
