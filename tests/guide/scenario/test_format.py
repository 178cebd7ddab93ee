import pytest

from sandbox.content.reading.errors import ContentError
from sandbox.guide.scenario.format import Show
from tests.guide.make import HEAD, STEP, scenario

DONE = "    done: {event: letter-opened}\n"


def complaint(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        scenario(text)
    return str(caught.value)


def test_a_step_without_an_id_is_called_after_its_place() -> None:
    read = scenario(f"{HEAD}steps:\n{STEP}{DONE}{STEP}{DONE}    id: to\n")
    assert read.ids == ("1", "to")
    assert read.step("to") is read.steps[1]
    assert read.slug == "opgave"


@pytest.mark.parametrize(
    ("tail", "says"),
    [
        (f"steps:\n{STEP}", "steps[1].done: nøglen mangler"),
        (f"steps:\n{STEP}{DONE}    playy: []\n", "linje 14, steps[1].playy: ukendt nøgle; mente du “play”?"),
        (f"steps:\n{STEP}{DONE}    id: x\n{STEP}{DONE}    id: x\n", "samme id står to steder: x"),
        ("steps: []\n", "steps: her skal mindst stå 1"),
        (f"levle: 2\nsteps:\n{STEP}{DONE}", "linje 8, levle: ukendt nøgle; mente du “level”?"),
        (f"field: haver\nsteps:\n{STEP}{DONE}", "linje 8, field: her skal stå en af disse"),
        (
            f"steps:\n{STEP}{DONE}    why: Hej {{citizen.nam}}\n",
            "linje 14, steps[1].why: ukendt pladsholder {citizen.nam}",
        ),
        (
            f"steps:\n{STEP}{DONE}    slips:\n      - say: Nej.\n        when: {{event: signed-in}}\n",
            "steps[1].slips[1].play: nøglen mangler",
        ),
        (
            f"start:\n  - lettr: x\nsteps:\n{STEP}{DONE}",
            "linje 9, start[1]: ukendt nøgle; mente du “letter”?",
        ),
        (
            f"start:\n  - letter: x\n    daysago: 2\nsteps:\n{STEP}{DONE}",
            "linje 10, start[1].daysago: ukendt nøgle; mente du “days_ago”?",
        ),
        (
            f"meanwhile:\n  - {{id: m, title: M, happens: [{{letter: x}}]}}\nsteps:\n{STEP}{DONE}",
            "skriv after eller push",
        ),
        (
            f"meanwhile:\n  - {{id: m, title: M, push: true, happens: [{{clock: '09:00'}}]}}\nsteps:\n{STEP}{DONE}",
            "kan kun stå under start",
        ),
        (
            f"meanwhile:\n  - {{id: m, title: M, after: {{stp: x}}, happens: [{{letter: x}}]}}\nsteps:\n{STEP}{DONE}",
            "linje 9, meanwhile[1].after: ukendt nøgle; mente du “step”?",
        ),
        (
            f"steps:\n{STEP}{DONE}    show: {{page: borger.dk, element: x}}\n",
            "steps[1].show.page: teksten skal følge mønstret",
        ),
        (f"steps:\n{STEP}{DONE}  - title: T\n", "steps[2].say: nøglen mangler"),
    ],
)
def test_a_damaged_file_says_where_and_what(tail: str, says: str) -> None:
    assert says in complaint(HEAD + tail)


def test_a_place_on_an_address_of_an_earlier_version_is_shown_on_the_page_of_today() -> None:
    assert Show(page="/post.borger.dk/letter/*", element="reply").page == "/post.borger.dk/brev/*"


def test_a_play_can_only_push_what_can_be_pushed() -> None:
    step = STEP.replace("{see: x}", "{push: brev}")
    meanwhile = "meanwhile:\n  - {id: brev, title: Brev, after: {minutes: 5}, happens: [{letter: x}]}\n"
    assert "push: “brev” er ikke en meanwhile med push: true" in complaint(
        f"{HEAD}{meanwhile}steps:\n{step}{DONE}"
    )


@pytest.mark.parametrize(
    "play", ["{approve: true}", "{press: A, in: footer}", "{clock: {}}", "{key: 123}", "{back: false}"]
)
def test_the_play_language_takes_nothing_else(play: str) -> None:
    assert "steps[1].play" in complaint(f"{HEAD}steps:\n{STEP.replace('{see: x}', play)}{DONE}")
