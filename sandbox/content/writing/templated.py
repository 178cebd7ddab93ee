"""What letters, text messages, documents and records have in common: facts, and texts that ask for them."""

from collections.abc import Collection, Iterable, Mapping
from typing import ClassVar, Protocol

from pydantic import Field

from sandbox.content.reading.yaml_file import ContentModel


class Seeding(Protocol):
    """How something lies there from the start."""

    @property
    def to(self) -> str: ...

    @property
    def facts(self) -> dict[str, str]: ...


class Templated(ContentModel):
    """Each fact has its default, or nothing, and then whoever uses the file must give it.

    `called` is what messages to authors call it.
    """

    called: ClassVar[str]
    facts: dict[str, str | None] = Field(default_factory=dict)

    @property
    def required(self) -> frozenset[str]:
        """The facts that must be given."""
        return frozenset(name for name, default in self.facts.items() if default is None)

    def facts_from(self, known: Mapping[str, str]) -> dict[str, str]:
        """Those of what is known that must be given.

        :raises KeyError: when one of them is not known.
        """
        return {name: known[name] for name in self.facts if name in self.required}

    def check_facts(self, asked: Collection[str], given: Collection[str], used: Collection[str] = ()) -> None:
        """Every placeholder that is `asked` for is `given` to all, a fee or a fact; every fact is asked for, or `used`.

        :raise ValueError: when it is not so.
        """
        unknown = {
            name for name in asked if name not in {*given, *self.facts} and not name.startswith("fee_")
        }
        if unknown:
            raise ValueError(f"pladsholdere uden en linje under facts: {', '.join(sorted(unknown))}")
        if unused := self.facts.keys() - {*asked, *used}:
            raise ValueError(f"facts, som {self.called} ikke bruger: {', '.join(sorted(unused))}")

    def check_seeds(self, seeds: Iterable[Seeding], required: Collection[str]) -> None:
        """:raise ValueError: when a seed gives other facts than there are, or not all that are required."""
        for seed in seeds:
            if seed.facts.keys() - self.facts.keys() or set(required) - seed.facts.keys():
                raise ValueError(f"seed til {seed.to} skal give netop de facts, som {self.called} beder om")
