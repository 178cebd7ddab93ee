"""`/healthz`, for monitoring."""

from flask import Blueprint, jsonify
from flask.wrappers import Response
from sqlalchemy import text

from sandbox.classroom import exercises
from sandbox.config import VERSION
from sandbox.content.services.catalogue import services as self_services
from sandbox.guide.scenario_catalogue import problems
from sandbox.web.services import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """JSON: status ("ok", or "degraded" when exercise files were left out), version, counts, database kind.

    A database that does not answer ends in the 500 page.
    """
    database = services().database
    with database.reading() as connection:
        connection.execute(text("SELECT 1"))
    return jsonify(
        status="degraded" if problems() else "ok",
        version=VERSION,
        scenarios=len(exercises.slugs()),
        self_services=len(self_services()),
        database="sqlite" if database.is_sqlite else "postgresql",
    )
