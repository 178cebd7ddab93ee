"""Those who write to citizens, and whom citizens can write to: `authorities/<slug>.yaml`."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from sandbox.content.text import fill
from sandbox.content.yamlfile import ContentModel, load_all

FOLDER = Path(__file__).with_name("authorities")

AuthorityKind = Literal["statslig", "region", "kommune", "øvrig", "privat"]


class Authority(ContentModel):
    """`name` and `address` may hold `{municipality}`: its name is configuration."""

    slug: str
    name: str
    kind: AuthorityKind
    phone: Annotated[str, Field(pattern=r"^0\d( \d\d){3}$", description="Opfundet: begynder med 0")]
    address: str
    replies: bool = False

    def called(self, municipality: str) -> str:
        return fill(self.name, {"municipality": municipality})


@cache
def authorities() -> dict[str, Authority]:
    """By slug. :raise ContentErrors: with every file that cannot be read."""
    return load_all(FOLDER, Authority)
