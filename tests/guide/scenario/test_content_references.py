import pytest

from sandbox.guide.scenario.content_references import unknown_names
from tests.guide.make import HEAD, STEP, scenario


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("{event: submission-sent, where: {service: flytnin}}", "selvbetjeningen “flytnin” findes ikke"),
        ("{event: submission-sent, where: {service: {in: [flytning, flyt]}}}", "“flyt” findes ikke"),
        ("{event: letter-opened, where: {letter: findes-ikke}}", "brevet “findes-ikke” findes ikke"),
        ("{event: record-noted, where: {record: pass}}", "oplysningen “pass” findes ikke; mente du “pas”?"),
        ("{event: message-sent, where: {authority: skat}}", "myndigheden “skat” findes ikke"),
    ],
)
def test_a_name_of_nothing_is_told(done: str, told: str) -> None:
    ((location, message),) = unknown_names(scenario(f"{HEAD}steps:\n{STEP}    done: {done}\n"))
    assert location == ("steps", 0)
    assert told in message


@pytest.mark.parametrize(
    "done",
    [
        "{event: submission-sent, where: {service: flytning}}",
        "{event: answer-rejected, where: {service: fuldmagt}}",
        "{event: signed-in, where: {service: post.borger.dk}}",
        "{event: letter-opened, where: {letter: indkaldelse-oejne}}",
        "{event: doctor-chosen, where: {doctor: '{citizen.doctor}'}}",
    ],
)
def test_what_is_there_or_known_only_at_a_seat_passes(done: str) -> None:
    assert not list(unknown_names(scenario(f"{HEAD}steps:\n{STEP}    done: {done}\n")))
