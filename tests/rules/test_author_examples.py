"""The examples of the authors' pages work as they stand, each alone: they are checked, tested and used."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.config import ROOT
from sandbox.content import consistency
from sandbox.content.services.catalogue import services as self_services
from sandbox.content.services.model import CHECK
from sandbox.guide import scenario_catalogue, start_check
from sandbox.guide.scenario.loading import References, load
from sandbox.web.services import Services
from sandbox.world import timeline
from sandbox.world.seeding import seeded_world
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.author_examples import AuthorExample, examples
from tests.conftest import DAY, forget_content
from tests.sites.mailboxes import POST, address, letter_of, main_of
from tests.sites.walking import Walk
from tests.world.worlds import sign_in_for_long

KINDS = {"artikel", "brev", "dokument", "myndighed", "oplysning", "opgave", "selvbetjening"}
CONTENT = sorted(KINDS - {"opgave"})
COPIED = ("content", "docs", "sandbox", "scenarios", "static", "templates", "tests", "translations")

SitDown = Callable[[Role], FlaskClient]
ChangeOf = Callable[[FlaskClient, Callable[[World], object]], object]


def test_every_kind_that_has_a_page_has_an_example() -> None:
    assert examples().keys() == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_text_before_an_example_says_where_the_file_is_to_be(kind: str) -> None:
    example = examples()[kind]
    before = example.page_text.split(f"```yaml {example.path}")[0]
    assert f"`{example.path}`" in before
    assert not (ROOT / example.path).exists(), "an example is a file that an author makes"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the whole project, without what is made on this machine."""
    copied = tmp_path / "project"
    skip = shutil.ignore_patterns("__pycache__", "screenshots", "data")
    for folder in COPIED:
        shutil.copytree(ROOT / folder, copied / folder, ignore=skip)
    for file in (*ROOT.glob("*.py"), ROOT / "pyproject.toml", ROOT / "justfile"):
        shutil.copy(file, copied)
    return copied


def test_the_examples_pass_the_tests_that_their_pages_tell_of(project: Path) -> None:
    """All in one run, because starting it takes longest; the other tests add each alone."""
    commands = [("tests/guide/scenario/test_loading_shipped.py", examples()["opgave"].slug)]
    for example in examples().values():
        example.write(project)
        commands += map(paths_and_choice, example.test_commands)
    assert len(commands) == len(KINDS)
    paths = " ".join(told for told, _ in commands).split()
    chosen = " or ".join(choice for _, choice in commands)
    run = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-v", *paths, "-k", chosen]
    ran = subprocess.run(run, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]
    for path in paths:
        assert re.search(rf"^{re.escape(path)}.*::test_.* PASSED", ran.stdout, re.MULTILINE), path
    for kind in ("opgave", "selvbetjening"):  # each file of these kinds has tests of its own
        slug = examples()[kind].slug
        assert re.search(rf"::test_.*\[{slug}\b.* PASSED", ran.stdout), slug


def paths_and_choice(arguments: str) -> tuple[str, str]:
    """The files of tests, and the words of `-k`; without it all tests of the files are chosen by their names."""
    told = re.fullmatch(r"(.+?)(?: -k (?:\"(.+)\"|(\S+)))? -q", arguments)
    assert told, arguments
    return told[1], told[2] or told[3] or " or ".join(Path(path).stem for path in told[1].split())


@pytest.fixture
def added(request: pytest.FixtureRequest, content_copy: Path) -> AuthorExample:
    """The example of the page that the test names, added alone to a copy of all content."""
    example = examples()[request.param]
    example.write(content_copy.parent)
    forget_content()
    return example


