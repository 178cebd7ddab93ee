"""Plays the example exercise of the authors' page unchanged."""

from pathlib import Path
from typing import Any

from flask import Flask

from sandbox.guide.play.seat import open_play_seat
from sandbox.guide.play.verifier import Verifier
from sandbox.guide.scenario.loading import load
from sandbox.guide.scenario_catalogue import KEY as CATALOGUE
from sandbox.web.services import KEY
from tests.author_examples import examples


def test_the_exercise_of_the_authors_page_can_be_played(
    live_app: Flask, page: Any, base_url: str, tmp_path: Path
) -> None:
    example = examples()["opgave"]
    example.write(tmp_path)
    read = load([tmp_path / "scenarios"])
    (scenario,) = read.scenarios.values()
    live_app.extensions[CATALOGUE].scenarios.update(read.scenarios)
    seat = open_play_seat(live_app.extensions[KEY], "Prøve")
    page.context.add_cookies([{**seat.cookie(live_app), "url": base_url}])
    page.set_default_timeout(5000)
    Verifier(scenario, example.path, seat, page, base_url).run()
