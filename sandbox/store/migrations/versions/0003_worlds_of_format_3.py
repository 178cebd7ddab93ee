"""Worlds of format 3: one of format 2 may name a record or a text message that is not written any more."""

from alembic import op

from sandbox.store.migrations.reseeding import reseed

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    reseed(op.get_bind())
