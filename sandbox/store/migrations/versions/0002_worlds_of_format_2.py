"""Worlds of format 2: with money, records, cases and all that self-services lead to.

Seats were given fresh worlds here; the newest migration does it now, for once is enough.
"""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    pass