def example_of(page: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("added", [page], indirect=True)


@pytest.mark.parametrize("added", CONTENT, indirect=True)
def test_check_finds_nothing_wrong_with_an_example(added: AuthorExample) -> None:
    assert [str(problem) for problem in consistency.problems()] == []


@pytest.fixture
def sit_down(app: Flask, services: Services) -> SitDown:
    """A participant of a class that is opened now, signed in as the citizen of that role."""
    codes = iter(["1234", "5678"])

    def sit(role: Role) -> FlaskClient:
        world = seeded_world(services.config.seed, 1, DAY, services.config.cohort_year)
        sign_in_for_long(world, role)
        opened = services.classes.open("Prøvehold", DAY, codes, (), [world.to_json()], "both")
        client = app.test_client()
        client.post("/", data={"code": opened.code, "seat": "1"})
        return client

    return sit


@example_of("brev")
def test_the_letter_is_in_the_inbox_and_is_read_and_answered(
    added: AuthorExample, sit_down: SitDown, world: Callable[[FlaskClient], World]
) -> None:
    client = sit_down("senior")
    assert "Vil du være med i en læsekreds?" in main_of(client.get(f"{POST}/").text)
    boxed = letter_of(world(client), added.slug)
    read = main_of(client.get(address(boxed)).text)
    assert world(client).citizen("senior").name in read
    assert "{" not in read
    assert client.post(f"{address(boxed)}/besvar").status_code == 303


@example_of("myndighed")
def test_the_authority_can_be_written_to_and_answers(
    added: AuthorExample, sit_down: SitDown, world: Callable[[FlaskClient], World], change: ChangeOf
) -> None:
    client = sit_down("senior")
    assert f'value="{added.slug}"' in client.get(f"{POST}/skriv?q=museum").text
    draft = client.post(f"{POST}/skriv", data={"authority": added.slug}).location
    written = {"category": "omvisning", "subject": "Omvisning", "text": "Kan vi komme?", "do": "send"}
    assert client.post(draft, data=written).status_code == 303
    change(client, lambda stored: timeline.move_clock(stored, 5 * 24 * 60))
    came = {boxed.letter for boxed in world(client).post["senior"].letters}
    assert came >= {"kvittering-for-besked", "svar-fra-andre"}


@example_of("dokument")
def test_the_document_is_among_the_citizens_own(
    added: AuthorExample, sit_down: SitDown, world: Callable[[FlaskClient], World]
) -> None:
    client = sit_down("senior")
    (own,) = (kept for kept in world(client).shelf["senior"] if kept.document == added.slug)
    path = f"/documents/senior/{own.id}"
    assert f'href="{path}"' in client.get("/documents/senior/").text
    read = main_of(client.get(path).text)
    assert "Cykelsmeden" in read
    assert "{" not in read
    assert client.get(f"{path}.pdf").mimetype == "application/pdf"


@example_of("oplysning")
def test_the_record_is_on_its_card(added: AuthorExample, sit_down: SitDown) -> None:
    read = main_of(sit_down("senior").get("/borger.dk/mit-overblik/aftaler-og-frister").text)
    assert "Dit lånerkort" in read
    others = main_of(sit_down("young").get("/borger.dk/mit-overblik/aftaler-og-frister").text)
    assert "Dit lånerkort" not in others


@example_of("artikel")
def test_the_article_has_a_page_and_is_found(added: AuthorExample, sit_down: SitDown) -> None:
    client = sit_down("senior")
    assert "I en læsekreds læser alle den samme bog." in client.get(f"/borger.dk/{added.slug}").text
    link = f'href="/borger.dk/{added.slug}"'
    assert link in client.get("/borger.dk/bibliotek").text
    assert f"/borger.dk/{added.slug}" in client.get("/borger.dk/soeg?q=bogklub").text


@example_of("selvbetjening")
def test_the_self_service_is_found_answered_and_receipted(
    added: AuthorExample, sit_down: SitDown, world: Callable[[FlaskClient], World]
) -> None:
    client, service = sit_down("senior"), self_services()[added.slug]
    walk = Walk(client, service, world(client).clock)
    assert f'href="{walk.base}"' in client.get("/borger.dk/bibliotek").text
    sent = walk.to(CHECK, {"day": "morning"}).send()
    assert sent.status_code == 303
    receipt = main_of(client.get(sent.headers["Location"]).text)
    assert "Vi begynder altid klokken 10." in receipt
    assert world(client).submissions[0].case_number in receipt


def test_check_finds_nothing_wrong_with_the_exercise(app: Flask, services: Services, tmp_path: Path) -> None:
    example = examples()["opgave"]
    example.write(tmp_path)
    references = References(is_page=lambda path: scenario_catalogue.is_page(app, path))
    read = load([tmp_path / "scenarios"], references)
    started = start_check.problems(read, start_check.households(services.config))
    assert [str(problem) for problem in (*read.problems, *started)] == []
    assert list(read.scenarios) == [example.slug]
