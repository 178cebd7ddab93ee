"""Settings that the installation itself has chosen, such as the instructor's password; the rest is `Config`."""

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from sandbox.store.database import Database
from sandbox.store.tables import settings


def get(database: Database, key: str) -> str | None:
    with database.reading() as connection:
        return connection.scalar(select(settings.c.value).where(settings.c.key == key))


def put(database: Database, key: str, value: str) -> None:
    with database.writing() as connection:
        connection.execute(delete(settings).where(settings.c.key == key))
        connection.execute(insert(settings).values(key=key, value=value))


def remove(database: Database, key: str) -> None:
    with database.writing() as connection:
        connection.execute(delete(settings).where(settings.c.key == key))


def put_first(database: Database, key: str, value: str) -> bool:
    """Set what has no value yet; whether it was this call that did."""
    try:
        with database.writing() as connection:
            connection.execute(insert(settings).values(key=key, value=value))
    except IntegrityError:
        return False
    return True
