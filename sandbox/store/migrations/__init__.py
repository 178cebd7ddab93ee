"""The Alembic migrations: one numbered file for each version of the schema."""
