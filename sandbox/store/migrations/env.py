"""Alembic's entry: runs on the connection that `sandbox.store.schema` hands over, inside its transaction."""

from alembic import context

from sandbox.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
