"""The inbox, which is the front page."""

from sandbox.sites.post.shell import blueprint, heading, shown, whose
from sandbox.web.seat import current


@blueprint.get("/")
def index() -> str:
    role = whose()
    rows = [(boxed, *heading(role, boxed)) for boxed in current().world.post[role].letters]
    return shown("index", role, rows=rows)
