"""Shows and writes seeded households: `python seed.py --show 7`, `python seed.py --seats 30 --date 2026-11-22`.

The same arguments give the same bytes on every machine. With `--data` (or DATA_DIR) the seats become a class in the
database of that folder.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from sandbox.config import Config
from sandbox.config_reading import ConfigError
from sandbox.console import write_any_letter
from sandbox.content.chosen_municipality import using
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.errors import ContentError, ContentErrors
from sandbox.store.classes import Classes, ClassSession
from sandbox.store.database import Database
from sandbox.store.schema import UnusableDatabase, prepare
from sandbox.world.people.households import MOST, SEATS, credentials, household
from sandbox.world.seeded_random import permute
from sandbox.world.seeding import seeded_world
from sandbox.world.state.people import Citizen, Person, Role

ROLE_NAMES: dict[Role, str] = {"senior": "Senior", "parent": "Forælder", "young": "Ung"}
GENDER_NAMES = {"female": "kvinde", "male": "mand"}
NO_COOKIES = "-" * 32  # a key need not be kept here, so that a bare --show makes no data folder
CODES = 9_000  # join codes of four digits, none beginning with 0


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="seed.py", description="Viser og gemmer øvelsespersoner.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--show", type=whole(MOST), metavar="N", help="vis husstand N")
    what.add_argument("--seats", type=whole(SEATS), metavar="N", help="lav plads 1 til N")
    parser.add_argument("--seed", type=int, help="installationens startværdi (ellers SEED, ellers 1)")
    parser.add_argument("--date", type=day, default=None, help="holdets dag, som 2026-11-22 (ellers i dag)")
    parser.add_argument("--data", type=Path, help="gem pladserne som et hold i denne mappes database")
    return parser.parse_args(argv)


def whole(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"skal være et tal fra 1 til {most}")
        return int(text)

    return number


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("skal være en dato som 2026-11-22") from None


def described(config: Config, number: int) -> Iterator[str]:
    people = household(config.seed, number, config.cohort_year)
    yield f"Husstand {number} (startværdi {config.seed}): familien {people.citizens['senior'].last_name}"
    for citizen in people.citizens.values():
        yield ""
        yield from described_citizen(config, number, citizen)
    yield ""
    yield f"Børn hos {people.citizens['parent'].first_name}"
    for child in people.children:
        yield f"  {child.name}, {born(child)}, øvelsesnummer {child.cpr_text}"


def described_citizen(config: Config, number: int, citizen: Citizen) -> Iterator[str]:
    own = credentials(config.seed, number, citizen.role, config.cohort_year)
    yield f"{ROLE_NAMES[citizen.role]}: {citizen.name} ({GENDER_NAMES[citizen.gender]}), {born(citizen)}"
    for label, text in (
        ("Øvelsesnummer", citizen.cpr_text),
        ("Adresse", f"{citizen.address.text}, siden {citizen.moved_in:%d.%m.%Y}"),
        ("Telefon", citizen.phone_text),
        ("E-mail", citizen.email),
        ("Læge", citizen.doctor),
        ("NemID-nummer", own.nemid_number),
        ("Bruger-id", own.user_id),
        ("Adgangskode", own.password),
        ("Nøglekort", own.card_number),
        ("MitID bruger-ID", own.mitid_user_id),
    ):
        yield f"  {label:<16}{text}"


def born(person: Person) -> str:
    return f"født {person.born:%d.%m.%Y}"


def documents(config: Config, seats: int, on: date) -> Iterator[tuple[str, str]]:
    """A line to show and the document, of each seat."""
    for seat in range(1, seats + 1):
        world = seeded_world(config.seed, seat, on, config.cohort_year)
        names = ", ".join(citizen.first_name for citizen in world.household.citizens.values())
        last_name = world.household.citizens["senior"].last_name
        document = world.to_json()
        digest = sha256(document.encode()).hexdigest()
        yield f"{seat:>5}  {digest[:12]}  {last_name}: {names}", document


def seed_class(config: Config, seats: int, on: date, keep: bool) -> Iterator[str]:
    total = sha256()
    worlds: list[str] = []
    for line, document in documents(config, seats, on):
        total.update(document.encode())
        worlds.append(document)
        yield line
    yield f"SHA-256 af {seats} pladser: {total.hexdigest()}"
    if keep:
        opened = open_class(config, on, worlds)
        yield f"Holdet “{opened.name}” har kode {opened.code} i {config.data_dir}"


def open_class(config: Config, on: date, worlds: list[str]) -> ClassSession:
    """:raises UnusableDatabase: when the database is damaged or a newer version's; it is left untouched."""
    config.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(config.database_url)
    try:
        prepare(database)
        codes = (f"{1_000 + permute(turn, CODES, config.seed, 'code')}" for turn in range(CODES))
        return Classes(database).open(f"Hold {on:%d.%m.%Y}", on, codes, (), worlds)
    finally:
        database.close()


def lines(config: Config, given: argparse.Namespace) -> Iterator[str]:
    if given.show:
        return described(config, given.show)
    keep = bool(given.data or os.environ.get("DATA_DIR"))
    return seed_class(config, given.seats, given.date or date.today(), keep)


def main(argv: list[str] | None = None) -> int:
    write_any_letter()
    given = arguments(argv)
    try:
        config = Config.from_environ(data_dir=given.data, seed=given.seed, secret_key=NO_COOKIES)
        with using(config.municipality):
            municipality()  # the first error is about its own settings
            for line in lines(config, given):
                print(line)
    except (ConfigError, ContentError, ContentErrors, UnusableDatabase) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
