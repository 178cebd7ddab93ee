"""Loads all exercises: the valid ones, and the problems of the others by file, line and key."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from sandbox.content.mail.letters import Letter, letters
from sandbox.content.reading.catalogue import yaml_files
from sandbox.content.reading.errors import ContentError, Location
from sandbox.content.reading.yaml_file import Document, read, validate
from sandbox.guide.scenario.content_references import unknown_names
from sandbox.guide.scenario.format import AfterStep, Meanwhile, Scenario, Show, Step
from sandbox.guide.scenario.highlight_targets import Targets, all_targets
from sandbox.guide.scenario.order import in_order
from sandbox.guide.scenario.play_actions import Beside, Pick
from sandbox.guide.setup.base import CannotHappen
from sandbox.guide.setup.kinds import LetterComes

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class References:
    """What exercises refer to outside themselves."""

    letters: Mapping[str, Letter] = field(default_factory=letters)
    targets: Targets = field(default_factory=all_targets)
    is_page: Callable[[str], bool] = lambda path: True


@dataclass(frozen=True)
class Catalogue:
    """By slug, in the order in which they are offered; drafts are among them. `files` is for messages.

    `problems` are of the files that were left out, `failed` of those that failed at a seat since the start.
    """

    scenarios: dict[str, Scenario]
    problems: Sequence[ContentError]
    files: Mapping[str, Path]
    failed: dict[str, ContentError] = field(default_factory=dict)

    def get(self, slug: str) -> Scenario | None:
        return self.scenarios.get(slug)

    def note_start(self, scenario: Scenario, error: CannotHappen) -> None:
        """Keep for the instructor, and log, that an exercise could not begin."""
        self._note(scenario, ("start", error.place), f"opgaven kan ikke begynde: {error}")

    def note_meanwhile(self, scenario: Scenario, meanwhile: Meanwhile, error: CannotHappen) -> None:
        """As `note_start`, for something that could not happen in the middle of an exercise."""
        place = ("meanwhile", scenario.meanwhile.index(meanwhile), "happens", error.place)
        self._note(scenario, place, f"det kan ikke ske: {error}")

    def _note(self, scenario: Scenario, location: Location, message: str) -> None:
        path = self.files.get(scenario.slug, Path(f"{scenario.slug}.yaml"))
        try:
            problem = read(path).problem(location, message)
        except ContentError:  # the file was changed while the class is running
            problem = ContentError(path, 1, location, message)
        self.failed[f"{scenario.slug} {problem.key}"] = problem
        log.error("%s: %s failed at a seat", scenario.slug, problem.key)

    def ready(self) -> list[Scenario]:
        """Those that are no drafts."""
        return [scenario for scenario in self.scenarios.values() if not scenario.draft]


def load(folders: Iterable[Path], references: References | None = None) -> Catalogue:
    """Read `<folder>/<pack>/<slug>.yaml`. An exercise with a problem is left out, and the problem is told."""
    sound: dict[str, tuple[Document, Scenario]] = {}
    paths, problems = _files(folders)
    for path in paths:
        try:
            document = read(path)
            scenario = validate(document, Scenario)
            _check_slug(document, scenario, sound)
            sound[scenario.slug] = (document, scenario)
        except ContentError as error:
            problems += error.errors
    slugs = [path.stem for path in paths]
    for slug, wrong in _cross_checks(sound, slugs, references or References()):
        problems.extend(wrong)
        del sound[slug]
    kept = in_order(scenario for _, scenario in sound.values())
    files = {slug: document.path for slug, (document, _) in sound.items()}
    return Catalogue({scenario.slug: scenario for scenario in kept}, problems, files)


def _files(folders: Iterable[Path]) -> tuple[list[Path], list[ContentError]]:
    """The exercises of every pack, and each file that was meant to be one and lies or is called otherwise."""
    paths: list[Path] = []
    problems: list[ContentError] = []
    for folder in folders:
        stray, misplaced = yaml_files(folder, below=False)
        problems += misplaced
        problems += [
            ContentError(path, 1, (), "en opgave ligger i en mappe, der er dens pakke") for path in stray
        ]
        for pack in sorted(path for path in folder.glob("*") if path.is_dir() and "." not in path.name):
            found, wrong = yaml_files(pack)
            paths += found
            problems += wrong
    return paths, problems


def _check_slug(document: Document, scenario: Scenario, known: dict[str, tuple[Document, Scenario]]) -> None:
    if scenario.slug != document.path.stem:
        raise document.problem(("slug",), "slug følger af filens navn; udelad linjen")
    if scenario.slug in known:
        other = known[scenario.slug][0].path
        raise document.problem(
            (), f"der er allerede en opgave med det navn: {other.parent.name}/{other.name}"
        )


def _cross_checks(
    sound: dict[str, tuple[Document, Scenario]], slugs: Sequence[str], references: References
) -> list[tuple[str, list[ContentError]]]:
    found = []
    for slug, (document, scenario) in sound.items():
        wrong = [
            document.problem(location, message)
            for location, message in problems_of(scenario, slugs, references)
        ]
        if wrong:
            found.append((slug, wrong))
    return found


def problems_of(
    scenario: Scenario, slugs: Sequence[str], references: References
) -> Iterator[tuple[Location, str]]:
    """What one sound file refers to and is not there; `slugs` are those of all files, sound or not."""
    for key in ("prerequisites", "next"):
        for place, slug in enumerate(getattr(scenario, key)):
            if slug not in slugs:
                yield (key, place), f"ukendt opgave “{slug}”{_suggestion(slug, slugs)}"
    yield from _unknown_letters(scenario, references)
    yield from unknown_names(scenario)
    yield from _unknown_steps(scenario)
    for place, step in enumerate(scenario.steps):
        if step.show:
            yield from _unknown_place(("steps", place, "show"), step.show, references)
        for also, show in enumerate(step.also_show):
            yield from _unknown_place(("steps", place, "also_show", also), show, references)
        yield from _unknown_picks(("steps", place), step, references)


def _unknown_place(where: Location, show: Show, references: References) -> Iterator[tuple[Location, str]]:
    if not references.is_page(show.page):
        yield (*where, "page"), f"siden {show.page} findes ikke"
    if show.element not in references.targets:
        yield (*where, "element"), f'ingen side har data-show="{show.element}"'


def _unknown_picks(where: Location, step: Step, references: References) -> Iterator[tuple[Location, str]]:
    actions = [action for play in (step.play, *(slip.play for slip in step.slips)) for action in play]
    in_hand = [each for action in actions if isinstance(action, Beside) for each in action.do]
    for action in (*actions, *in_hand):
        if isinstance(action, Pick) and action.pick not in references.targets:
            yield (*where, "play"), f'ingen side har data-show="{action.pick}"'


def _unknown_letters(scenario: Scenario, references: References) -> Iterator[tuple[Location, str]]:
    known = references.letters
    for location, sent in _delivered(scenario):
        if sent.letter not in known:
            yield (*location, "letter"), f"ukendt brev “{sent.letter}”{_suggestion(sent.letter, list(known))}"
        elif problem := _wrong_facts(sent, known[sent.letter]):
            yield (*location, "facts"), problem


def _wrong_facts(sent: LetterComes, letter: Letter) -> str | None:
    if missing := letter.required - sent.facts.keys():
        return f"brevet skal have at vide: {', '.join(sorted(missing))}"
    if unknown := sent.facts.keys() - letter.facts.keys():
        return f"brevet bruger ikke: {', '.join(sorted(unknown))}"
    return None


def _delivered(scenario: Scenario) -> Iterator[tuple[Location, LetterComes]]:
    places: list[tuple[Location, Sequence[object]]] = [(("start",), scenario.start)]
    places += [
        (("meanwhile", place, "happens"), each.happens) for place, each in enumerate(scenario.meanwhile)
    ]
    for location, happenings in places:
        for place, happening in enumerate(happenings):
            if isinstance(happening, LetterComes):
                yield (*location, place), happening


def _unknown_steps(scenario: Scenario) -> Iterator[tuple[Location, str]]:
    for place, meanwhile in enumerate(scenario.meanwhile):
        after = meanwhile.after
        if isinstance(after, AfterStep) and after.step not in scenario.ids:
            message = f"ukendt trin “{after.step}”{_suggestion(after.step, scenario.ids)}"
            yield ("meanwhile", place, "after", "step"), message


def _suggestion(word: str, known: Sequence[str]) -> str:
    nearest = get_close_matches(word, known, n=1)
    return f"; mente du “{nearest[0]}”?" if nearest else ""
