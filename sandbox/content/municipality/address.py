"""The model of an address, and how it is written."""

from sandbox.content.reading.yaml_file import ContentModel


class Address(ContentModel):
    """A home or an office; `floor` and `door` are empty for a house, and "st" and "th" for the ground floor right."""

    street: str
    number: str
    floor: str = ""
    door: str = ""
    postcode: str
    town: str

    @property
    def line(self) -> str:
        inside = [f"{part}." for part in (self.floor, self.door) if part]
        return f"{self.street} {self.number}" + (f", {' '.join(inside)}" if inside else "")

    @property
    def town_line(self) -> str:
        return f"{self.postcode} {self.town}"

    @property
    def text(self) -> str:
        return f"{self.line}, {self.town_line}"
