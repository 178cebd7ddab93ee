"""Every component on one page, for those who write pages."""

from flask import Blueprint, Flask, render_template

blueprint = Blueprint("patterns", __name__)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.get("/patterns")
def index() -> str:
    return render_template("web/patterns.html")
