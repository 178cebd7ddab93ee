"""`flask --app sandbox …`: what an author or an instructor asks for in a terminal."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from secrets import token_urlsafe
from typing import IO, Any

import click
from dotenv import dotenv_values, find_dotenv
from flask import Flask
from flask.cli import ScriptInfo, with_appcontext
from flask.helpers import get_load_dotenv

from sandbox import config_docs, create_app
from sandbox.browsers import NoBrowser
from sandbox.config import Config
from sandbox.config_reading import ConfigError, settings_of
from sandbox.console import write_any_letter
from sandbox.content import consistency
from sandbox.content.json_schema import content_schemas
from sandbox.content.lint import checks as lint
from sandbox.content.reading.errors import ContentError, shown_path
from sandbox.guide import start_check
from sandbox.guide.play.runner import PlayResult, run
from sandbox.guide.scenario import json_schema, service_expectations
from sandbox.guide.scenario_catalogue import catalogue
from sandbox.store.schema import UnusableDatabase
from sandbox.web import language
from sandbox.web.services import KEY as SERVICES
from sandbox.web.services import services
from sandbox.world import real_data


def refuse_variable_files() -> None:
    """The `flask` command reads the nearest `.env` and `.flaskenv`, here or in any folder above; the server does not.

    Such a file may be another program's, with another database.

    :raises ConfigError: for a setting that has its value from one of them.
    """
    context = click.get_current_context(silent=True)
    if context is None or context.find_object(ScriptInfo) is None or not get_load_dotenv():
        return
    known = {setting.variable for setting in settings_of(Config)}
    for path in filter(None, (find_dotenv(name, usecwd=True) for name in (".env", ".flaskenv"))):
        for variable, text in dotenv_values(path, encoding="utf-8").items():
            if text and variable in known and os.environ.get(variable) == text:
                raise ConfigError(
                    variable,
                    f"står i {path}, som flask læser, men serveren ikke gør. Sæt FLASK_SKIP_DOTENV=1.",
                    f"is in {path}, which flask reads, but the server does not. Set FLASK_SKIP_DOTENV=1.",
                )


class Command(click.Command):
    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Before anything is printed; --help is printed while the arguments are read."""
        write_any_letter()
        return super().parse_args(context, args)


class CannotStart(click.ClickException):
    """The message that a command prints, without a traceback, when the app cannot be created."""

    def show(self, file: IO[Any] | None = None) -> None:
        write_any_letter()
        click.echo(self.message, file=file, err=file is None)


@contextmanager
def told_in_a_command() -> Iterator[None]:
    """:raises CannotStart: in a command, for what stops the start; elsewhere the error is raised as it is."""
    try:
        yield
    except (ConfigError, ContentError, UnusableDatabase) as error:
        if click.get_current_context(silent=True) is None:
            raise
        raise CannotStart(str(error)) from error


def init_app(app: Flask) -> None:
    for command in (check, write_schema, write_settings, play):
        app.cli.add_command(command)


@click.command("check", cls=Command)
@with_appcontext
def check() -> None:
    """Læs alt, hvad der er skrevet, og sig, hvad der er galt, med fil, linje og nøgle."""
    read = catalogue()
    failing = start_check.problems(read, start_check.households(services().config))
    problems = dict.fromkeys(
        map(
            str,
            [
                *consistency.problems(),
                *lint.problems(could_be_real),
                *language.problems(),
                *service_expectations.problems(),
                *read.problems,
                *failing,
            ],
        )
    )
    for problem in problems:
        click.echo(problem)
    if problems:
        click.echo(f"{len(problems)} fejl. {len(read.scenarios)} opgaver kan bruges.")
        raise SystemExit(1)
    click.echo(", ".join(f"{number} {name}" for name, number in consistency.counted().items()))
    click.echo(f"{len(read.scenarios)} opgaver er i orden.")


def could_be_real(text: str) -> bool:
    """Whether the guard would remove something from this text if a participant typed it."""
    return real_data.find(text, date.today()) is not None


@click.command("schema", cls=Command)
def write_schema() -> None:
    """Skriv skemaerne i docs/, som editorer hjælper forfattere med: et for opgaver og et for hver slags indhold."""
    schemas = {json_schema.FILE: json_schema.schema(), **content_schemas()}
    for stale in set(json_schema.FILE.parent.rglob("*.schema.json")) - schemas.keys():
        stale.unlink()
    for path, text in schemas.items():
        path.write_text(text, encoding="utf-8")
    click.echo(f"Skrev {len(schemas)} skemaer i {shown_path(json_schema.FILE.parent)}.")


@click.command("settings", cls=Command)
def write_settings() -> None:
    """Skriv tabellen over indstillinger i docs/settings.md, som de er i koden."""
    text = config_docs.with_table(config_docs.FILE.read_text(encoding="utf-8"))
    config_docs.FILE.write_text(text, encoding="utf-8")
    click.echo(f"Skrev {shown_path(config_docs.FILE)}.")


@click.command("play", cls=Command)
@click.argument("slugs", nargs=-1)
@with_appcontext
def play(slugs: tuple[str, ...]) -> None:
    """Spil opgaverne i en rigtig browser, som en kursist ville: alle, eller dem, der nævnes."""
    known = catalogue().scenarios
    if unknown := [slug for slug in slugs if slug not in known]:
        raise click.ClickException(f"Ingen opgave hedder {', '.join(unknown)}. De hedder: {', '.join(known)}")
    try:
        with own_app() as app:
            failed = [played for played in run(app, slugs or known) if not told(played)]
    except NoBrowser as error:
        raise click.ClickException(str(error)) from error
    if failed:
        raise SystemExit(1)


def told(played: PlayResult) -> bool:
    """Say how it went, a line for each exercise; whether it went well."""
    click.echo(f"{'FEJL   ' if played.problem else 'i orden'}  {played.slug} ({played.seconds:.1f} s)")
    if played.problem:
        click.echo(f"         {played.problem}")
    return not played.problem


@contextmanager
def own_app() -> Iterator[Flask]:
    """The same configuration on a database of its own, so that no class is disturbed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # An empty address is the database in that folder, also where DATABASE_URL is set.
        config = Config.from_environ(data_dir=Path(folder), database_url="", secret_key=token_urlsafe(32))
        app = create_app(config)
        yield app
        app.extensions[SERVICES].database.close()
