"""Models of the household: citizens and children, and the three roles."""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from sandbox.content.municipality.address import Address
from sandbox.world.state.base import Part

Gender = Literal["female", "male"]


Role = Literal["senior", "parent", "young"]
ROLES: tuple[Role, ...] = get_args(Role)


def role_named(text: str | None) -> Role | None:
    """The role of that name; None when there is none."""
    return next((role for role in ROLES if role == text), None)


class Person(Part):
    first_name: str
    last_name: str
    gender: Gender
    born: date
    cpr: Annotated[str, Field(pattern=r"^\d{10}$")]

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def cpr_text(self) -> str:
        return f"{self.cpr[:6]}-{self.cpr[6:]}"

    def age(self, on: date) -> int:
        """Whole years on that day."""
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))


class Child(Person):
    """A child of the parent, living with the parent."""


class Citizen(Person):
    """An adult who signs in; `doctor` is the name of a practice of the municipality."""

    role: Role
    phone: str
    email: str
    address: Address
    moved_in: date
    doctor: str

    @property
    def phone_text(self) -> str:
        return " ".join(self.phone[at : at + 2] for at in range(0, len(self.phone), 2))


class Household(Part):
    number: int
    citizens: dict[Role, Citizen]
    children: list[Child]
