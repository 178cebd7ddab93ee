"""What all pages of Digital Fuldmagt share: the blueprint, and how a power is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.power_areas import Coverable, coverable
from sandbox.content.reading.text import fill
from sandbox.web.frame import long_date
from sandbox.web.seat import current
from sandbox.web.site import Site, site_blueprint
from sandbox.world.grants.granting_power import names_of
from sandbox.world.state.grants import Power, State
from sandbox.world.state.people import Role

HOST = "fuldmagt.borger.dk"
blueprint = site_blueprint(Site("grants", _l("Digital Fuldmagt"), HOST), __name__)


@dataclass(frozen=True)
class PowerView:
    """A power as one of its two parties sees it."""

    power: Power
    role: Role
    giver: str
    holder: str
    covers: Sequence[str]

    @property
    def is_giver(self) -> bool:
        return self.role == self.power.giver

    @property
    def title(self) -> str:
        other = self.holder if self.is_giver else self.giver
        return str(_("Til %(name)s", name=other) if self.is_giver else _("Fra %(name)s", name=other))

    @property
    def status(self) -> str:
        texts: dict[State, str] = {
            "asked": _("Venter på svar"),
            "given": _("Gælder"),
            "refused": _("Afvist"),
            "withdrawn": _("Tilbagekaldt"),
            "expired": _("Udløbet"),
        }
        return texts[self.power.state]

    @property
    def rows(self) -> list[tuple[str, str]]:
        power = self.power
        since = _("Anmodet om") if power.state in ("asked", "refused") else _("Givet")
        rows = [
            (_("Fuldmagtsgiver"), self.giver),
            (_("Fuldmagtshaver"), self.holder),
            (_("Omfatter"), ", ".join(self.covers)),
            (since, long_date(power.since)),
            (_("Sidste dag"), long_date(power.until)),
            (_("Nummer"), power.number),
            (_("Status"), self.status),
        ]
        return [*rows, (_("Slut"), long_date(power.ended))] if power.ended else rows

    @property
    def waits_for_me(self) -> bool:
        return self.power.waits_for(self.role)

    @property
    def can_be_withdrawn(self) -> bool:
        return self.power.can_be_withdrawn_by(self.role)

    @property
    def can_be_used(self) -> bool:
        return self.power.state == "given" and not self.is_giver

    @property
    def ways(self) -> list[Coverable]:
        """Where it is used; what is covered no more, because it was taken away, leads nowhere."""
        known = coverable()
        return [known[place] for place in self.power.covers if place in known]


def view(role: Role, power: Power) -> PowerView:
    world = current().world
    return PowerView(
        power=power,
        role=role,
        giver=world.citizen(power.giver).name,
        holder=world.citizen(power.holder).name,
        covers=names_of(power.covers, _),
    )


@blueprint.app_template_global()
def covered_text(text: str) -> str:
    """A title, or what is told, of what a power can cover."""
    return fill(_(text), {"municipality": municipality().name}) if text else ""
