"""The first schema: classes, seats with their worlds, snapshots, attempts, events, settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SEAT_STATE = (
    ("scenario", sa.String(100), True),
    ("step", sa.Integer(), False),
    ("steps", sa.Integer(), False),
    ("slips", sa.Integer(), False),
    ("help_wanted", sa.Boolean(), False),
    ("progress", sa.Text(), False),
    ("world", sa.Text(), False),
)


def _seat_state() -> list[sa.Column[object]]:
    return [sa.Column(name, kind, nullable=nullable) for name, kind, nullable in SEAT_STATE]


def _belongs_to(table: str, *, primary_key: bool = False) -> sa.Column[int]:
    name = {"classes": "class_id", "seats": "seat_id"}[table]
    owner = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer(), owner, nullable=False, primary_key=primary_key)


def upgrade() -> None:
    op.create_table(
        "settings",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "classes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("code", sa.String(4), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("scenarios", sa.Text(), nullable=False),
        sa.Column("sign_in", sa.String(8), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.Float(), nullable=False),
    )
    op.create_index("classes_code", "classes", ["code"])
    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), primary_key=True),
        _belongs_to("classes"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("browsers", sa.Integer(), nullable=False),
        sa.Column("last_active_at", sa.Float()),
        *_seat_state(),
        sa.UniqueConstraint("class_id", "number", name="seats_number"),
    )
    op.create_index("seats_live", "seats", ["class_id", "number", "version", "browsers", "last_active_at"])
    op.create_table(
        "snapshots",
        _belongs_to("seats", primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("browsers", sa.Integer(), nullable=False),
        *_seat_state(),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), primary_key=True),
        _belongs_to("seats"),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("scenario", sa.String(100), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("steps_done", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Float(), nullable=False),
        sa.Column("finished_at", sa.Float()),
    )
    op.create_index("attempts_seat", "attempts", ["seat_id"])
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), primary_key=True),
        _belongs_to("classes"),
        _belongs_to("seats"),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("clock", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("citizen", sa.String(16)),
        sa.Column("data", sa.Text(), nullable=False),
    )
    op.create_index("events_seat", "events", ["seat_id", "id"])
    op.create_index("events_class", "events", ["class_id", "id"])
