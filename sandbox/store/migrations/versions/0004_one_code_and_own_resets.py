"""A join code belongs to one open class; every class numbers its own resets.

Of open classes with the same code the newest keeps it, since that is the one its participants came to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

CLASSES = sa.table(
    "classes",
    sa.column("id", sa.Integer),
    sa.column("code", sa.String),
    sa.column("open", sa.Boolean),
    sa.column("resets", sa.Integer),
)
SNAPSHOTS = sa.table("snapshots", sa.column("batch", sa.Integer))


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("classes", sa.Column("resets", sa.Integer(), nullable=False, server_default="0"))
    last = sa.select(sa.func.coalesce(sa.func.max(SNAPSHOTS.c.batch), 0)).scalar_subquery()
    connection.execute(sa.update(CLASSES).values(resets=last))
    give_each_a_code(connection)
    where = sa.text("open")
    op.create_index(
        "classes_open_code", "classes", ["code"], unique=True, sqlite_where=where, postgresql_where=where
    )


def give_each_a_code(connection: sa.Connection) -> None:
    used = set(connection.scalars(sa.select(CLASSES.c.code)))
    free = (str(number) for number in range(1_000, 10_000) if str(number) not in used)
    newest_first = sa.select(CLASSES.c.id, CLASSES.c.code).where(CLASSES.c.open).order_by(CLASSES.c.id.desc())
    kept: set[str] = set()
    for class_id, code in connection.execute(newest_first).all():
        if code in kept:
            connection.execute(sa.update(CLASSES).where(CLASSES.c.id == class_id).values(code=next(free)))
        kept.add(code)
