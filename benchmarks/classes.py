"""Classes and participants to measure with."""

from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.client import BenchmarkError, Client
from sandbox.config import Config
from sandbox.store.classes import Classes, ClassSession
from sandbox.store.database import Database
from sandbox.store.live import overview
from sandbox.store.schema import prepare
from sandbox.store.store import Store
from sandbox.world import session as world_session
from sandbox.world.seeding import seeded_world

DAY = date(2026, 11, 23)
EXERCISE = "laes-et-brev"


def database(folder: Path) -> Database:
    found = Database(Config.from_environ({}, data_dir=folder).database_url)
    prepare(found)
    return found


def open_class(where: Database, seats: int) -> ClassSession:
    codes = (f"{number:04}" for number in count(1000))
    worlds = [seeded_world(1, seat, DAY).to_json() for seat in range(1, seats + 1)]
    return Classes(where).open("Måling", DAY, codes, [EXERCISE], worlds)


def joined(port: int, session: ClassSession, seat: int) -> Client:
    """A participant who has joined, and has begun an exercise in which the senior is signed in."""
    client = Client(port)
    client.get("/")
    client.post("/", code=session.code, seat=str(seat))
    client.get("/welcome")
    begun = client.post(f"/guide/start/{EXERCISE}")
    if begun.status != 303:
        raise BenchmarkError(f"the exercise did not begin: {begun.status}")
    return client


def sign_in(where: Database, session: ClassSession) -> None:
    """Sign the senior in on every seat, past the pages that are measured elsewhere."""
    store = Store(where)
    for row in overview(where, session.id):
        store.act(
            row.id, lambda world: world_session.open_session(world, "senior", "nemid", "post.borger.dk")
        )
