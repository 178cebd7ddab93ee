"""What the instructor should know of the installation before a course, and tell a helper on the telephone."""

import platform

from flask_babel import gettext as _

from sandbox.classroom import exercises
from sandbox.config import VERSION
from sandbox.web import network
from sandbox.web.services import services


def facts() -> list[tuple[str, str]]:
    """Pairs of name and value."""
    reached = network.shown(network.public_address()) if network.reaches_others() else _("kun denne maskine")
    return [
        (_("Adresse for deltagerne"), reached),
        (_("Opgaver klar til brug"), str(len(exercises.slugs()))),
        (_("Database"), "SQLite" if services().database.is_sqlite else "PostgreSQL"),
        (_("Version"), f"{VERSION}, Python {platform.python_version()}"),
    ]
