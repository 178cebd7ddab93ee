"""Broken content of every kind is left out and told, and what needs it goes with it; the rest works."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.content import consistency
from sandbox.content.kinds import KINDS, SINGLE_FILES, Kind, SingleFile, all_patterns
from sandbox.content.mail import authorities, documents, letters, records
from sandbox.content.municipality import appointment_types
from sandbox.content.portal import articles
from sandbox.content.reading.errors import ContentErrors
from sandbox.content.reading.yaml_file import LARGEST, read
from sandbox.content.rules import rates
from sandbox.content.services.catalogue import services
from tests.conftest import forget_content, forget_municipality

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


def test_everything_that_is_shipped_names_only_what_is_there() -> None:
    assert [str(problem) for problem in consistency.problems()] == []


def test_everything_is_counted() -> None:
    assert all(consistency.counted().values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_broken_file_of_any_kind_is_named_and_the_others_are_read(content_copy: Path, kind: Kind) -> None:
    catalogue: Any = kind.read
    sound, files = dict(catalogue()), catalogue().files
    slug, path = next(iter(files.items()))
    folder, text = path.parent, path.read_text(encoding="utf-8")
    files_of_bytes = {
        "itu.yaml": b"a: [",
        "ukendt-noegle.yaml": f"{text.rstrip()}\nfindes_ikke: 1\n".encode(),
        "forkert-type.yaml": b"- en\n- liste\n",
        "tom.yaml": b"",
        "latin.yaml": "title: Læs".encode("latin-1"),
        "stor.yaml": f"#{'x' * LARGEST}\n{text}".encode(),
        "bombe.yaml": BOMB.encode(),
        "dyb.yaml": b"[" * 100_000,
        "to-gange.yaml": b"slug: a\nslug: b\n",
        f"{path.stem} - Kopi.yaml": text.encode(),
        f"._{path.name}": b"\x00\x05\x16\x07",
        f"{path.stem}.yml": text.encode(),
        f"{path.stem}.yaml.txt": text.encode(),
        "undermappe/brev.yaml": text.encode(),
    }
    for spoilt, raw in files_of_bytes.items():
        (folder / spoilt).parent.mkdir(exist_ok=True)
        (folder / spoilt).write_bytes(raw)
    (folder / "mappe.yaml").mkdir()
    (folder / "henvisning.yaml").symlink_to(folder / "findes-ikke")
    catalogue.cache_clear()
    left = catalogue()
    assert dict(left) == sound
    assert slug in left
    named = {problem.path.relative_to(folder).as_posix() for problem in left.problems}
    assert named == {*files_of_bytes, "mappe.yaml", "henvisning.yaml"}
    assert all(problem.message and problem.line >= 1 for problem in left.problems)


def wrong(annotation: Any) -> Any:
    return "nej" if annotation is int else 1


def with_three_mistakes(kind: Kind | SingleFile, data: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """The data with a key that is unknown, one of the wrong type and one that is missing, and the three keys.

    A kind with a single key that must be there has two unknown ones instead.
    """
    fields = {field.alias or name: field for name, field in kind.model.model_fields.items() if name != "slug"}
    (mistyped, field), *others = fields.items()
    missing = next((name for name, other in others if other.is_required()), "heller_ikke")
    changed = data | {"findes_ikke": 1, mistyped: wrong(field.annotation)}
    if missing in changed:
        del changed[missing]
    else:
        changed[missing] = 1
    return changed, {"findes_ikke", mistyped, missing}


def test_every_mistake_of_a_file_of_every_kind_is_told(content_copy: Path) -> None:
    expected: dict[Path, set[str]] = {}
    for kind in KINDS:
        file = next(iter(kind.read().files.values()))
        data, expected[file.with_stem("proeve")] = with_three_mistakes(kind, read(file).data)
        file.with_stem("proeve").write_text(json.dumps(data), encoding="utf-8")
    forget_content()
    told: dict[Path, list[str]] = {}
    for problem in consistency.problems():
        told.setdefault(problem.path, []).append(problem.key)
    assert {path: set(keys) for path, keys in told.items()} == expected
    assert {len(keys) for keys in told.values()} == {3}


@pytest.mark.usefixtures("content_copy")
@pytest.mark.parametrize("kind", SINGLE_FILES, ids=lambda file: file.name)
def test_every_mistake_of_a_single_file_is_told(kind: SingleFile) -> None:
    data, keys = with_three_mistakes(kind, read(kind.file).data)
    kind.file.write_text(json.dumps(data), encoding="utf-8")
    forget_content()
    told = {str(problem): problem for problem in consistency.problems()}.values()
    assert {problem.path for problem in told} == {kind.file}
    assert sorted(problem.key for problem in told) == sorted(keys)


def add_wrong_key(path: Path) -> None:
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\nfindes_ikke: 1\n", encoding="utf-8")


def with_wrong_key() -> set[Path]:
    forget_content()
    return {problem.path for problem in consistency.problems() if problem.key == "findes_ikke"}


def test_a_wrong_key_is_told_of_every_file_of_every_municipality(content_copy: Path) -> None:
    """Where the settings of a municipality cannot be read, its other files cannot be checked."""
    files = {path for pattern, _ in all_patterns() for path in content_copy.glob(pattern)}
    foundations = {file.file for file in SINGLE_FILES}
    settings_files = set(content_copy.glob("municipalities/*/settings.yaml")) - foundations
    files -= foundations | settings_files
    for path in files:
        add_wrong_key(path)
    assert with_wrong_key() == files
    for path in settings_files:
        add_wrong_key(path)
    assert settings_files
    assert settings_files <= with_wrong_key()


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
        (
            SOUND + "attachments: [findes-ikke]\n",
            "linje 5, attachments[1]: dokumentet “findes-ikke” findes ikke",
        ),
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
    content_copy: Path, text: str, told: str
) -> None:
    (content_copy / "letters" / "proeve.yaml").write_text(text, encoding="utf-8")
    (problem,) = consistency.problems()
    assert problem.path.name == "proeve.yaml"
    assert told in str(problem)


@pytest.mark.parametrize(("slug", "key"), [("flytning", "article: "), ("aegteskab", "    instead: ")])
def test_a_self_service_that_leads_to_no_article_is_told_with_its_line(
    content_copy: Path, slug: str, key: str
) -> None:
    path = content_copy / "services" / f"{slug}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines) if text.startswith(key))
    lines[line] = f"{key}{slug}n"
    path.write_text("\n".join(lines), encoding="utf-8")
    told = [str(problem) for problem in consistency.problems() if problem.path == path]
    assert any(f"linje {line + 1}" in problem and f"mente du “{slug}”" in problem for problem in told), told


def broken(content: Path, *names: str) -> None:
    """Break these files, and take out what needs them."""
    for name in names:
        (content / f"{name}.yaml").write_text("a: [", encoding="utf-8")
    consistency.settle()


def test_an_article_loses_its_button_when_the_self_service_is_broken(content_copy: Path) -> None:
    broken(content_copy, "services/flytning")
    article = articles.articles()["flytning"]
    assert article.start is None
    assert article.body
    assert any(problem.key == "start.service" for problem in articles.articles().problems)


def test_a_category_goes_with_the_letter_that_answers_it(content_copy: Path) -> None:
    slug, place, answer = next(
        (slug, place, category.answer.letter)
        for slug, authority in authorities.authorities().items()
        for place, category in enumerate(authority.categories)
        if category.answer and len(authority.categories) > 1
    )
    gone = authorities.authorities()[slug].categories[place]
    forget_municipality()
    broken(content_copy, f"letters/{answer}")
    left = authorities.authorities()[slug].categories
    assert left
    assert gone not in left


def test_a_letter_stays_without_what_was_attached(content_copy: Path) -> None:
    slug = next(slug for slug, letter in letters.letters().items() if letter.attachments)
    (attached, *others) = letters.letters()[slug].attachments
    for cached in (letters.letters, documents.documents):
        cached.cache_clear()
    broken(content_copy, f"documents/{attached}")
    assert letters.letters()[slug].attachments == others


def test_what_cannot_do_without_the_broken_one_goes_too_and_so_on(content_copy: Path) -> None:
    sent = {letter.slug for letter in letters.letters().values() if letter.sender == "skattestyrelsen"}
    letters.letters.cache_clear()
    forget_municipality()
    broken(content_copy, "authorities/skattestyrelsen")
    assert sent
    assert not sent & letters.letters().keys()
    assert "forskudsopgoerelse" not in services()
    assert all(record.authority != "skattestyrelsen" for record in records.records().values())
    assert consistency.left_out()


def test_an_errand_whose_receipt_is_broken_is_not_offered(content_copy: Path) -> None:
    broken(content_copy, "letters/kvittering-tidsbestilling")
    assert not appointment_types.appointment_types()


def test_taking_out_ends_and_finds_the_same_the_second_time(content_copy: Path) -> None:
    for folder in ("letters", "authorities", "rates", "services", "documents"):
        for path in sorted((content_copy / folder).glob("*.yaml"))[::2]:
            path.write_text("a: [", encoding="utf-8")
    consistency.settle()
    first = list(map(str, consistency.left_out()))
    consistency.settle()
    assert list(map(str, consistency.left_out())) == first


@pytest.mark.parametrize("name", ["settings", "themes", "waste", "institutions", "parking"])
def test_without_the_municipalitys_own_files_the_start_stops_with_a_sentence(
    content_copy: Path, name: str
) -> None:
    (content_copy / "municipalities" / "oeveby" / f"{name}.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(ContentErrors, match=f"oeveby/{name}.yaml, linje 1: filen er ikke skrevet rigtigt"):
        consistency.require()


@pytest.mark.parametrize("slug", sorted(rates.FOUNDATIONS))
def test_without_a_figure_that_the_world_counts_by_the_start_stops_with_a_sentence(
    content_copy: Path, slug: str
) -> None:
    (content_copy / "rates" / f"{slug}.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(ContentErrors, match=f"rates/{slug}.yaml, linje 1"):
        consistency.require()
