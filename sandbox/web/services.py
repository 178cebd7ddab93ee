"""What the app carries: the configuration, the database and the two ways in to it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from flask import Flask, current_app

from sandbox.config import Config
from sandbox.store.classes import Classes
from sandbox.store.database import Database
from sandbox.store.schema import prepare
from sandbox.store.store import Store

KEY = "oevebanen"


@dataclass(frozen=True)
class Services:
    """One of each per app."""

    config: Config
    database: Database
    store: Store
    classes: Classes


def init_app(app: Flask, config: Config) -> None:
    """:raises UnusableDatabase: when the database is damaged or a newer version's."""
    database = Database(config.database_url)
    prepare(database)
    store = Store(database, timedelta(seconds=config.tick_seconds), config.rules)
    app.extensions[KEY] = Services(config, database, store, Classes(database))


def services() -> Services:
    return cast(Services, current_app.extensions[KEY])
