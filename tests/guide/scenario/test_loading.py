from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.config import ROOT
from sandbox.guide.scenario.highlight_targets import Targets
from sandbox.guide.scenario.loading import Catalogue, References, load
from tests.guide.make import HEAD, STEP

DONE = "    done: {event: letter-opened}\n"
SOUND = f"{HEAD}steps:\n{STEP}{DONE}"
REFERENCES = References(
    targets=Targets(frozenset({"log-on"}), frozenset()), is_page=lambda path: path.startswith("/borger.dk")
)


@pytest.fixture
def write(tmp_path: Path) -> Path:
    (tmp_path / "pakke").mkdir()
    return tmp_path


def reading(folder: Path, **files: str) -> Catalogue:
    for name, text in files.items():
        path = folder / "pakke" / f"{name.replace('_', '-')}.yaml"
        path.write_text(text, encoding="utf-8")
    return load([folder], REFERENCES)


def problems(read: Catalogue) -> list[str]:
    return [f"{each.path.name}:{each.line} {each.key}: {each.message}" for each in read.problems]


def test_sound_files_are_found_by_slug_the_easiest_first(write: Path) -> None:
    read = reading(
        write, b=SOUND, a=SOUND.replace("level: 1", "level: 3"), c=SOUND.replace("title: En", "title: Aen")
    )
    assert list(read.scenarios) == ["c", "b", "a"]
    assert read.get("a") is not None
    assert read.get("d") is None
    assert not read.problems


def test_a_draft_is_read_but_is_not_ready(write: Path) -> None:
    read = reading(write, a=SOUND, b=SOUND + "draft: true\n")
    assert [scenario.slug for scenario in read.ready()] == ["a"]
    assert read.get("b") is not None


def test_a_broken_file_leaves_the_others_in_use(write: Path) -> None:
    read = reading(
        write, a=SOUND + "next: [b]\n", b="format: 1\n  title: [", c=SOUND.replace("level: 1", "level: 9")
    )
    assert list(read.scenarios) == ["a"]
    assert problems(read) == [
        "b.yaml:2 : " + read.problems[0].message,
        "c.yaml:4 level: tallet må højst være 5",
    ]


def test_every_mistake_of_a_file_is_told(write: Path) -> None:
    text = SOUND.replace("level: 1", "level: 9").replace("title:", "titel:", 1) + "findes_ikke: 1\n"
    assert {key for said in problems(reading(write, a=text)) if (key := said.split()[1])} == {
        "level:",
        "titel:",
        "findes_ikke:",
    }


@pytest.mark.parametrize(
    ("tail", "says"),
    [
        ("next: [aa, nesten]\n", "next[2]: ukendt opgave “nesten”; mente du “naesten”?"),
        ("prerequisites: [x]\n", "prerequisites[1]: ukendt opgave “x”"),
        ("start:\n  - letter: elregnig\n", "start[1].letter: ukendt brev “elregnig”; mente du “elregning”?"),
        (
            "start:\n  - letter: su-afgoerelse\n    facts: {farve: rød}\n",
            "start[1].facts: brevet bruger ikke: farve",
        ),
        ("start:\n  - letter: kvittering-flytning\n", "start[1].facts: brevet skal have at vide: "),
        (
            "meanwhile:\n  - id: m\n    title: M\n    push: true\n    happens: [{letter: nix}]\n",
            "meanwhile[1].happens[1].letter: ukendt brev “nix”",
        ),
        (
            "meanwhile:\n  - id: m\n    title: M\n    after: {step: sidst}\n    happens: [{letter: elregning}]\n",
            "meanwhile[1].after.step: ukendt trin “sidst”",
        ),
    ],
)
def test_what_a_file_refers_to_has_to_be_there(write: Path, tail: str, says: str) -> None:
    read = reading(write, a=SOUND + tail, aa=SOUND, naesten=SOUND)
    assert list(read.scenarios) == ["aa", "naesten"]
    assert says in problems(read)[0]
    assert read.problems[0].line > SOUND.count("\n")


