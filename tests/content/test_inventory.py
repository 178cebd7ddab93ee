from pathlib import Path

import pytest

from sandbox.content import articles, inventory, letters
from sandbox.content.yamlfile import load_all


def test_everything_that_is_shipped_names_only_what_is_there() -> None:
    assert [str(problem) for problem in inventory.problems()] == []


def test_everything_is_counted() -> None:
    assert all(inventory.counted().values())


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of letters of its own in place of the shipped one."""
    monkeypatch.setattr(letters, "FOLDER", tmp_path)
    monkeypatch.setitem(inventory.SHELVES, "breve", (letters.letters.__wrapped__, tmp_path))
    return tmp_path


SOUND = """\
sender: borgerservice
subject: Et brev
kind: orientering
body: Kære {name}
"""
ANSWERED = 'reply: true\nanswer: {{letter: {}, after: "+1 day"}}\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            SOUND.replace("borgerservice", "borgerservic"),
            "linje 1, sender: myndigheden “borgerservic” findes ikke",
        ),
        (SOUND + "attachments: [findes-ikke]\n", "attachments[1]: dokumentet “findes-ikke” findes ikke"),
        (SOUND.replace("kind:", "kidn:"), "linje 3, kidn"),
        (
            SOUND + 'appeal: Klag.\nappeal_by: "+klagefristen"\n',
            "linje 6, appeal_by: fristen “klagefristen” findes",
        ),
        (SOUND + ANSWERED.format("findes-ikke"), "linje 6, answer.letter: brevet “findes-ikke” findes ikke"),
        (
            SOUND + ANSWERED.format("svar-om-tid"),
            "linje 6, answer.letter: brevet “svar-om-tid” skal have at vide: app",
        ),
        (
            SOUND + ANSWERED.format("svar-folkepension"),
            "linje 6, answer.letter: brevet “svar-folkepension” er fra en",
        ),
    ],
)
def test_a_name_of_nothing_and_a_key_of_nothing_are_told_with_file_and_line(
    shelf: Path, text: str, told: str
) -> None:
    (shelf / "proeve.yaml").write_text(text, encoding="utf-8")
    (problem,) = (each for each in inventory.problems() if each.path.name == "proeve.yaml")
    assert told in str(problem)


def test_an_article_may_not_lead_to_a_self_service_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (articles.FOLDER / "flytning.yaml").read_text(encoding="utf-8")
    (tmp_path / "flytning.yaml").write_text(
        source.replace("service: flytning", "service: flytningen"), encoding="utf-8"
    )
    shelf = (lambda: load_all(tmp_path, articles.Article), tmp_path)
    monkeypatch.setitem(inventory.SHELVES, "artikler", shelf)
    (problem,) = (each for each in inventory.problems() if "flytningen" in str(each))
    assert problem.key == "start.service"
