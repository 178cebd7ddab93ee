"""`flask --app sandbox open | reset | snapshot | new-password`: the classroom from a terminal."""

from datetime import date, datetime

import click
from flask import Flask
from flask.cli import with_appcontext

from sandbox.classroom import exercises, password
from sandbox.classroom.opening import MOST_SEATS, Plan, open_class
from sandbox.store.classes import NoSuchClass
from sandbox.store.store import NoSuchSeat
from sandbox.web.services import services


def init_app(app: Flask) -> None:
    for command in (open_command, reset_command, snapshot_command, new_password_command):
        app.cli.add_command(command)


@click.command("open")
@click.option("--name", required=True, help="Holdets navn.")
@click.option(
    "--seats", type=click.IntRange(1, MOST_SEATS), default=12, show_default=True, help="Antal pladser."
)
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Holdets dag, i dag hvis intet er sagt."
)
@with_appcontext
def open_command(name: str, seats: int, day: datetime | None) -> None:
    """Åbn et hold med alle opgaver, og skriv dets nummer og kode."""
    opens = day.date() if day else date.today()
    plan = Plan(name, opens, seats, tuple(exercises.slugs()), services().config.sign_in)
    opened = open_class(services().config, services().classes, plan)
    click.echo(f"Hold {opened.id} er åbent. Kode: {opened.code}. Pladser: 1–{opened.seats}.")


@click.command("reset")
@click.argument("class_id", metavar="HOLD", type=int)
@click.option("--seat", type=int, help="Kun denne plads.")
@with_appcontext
def reset_command(class_id: int, seat: int | None) -> None:
    """Gør et holds pladser klar til nye deltagere. Det kan fortrydes på holdets side."""
    try:
        services().classes.get(class_id)
        if seat is not None:
            services().classes.seat_id(class_id, seat)
    except NoSuchClass as error:
        raise click.ClickException(f"Der er intet hold {class_id}.") from error
    except NoSuchSeat as error:
        raise click.ClickException(f"Hold {class_id} har ingen plads {seat}.") from error
    click.echo(f"{services().classes.reset(class_id, seat)} pladser er gjort klar.")


@click.command("snapshot")
@click.argument("code", metavar="KODE")
@click.argument("seat", metavar="PLADS", type=int)
@with_appcontext
def snapshot_command(code: str, seat: int) -> None:
    """Skriv alt, hvad en plads har, som JSON: til en fejlmelding, eller for at se efter."""
    opened = services().classes.by_code(code)
    if opened is None:
        raise click.ClickException(f"Intet hold har koden {code}.")
    try:
        state = services().store.seat(services().classes.seat_id(opened.id, seat))
    except NoSuchSeat as error:
        raise click.ClickException(f"Holdet har plads 1 til {opened.seats}.") from error
    click.echo(state.world.model_dump_json(indent=2))


@click.command("new-password")
@with_appcontext
def new_password_command() -> None:
    """Glem instruktørens adgangskode, så en ny kan vælges i browseren på denne maskine eller med en kode."""
    if password.is_given():
        raise click.ClickException("Adgangskoden er sat med INSTRUCTOR_PASSWORD. Skift den dér.")
    password.forget()
    click.echo("Adgangskoden er glemt. Åbn /instructor på denne maskine, og vælg en ny.")
    click.echo(f"Fra en anden maskine kræver det koden {password.first_code()}")