@pytest.mark.parametrize(
    ("show", "says"),
    [
        (
            "{page: /borger.dk/, element: log-onn}",
            'a.yaml:14 steps[1].show.element: ingen side har data-show="log-onn"',
        ),
        (
            "{page: /findes-ikke.dk/, element: log-on}",
            "a.yaml:14 steps[1].show.page: siden /findes-ikke.dk/ findes ikke",
        ),
    ],
)
def test_what_is_lit_has_to_be_on_a_page(write: Path, show: str, says: str) -> None:
    assert problems(reading(write, a=f"{SOUND}    show: {show}\n")) == [says]


def test_each_further_place_to_be_lit_has_to_be_on_a_page(write: Path) -> None:
    places = "[{page: /borger.dk/, element: log-on}, {page: /borger.dk/, element: log-onn}]"
    assert problems(reading(write, a=f"{SOUND}    also_show: {places}\n")) == [
        'a.yaml:14 steps[1].also_show[2].element: ingen side har data-show="log-onn"'
    ]


@pytest.mark.parametrize("pick", ["{pick: log-onn}", "{beside: phone/senior, do: [{pick: log-onn}]}"])
def test_what_a_play_picks_has_to_be_on_a_page(write: Path, pick: str) -> None:
    picks = SOUND.replace("[{see: x}]", f"[{{pick: log-on}}, {pick}]")
    assert picks != SOUND
    [problem] = problems(reading(write, a=picks))
    assert 'steps[1].play: ingen side har data-show="log-onn"' in problem


def test_a_letter_that_a_step_waits_for_has_to_exist(write: Path) -> None:
    asked = SOUND.replace(
        "{event: letter-opened}", "{any: [{event: letter-opened, where: {letter: elregnin}}]}"
    )
    assert (
        "steps[1]: brevet “elregnin” findes ikke; mente du “elregning”?"
        in problems(reading(write, a=asked))[0]
    )


def test_two_files_cannot_have_one_name(write: Path) -> None:
    (write / "anden").mkdir()
    (write / "anden" / "a.yaml").write_text(SOUND, encoding="utf-8")
    read = reading(write, a=SOUND)
    assert list(read.scenarios) == ["a"]
    assert "der er allerede en opgave med det navn: anden/a.yaml" in problems(read)[0]


def test_a_slug_of_ones_own_is_told_to_go(write: Path) -> None:
    assert (
        "a.yaml:14 slug: slug følger af filens navn" in problems(reading(write, a=SOUND + "slug: andet\n"))[0]
    )


@pytest.mark.parametrize(
    "name",
    ["pakke/b - Kopi.yaml", "pakke/._b.yaml", "pakke/b.yml", "pakke/under/b.yaml", "b.yaml", "pakke/B.yaml"],
)
def test_a_file_that_lies_or_is_called_otherwise_is_named_and_not_read(write: Path, name: str) -> None:
    (write / "pakke" / "under").mkdir()
    (write / name).write_text(SOUND, encoding="utf-8")
    read = reading(write, a=SOUND)
    assert list(read.scenarios) == ["a"]
    assert [problem.path for problem in read.problems] == [write / name]


MOVE = (ROOT / "scenarios" / "flytning" / "meld-flytning.yaml").read_text(encoding="utf-8").splitlines()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, len(MOVE) - 1),
    st.sampled_from(["drop", "twice", "indent", "misspell", "swap", "cut"]),
    st.text("{}[]:-&*!|>'\"%@`#æ\t ", max_size=4),
)
def test_a_damaged_file_is_told_of_and_never_stops_the_start(
    write: Path, at: int, how: str, junk: str
) -> None:
    lines = list(MOVE)
    damage = {
        "drop": [],
        "twice": [lines[at], lines[at]],
        "indent": [f"  {junk}{lines[at]}"],
        "misspell": [lines[at].replace("e", "ee", 1) + junk],
        "swap": [junk, lines[at]],
        "cut": [lines[at][: len(lines[at]) // 2] + junk],
    }
    lines[at : at + 1] = damage[how]
    read = reading(write, a="\n".join(lines))
    assert len(read.scenarios) + len(read.problems) >= 1
    for problem in read.problems:
        assert problem.message
        assert 1 <= problem.line <= len(lines) + 1
