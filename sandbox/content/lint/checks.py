"""Applies the rules to the files of every kind."""

from collections.abc import Iterator

from sandbox.content import consistency
from sandbox.content.kinds import ALL, Kind, SingleFile
from sandbox.content.lint import kind_rules, texts
from sandbox.content.lint.texts import BANDS, PLAIN, Found, IsReal
from sandbox.content.reading.errors import ContentError
from sandbox.content.reading.yaml_file import read


def problems(is_real: IsReal) -> list[ContentError]:
    """Check all usable content of every municipality. `is_real` is called with each text, translations included."""

    def of_all_kinds() -> Iterator[ContentError]:
        for kind in ALL:
            yield from problems_of(kind, is_real)

    return [*of_all_kinds(), *consistency.elsewhere(of_all_kinds)]


def problems_of(kind: Kind | SingleFile, is_real: IsReal) -> Iterator[ContentError]:
    """Check the files of a kind; of a kind that municipalities have, those of the chosen one."""
    band = BANDS.get(kind.name, PLAIN)
    short: list[str] = []
    for path, content in kind.contents():
        prose = texts.prose_of(content)
        if len(prose.split()) < texts.ENOUGH:
            short.append(prose)
        found: list[Found] = [
            texts.readability(content, band),
            texts.words(content, band),
            texts.headings(content),
            texts.real_data(content, is_real),
            kind_rules.of_its_kind(content),
        ]
        for rule in found:
            yield from (read(path).problem(*fault) for fault in rule)
    if message := texts.too_hard("\n\n".join(filter(None, short)), band):
        folder = next(kind.contents())[0].parent
        yield ContentError(folder, 1, (), f"de korte tekster tilsammen: {message}")
