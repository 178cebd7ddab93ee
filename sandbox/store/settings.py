"""Settings that the installation itself has chosen, such as the instructor's password; the rest is `Config`."""

from sqlalchemy import delete, select

from sandbox.store.database import Database, insert_or
from sandbox.store.tables import settings


def get(database: Database, key: str) -> str | None:
    with database.reading() as connection:
        return connection.scalar(select(settings.c.value).where(settings.c.key == key))


def put(database: Database, key: str, value: str) -> None:
    with database.writing() as connection:
        new = insert_or(connection, settings).values(key=key, value=value)
        connection.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def remove(database: Database, key: str) -> None:
    with database.writing() as connection:
        connection.execute(delete(settings).where(settings.c.key == key))


def put_first(database: Database, key: str, value: str) -> bool:
    """Set what has no value yet; whether it was this call that did."""
    with database.writing() as connection:
        new = insert_or(connection, settings).values(key=key, value=value)
        set_now = connection.execute(new.on_conflict_do_nothing().returning(settings.c.key))
        return set_now.first() is not None
